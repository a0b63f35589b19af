"""One module per format that a graph is written in."""
