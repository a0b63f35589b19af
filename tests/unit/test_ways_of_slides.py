"""Lines of slides: a plain curve where it is free, and round a box where it would pass behind it."""

from __future__ import annotations

import io
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

import pptx
import pytest

from graph.export import pptx as slides
from graph.export.plate import Look, Plate, plate
from graph.export.plate.ways import Boxes, bends
from graph.layout import Orientation
from graph.model import Edge, Node, Subgraph
from tests import exported_views
from tests.exported_views import NORMAL, view

BOXES = [
    {"id": name, "x": x, "y": y, "size": [100, 40]}
    for name, x, y in (("a", 0, 0), ("between", 200, 0), ("b", 400, 0), ("beside", 200, 300))
]


class Place(NamedTuple):
    """Where a shape stands, in the units of slides."""

    left: int
    top: int
    width: int
    height: int


def line(*points: tuple[float, float]) -> dict[str, Any]:
    return {"from": "a", "to": "b", "points": [list(point) for point in points]}


def test_a_line_behind_a_box_leads_by_the_points_of_its_lane() -> None:
    # a ── between ── b, and the lane of the picture passes above
    lane = line((50, 0), (150, -40), (250, -40), (350, 0))
    assert bends(lane, Boxes.of(BOXES), is_right=True) == [(150, -40), (250, -40)]
    assert bends(lane, Boxes.of([box for box in BOXES if box["id"] != "between"]), is_right=True) == []


def test_boxes_at_both_ends_and_beside_are_no_hindrance() -> None:
    assert bends(line((50, 0), (350, 0)), Boxes.of([BOXES[0], BOXES[2], BOXES[3]]), is_right=True) == []
    assert bends({"from": "a", "to": "a", "points": []}, Boxes.of(BOXES), is_right=True) == []


