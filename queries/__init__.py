"""Named questions to the graph, one Cypher file each, read the same by every engine."""
