"""Time and memory beside a peer in the same run, told as ratios: `make bench`."""