@pytest.mark.parametrize(("count", "is_led"), [(60, True), (210, False)])
def test_lines_of_a_picture_that_is_only_looked_at_go_straight_to_their_ends(count: int, is_led: bool) -> None:  # noqa: FBT001
    # a ladder: each node relies on the next and on the third, whose line would pass behind the second
    nodes = tuple(Node(f"service:n{place:03}", "Service", f"Nom {place}") for place in range(count // 2 + 2))
    pairs = [*pairwise(nodes), *zip(nodes, nodes[2:], strict=False)][:count]
    links = tuple(Edge(one.id, other.id, "DEPENDS_ON", "requires", blocking=True) for one, other in pairs)
    made = plate(Subgraph(nodes=nodes, edges=links), title="Échelle", version="", lang="fr")
    slide = pptx.Presentation(io.BytesIO(slides.write([slides.View(made)], title="Essai"))).slides[0]
    pieces = sum(shape.shape_type == 9 for shape in slide.shapes)
    assert len(links) == count
    assert (pieces > count) is is_led


@cache
def plates() -> dict[str, Plate]:
    """Three parts of the roadmap to the right, the first of them downwards, and the programme's house."""
    first = view(NORMAL[0])
    house = Look(built=exported_views.house())
    down = Look(orientation=Orientation.DOWN)
    return {
        **{name: exported_views.seen(view(name), name) for name in NORMAL},
        "down": plate(first, title="", version="", lang="fr", look=down),
        "house": plate(exported_views.whole(), title="", version="", lang="fr", look=house),
    }


@pytest.mark.parametrize("name", [*NORMAL, "down", "house"])
def test_no_piece_of_a_line_as_a_slide_holds_it_passes_behind_a_box(name: str) -> None:
    picture = plates()[name].picture
    slide = pptx.Presentation(io.BytesIO(slides.write([slides.View(plates()[name])], title="")))
    shapes = list(slide.slides[0].shapes)
    floors = {storey.text for storey in picture.storeys}
    boxes = [shape for shape in shapes if shape.shape_type == 1 and shape.text_frame.text and shape.name not in floors]
    assert len(boxes) == len(picture.nodes)
    places = {box.shape_id: Place(box.left, box.top, box.width, box.height) for box in boxes}
    behind = 0
    for line in (shape for shape in shapes if shape.shape_type == 9):
        ends = {int(end.get("id")) for end in line._element.xpath(".//a:stCxn | .//a:endCxn")}  # noqa: SLF001
        points = ((line.begin_x, line.begin_y), (line.end_x, line.end_y))
        is_curve = "curved" in line._element.xpath(".//a:prstGeom")[0].get("prst")  # noqa: SLF001
        is_upright = bool(line._element.spPr.xfrm.get("rot"))  # noqa: SLF001
        if is_upright:
            points = upright(line)
        assert not is_curve or is_upright == (picture.orientation == "down")
        behind += any(
            passes_behind(*points, box, "straight" if not is_curve else "down" if is_upright else "right")
            for name_of_box, box in places.items()
            if name_of_box not in ends
        )
    assert behind <= len(picture.edges) * 0.01


def upright(line: Any) -> tuple[tuple[float, float], tuple[float, float]]:  # noqa: ANN401 - untyped library
    """Both ends of a turned curve, from its place, size and flips: a quarter turn takes (x, y) to (-y, x)."""
    placed = line._element.spPr.xfrm  # noqa: SLF001
    wide, high = int(placed.ext.cx), int(placed.ext.cy)
    middle = (int(placed.off.x) + wide / 2, int(placed.off.y) + high / 2)
    is_back, is_up = placed.get("flipH") == "1", placed.get("flipV") == "1"
    start = (wide / 2 if is_back else -wide / 2, high / 2 if is_up else -high / 2)
    turned = (-start[1], start[0])
    return (middle[0] + turned[0], middle[1] + turned[1]), (middle[0] - turned[0], middle[1] - turned[1])


def test_a_turned_curve_ends_where_it_is_glued() -> None:
    slide = pptx.Presentation(io.BytesIO(slides.write([slides.View(plates()["house"])], title=""))).slides[0]
    middles = {
        shape.shape_id: (shape.left + shape.width / 2, shape.top, shape.top + shape.height)
        for shape in slide.shapes
        if shape.shape_type == 1
    }
    turned = [line for line in slide.shapes if line.shape_type == 9 and line._element.spPr.xfrm.get("rot")]  # noqa: SLF001
    assert len(turned) > 20
    for line in turned:
        for (x, y), name in zip(upright(line), ("stCxn", "endCxn"), strict=True):
            glued_to = middles[int(line._element.xpath(f".//a:{name}")[0].get("id"))]  # noqa: SLF001
            assert x == pytest.approx(glued_to[0], abs=9_525)
            assert min(abs(y - side) for side in glued_to[1:]) < 9_525


def passes_behind(
    one: tuple[float, float],
    other: tuple[float, float],
    box: Place,
    kind: str,
) -> bool:
    """Whether a line between two points, looked at in a hundred places, enters a box by more than a pixel."""
    (x0, y0), (x1, y1) = one, other
    left, right, top, bottom = box.left, box.left + box.width, box.top, box.top + box.height
    if max(x0, x1) < left or min(x0, x1) > right or max(y0, y1) < top or min(y0, y1) > bottom:
        return False
    for step in range(101):
        t = step / 100
        s = 3 * (1 - t) * t * t + t**3  # how far across, where a curve leaves and arrives along the layers
        along = 3 * t * (1 - t) * 0.5 * ((1 - t) + t) + t**3
        x, y = x0 + (x1 - x0) * t, y0 + (y1 - y0) * t
        if kind == "right":
            x, y = x0 + (x1 - x0) * along, y0 + (y1 - y0) * s
        elif kind == "down":
            x, y = x0 + (x1 - x0) * s, y0 + (y1 - y0) * along
        if left + 9_525 < x < right - 9_525 and top + 9_525 < y < bottom - 9_525:
            return True
    return False
