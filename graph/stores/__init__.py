"""The engines that keep a graph, all behind `graph.store.GraphStore`."""
