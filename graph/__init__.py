"""What the graph is and what can be asked of it."""
