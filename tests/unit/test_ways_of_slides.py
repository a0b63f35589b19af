"""Lines of slides: a plain curve where it is free, and round a box where it would pass behind it."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from graph.export.plate.ways import bends
from tests import exported_views
from tests.exported_views import NORMAL, view

BOXES = [
    {"id": name, "x": x, "y": y, "size": [100, 40]}
    for name, x, y in (("a", 0, 0), ("between", 200, 0), ("b", 400, 0), ("beside", 200, 300))
]


def line(*points: tuple[float, float]) -> dict[str, Any]:
    return {"from": "a", "to": "b", "points": [list(point) for point in points]}


def test_a_line_behind_a_box_leads_by_the_points_of_its_lane() -> None:
    # a ── between ── b, and the lane of the picture passes above
    lane = line((50, 0), (150, -40), (250, -40), (350, 0))
    assert bends(lane, BOXES, is_right=True) == [(150, -40), (250, -40)]
    assert bends(lane, [box for box in BOXES if box["id"] != "between"], is_right=True) == []


def test_boxes_at_both_ends_and_beside_are_no_hindrance() -> None:
    assert bends(line((50, 0), (350, 0)), [BOXES[0], BOXES[2], BOXES[3]], is_right=True) == []
    assert bends({"from": "a", "to": "a", "points": []}, BOXES, is_right=True) == []


@pytest.mark.parametrize("name", NORMAL)
def test_no_piece_of_a_line_passes_behind_a_box(name: str) -> None:
    picture = exported_views.seen(view(name), name).picture
    led = 0
    for edge in picture.edges:
        via = bends(edge, picture.nodes, is_right=True)
        led += bool(via)
        stops = [tuple(edge["points"][0]), *via, tuple(edge["points"][-1])] if edge["points"] else []
        for one, other in pairwise(stops):
            piece = {**edge, "points": [list(one), list(other)]}
            assert bends(piece, picture.nodes, is_right=True) == []
            for box in picture.nodes:
                if box["id"] not in {edge["from"], edge["to"]}:
                    assert not passes_behind(one, other, box)
    assert led < len(picture.edges) / 2


def passes_behind(one: tuple[float, ...], other: tuple[float, ...], box: dict[str, Any]) -> bool:
    """Whether the S between two points, looked at in two hundred places, enters a box."""
    (x0, y0), (x1, y1) = one, other
    across, down = (side / 2 for side in box["size"])
    for step in range(201):
        t = step / 200
        x = x0 * (1 - t) ** 3 + 3 * (t * (1 - t) ** 2 + t * t * (1 - t)) * (x0 + x1) / 2 + x1 * t**3
        y = y0 * ((1 - t) ** 3 + 3 * t * (1 - t) ** 2) + y1 * (3 * t * t * (1 - t) + t**3)
        if abs(x - box["x"]) < across and abs(y - box["y"]) < down:
            return True
    return False
