"""What is asked of the graph and shown of it, as values: a view, its address, its picture, a story of several views."""
