"""The graph as Arrow tables: the record that a version keeps, with the integer columns the arrays are made from."""

from graph.tables.columns import numbers
from graph.tables.layout import OWNERS, Row, Tables
from graph.tables.reading import Facts, properties_of, to_subgraph
from graph.tables.writing import from_subgraph

__all__ = ["OWNERS", "Facts", "Row", "Tables", "from_subgraph", "numbers", "properties_of", "to_subgraph"]
