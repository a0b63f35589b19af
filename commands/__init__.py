"""The terminal's commands, grouped by what they answer; `cli.py` puts them together."""
