"""A layout with more in it: what stands keeps its place, new boxes stand beside what they are linked to."""

from __future__ import annotations

from graph.layout.beside import Ground, Point, beside, straight
from graph.layout.boxes import WIDTH, arrow, height_of
from graph.layout.rows import rows_below
from graph.layout.values import GAPS, NEAR, Layout, Orientation, Position
from graph.model import Subgraph


def grown(layout: Layout, subgraph: Subgraph, *, opener: str, orientation: Orientation) -> Layout:
    """Places for a part that holds more than a layout does; what is not in the part leaves.

    New nodes stand in the layer before or after what they are linked to, the ``opener`` (an id) where it is. Their
    lines are straight ones: unlike those of `layered` they may pass behind a box.
    """
    nodes = sorted(subgraph.nodes, key=lambda node: node.id)
    number = {node.id: at for at, node in enumerate(nodes)}
    ends = {edge.key: arrow(edge.kind, edge.source, edge.target) for edge in subgraph.canonical().edges}
    arrows = {key: (number[tail], number[head]) for key, (tail, head) in ends.items() if tail != head}
    sizes = [(WIDTH, height_of(node)) for node in nodes]

    def turned(x: float, y: float) -> Point:
        """Between a picture's axes and (across, along), both ways."""
        return (x, y) if orientation is Orientation.RIGHT else (y, x)

    ground = Ground(
        middles={number[key]: turned(at.x, at.y) for key, at in layout.places.items() if key in number},
        sizes={box: turned(*size) for box, size in enumerate(sizes)},
        ways=[[turned(point.x, point.y) for point in way] for key, way in layout.routes.items() if key in arrows],
        far=GAPS[orientation].far,
        near=NEAR,
    )
    middles = {**ground.middles, **beside(ground, [*arrows.values()], number.get(opener))}
    found = {box: turned(*middle) for box, middle in middles.items()}
    found |= rows_below(found, [box for box in range(len(nodes)) if box not in found], sizes)
    ways = {
        key: layout.routes.get(key)
        or tuple(
            Position(*turned(*point))
            for point in straight(turned(*found[tail]), turned(*found[head]), (ground.sizes[tail], ground.sizes[head]))
        )
        for key, (tail, head) in arrows.items()
    }
    return Layout({node.id: Position(*found[number[node.id]]) for node in nodes}, ways)
