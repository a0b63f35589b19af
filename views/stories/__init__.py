"""Stories: views of the graph told one after the other, as a value, as a small text file, as files for a meeting."""
