"""Diagrams' texts, workbooks and GraphML hold what is seen, read back by a second reader."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping

import networkx as nx
import openpyxl
import pygraphviz
import pytest
from lxml import etree

import texts
from graph.analysis.blocking import Asked, Judged
from graph.analysis.neighbourhood import neighbourhood
from graph.errors import SheetTooLongError
from graph.export import cells, dot, graphml, mermaid, xlsx
from graph.export.look import Look
from graph.export.plate.lettering import writable
from graph.export.stamp import Stamp
from graph.layout import arrow
from graph.model import Direction, Edge, Fact, Node, Subgraph
from graph.palette import STATELESS, STATES, Theme
from graph.picture import edge_id
from loaders import rules
from tests import exported_views
from tests.exported_views import VIEWS, plain, view
from views.housing import built


def stamp(name: str) -> Stamp:
    return exported_views.seen(view(name), f"Vue de {name}").stamp


@pytest.mark.parametrize("name", VIEWS)
def test_workbook_has_every_node_link_and_evidence_as_text(name: str) -> None:
    part = view(name)
    told = stamp(name)
    written = xlsx.write(part, told, lang="fr")
    assert xlsx.write(part, told, lang="fr") == written
    book = openpyxl.load_workbook(io.BytesIO(written))
    nodes, links, evidence = (book[texts.translate("fr", f"sheet.{code}")] for code in ("nodes", "links", "evidence"))
    assert [row[-1].value for row in nodes.iter_rows(min_row=2)] == [node.id for node in part.nodes]
    assert links.max_row == len(part.edges) + 1
    facts: tuple[Fact, ...] = (*part.nodes, *part.edges, *part.statements)
    assert evidence.max_row == sum(len(fact.evidence) for fact in facts) + 1
    about = [row[1].value for row in book[texts.translate("fr", "sheet.stamp")].iter_rows(min_row=2)]
    assert list(map(plain, about)) == list(map(plain, (told.title, *told.said, told.version, *told.sources)))
    cells = [cell for page in book for row in page.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert not [cell for cell in cells if cell.data_type == "n" and cell.value is not None]
    assert not [cell for cell in cells if cell.hyperlink]


@pytest.mark.parametrize("name", VIEWS)
def test_dot_is_read_back_by_graphviz(name: str) -> None:
    part = view(name)
    read_back = pygraphviz.AGraph(string=dot.write(part, stamp(name), lang="fr"))
    nodes = {node for node in read_back.nodes() if not node.startswith(dot.ASIDE)}
    assert nodes == {node.id for node in part.nodes}
    edges = [edge for edge in read_back.edges() if not edge[0].startswith(dot.ASIDE)]
    assert sorted(edges) == sorted(arrow(edge.kind, edge.source, edge.target) for edge in part.edges)
    drawn = etree.fromstring(read_back.draw(format="svg", prog="dot"))
    shown = plain("".join(drawn.itertext()))
    assert all(plain(node.label) in shown for node in part.nodes if is_printable(node))
    assert all(plain(words) in shown for words in stamp(name).lines("fr") if words.isprintable())


def test_dot_has_colours_and_signs_of_statuses_and_a_legend() -> None:
    part = view("service:ens")
    states = dict(zip((node.id for node in part.nodes), STATES, strict=False))
    look = Look(states=states, focus=["service:ens"])
    read_back = pygraphviz.AGraph(string=dot.write(part, Stamp("Essai"), lang="fr", look=look))
    for node in part.nodes:
        state, drawn = STATES.get(states.get(node.id, ""), STATELESS), read_back.get_node(node.id)
        assert drawn.attr["fillcolor"] == state.colours(Theme.LIGHT).fill
        assert drawn.attr["label"] == dot._plain(f"{state.sign} {node.label}".strip())  # noqa: SLF001
    legend = {node.attr["label"] for node in read_back.nodes() if node.startswith(dot.ASIDE)}
    assert legend >= {f"{STATES[code].sign} {texts.translate('fr', f'verdict.{code}')}" for code in states.values()}


def is_printable(node: Node) -> bool:
    return node.label.isprintable()


def floors() -> dict[str, set[str]]:
    """The ids on each floor of the whole programme, by its name, the highest first."""
    shipped = rules.shipped()
    number = shipped.floors_of(exported_views.whole().nodes)
    return {
        floor.name.fr: {node for node, on in number.items() if on == at}
        for at, floor in reversed([*enumerate(shipped.floors)])
    }


def test_a_house_has_its_floors_in_dot_and_mermaid_and_dot_keeps_their_order() -> None:
    part, look = exported_views.whole(), Look(built=exported_views.house())
    read_back = pygraphviz.AGraph(string=dot.write(part, Stamp("Essai"), lang="fr", look=look))
    held = {
        frame.graph_attr["label"]: {node for node in frame.nodes() if not node.startswith(dot.ASIDE)}
        for frame in read_back.subgraphs()
    }
    assert held == floors() | {texts.translate("fr", "stamp.legend"): set()}
    read_back.layout(prog="dot")
    heights = {node: float(node.attr["pos"].split(",")[1]) for node in read_back.nodes()}
    lowest = [min(heights[node] for node in nodes) for nodes in floors().values()]
    highest = [max(heights[node] for node in nodes) for nodes in floors().values()]
    assert all(low > high for low, high in zip(lowest, highest[1:], strict=False))
    number = {node.id: f"n{place}" for place, node in enumerate(part.nodes, start=1)}
    written = mermaid.write(part, Stamp("Essai"), lang="fr", look=look)
    frames = re.findall(r"subgraph s\d\[.*?\]\n(.*?)\n    end", written, re.DOTALL)
    found = [set(re.findall(r"^    (n\d+)", frame, re.MULTILINE)) for frame in frames]
    assert found == [{number[node] for node in nodes} for nodes in floors().values()]


def test_mermaid_draws_the_links_that_climb_in_red_and_no_other() -> None:
    part, house = exported_views.whole(), exported_views.house()
    number = {node.id: f"n{place}" for place, node in enumerate(part.nodes, start=1)}
    written = mermaid.write(part, Stamp("Essai"), lang="fr", look=Look(built=house))
    lines = re.findall(r"^    (\w+) (?:~~~|-\S*?)(?:\|.*\|)? ?(\w+)$", written, re.MULTILINE)
    red = [int(at) for places in re.findall(r"linkStyle (\S+) stroke:#C5221F", written) for at in places.split(",")]
    climbing = [edge for edge in part.edges if edge_id(edge) in {*house.borne, *house.climbing}]
    assert climbing
    expected = [(number[edge.source], number[edge.target]) for edge in climbing]
    assert sorted(lines[at] for at in red if lines[at][0].startswith("n")) == sorted(expected)
    boxes = [name for name in re.findall(r"^    (k\d+)\W", written, re.MULTILINE) if f"    {name} ~~~" not in written]
    assert len(boxes) == 1  # the last one: all others of the legend are tied to the next


def test_floors_keep_their_order_in_dot_though_one_between_them_is_empty() -> None:
    start = "action:opposabilite-interoperabilite"
    part = neighbourhood(exported_views.roadmap(), [start], Direction.BOTH, 1).subgraph.canonical()
    number = rules.shipped().floors_of(part.nodes)
    assert set(number.values()) == {0, 3}
    look = Look(built=built(part, "2023-05-17"))
    read_back = pygraphviz.AGraph(string=dot.write(part, Stamp("Essai"), lang="fr", look=look))
    read_back.layout(prog="dot")
    heights = {name: float(read_back.get_node(name).attr["pos"].split(",")[1]) for name in number}
    assert min(heights[name] for name in number if number[name]) > max(
        heights[name] for name in number if not number[name]
    )


def test_dot_has_the_ends_of_lines_that_the_picture_has_and_holds_any_name() -> None:
    names = ("é" * 10_000, "x" * 20_000, "😀" * 9_000, "DMP", "Cnam")
    nodes = tuple(Node(f"service:n{place}", "Service", name) for place, name in enumerate(names))
    edges = (
        Edge("service:n0", "service:n1", "DEPENDS_ON", "requires", blocking=True),
        Edge("service:n2", "service:n3", "DELIVERS"),
        Edge("service:n4", "service:n3", "OPERATES"),
    )
    read_back = pygraphviz.AGraph(string=dot.write(Subgraph(nodes=nodes, edges=edges), Stamp("Essai"), lang="fr"))
    shown = plain("".join(etree.fromstring(read_back.draw(format="svg", prog="dot")).itertext()))
    assert all(name in shown for name in names)
    ends = {(a, b): read_back.get_edge(a, b).attr for a, b in read_back.edges() if not a.startswith(dot.ASIDE)}
    heads = {tail + head: (attr["arrowhead"], attr["arrowtail"]) for (tail, head), attr in ends.items()}
    assert set(heads.values()) == {("normal", ""), ("normal", "dot"), ("vee", "")}


@pytest.mark.parametrize("name", VIEWS)
def test_graphml_is_read_back_by_networkx(name: str) -> None:
    part = view(name)
    read_back = nx.parse_graphml(graphml.write(part, stamp(name)), force_multigraph=True)
    assert read_back.graph["title"] == writable(stamp(name).title)
    found: Mapping[str, str] = dict(read_back.nodes(data="label"))
    assert found == {node.id: writable(node.label) for node in part.nodes}
    kinds = sorted((source, target, facts["kind"]) for source, target, facts in read_back.edges(data=True))
    assert kinds == sorted((edge.source, edge.target, edge.kind) for edge in part.edges)


def test_workbook_and_graphml_tell_the_status_of_a_day_and_the_workbook_why() -> None:
    snapshot = exported_views.roadmap()
    judged = Judged(snapshot, Asked("2020-06-18"))
    part = view("service:ens")
    states = judged.states(snapshot.index(node.id) for node in part.nodes)
    book = openpyxl.load_workbook(io.BytesIO(xlsx.write(part, Stamp("Essai"), lang="fr", judged=judged)))
    head, *rows = book[texts.translate("fr", "sheet.nodes")].iter_rows(values_only=True)
    at = {code: head.index(texts.translate("fr", f"sheet.nodes.{code}")) for code in ("id", "status", "why")}
    told = {row[at["id"]]: (row[at["status"]], row[at["why"]]) for row in rows}
    assert {name: status for name, (status, _) in told.items() if status} == {
        name: texts.translate("fr", f"verdict.{code}") for name, code in states.items()
    }
    assert told["service:ens"][1].startswith("Bloqué\u00a0: ENS")
    read_back = nx.parse_graphml(graphml.write(part, Stamp("Essai"), states=states), force_multigraph=True)
    assert {name: code for name, code in dict(read_back.nodes(data="verdict")).items() if code} == states


def test_every_link_of_graphml_has_an_id_of_its_own() -> None:
    part = view("service:ens")
    root = etree.fromstring(graphml.write(part, Stamp("Essai")).encode())
    names = [each.get("id") for each in root.iter("{*}edge")]
    assert len(set(names)) == len(names) == len(part.edges)
    keys = [each.get("id") for each in root.iter("{*}key")]
    assert len(set(keys)) == len(keys)


def test_a_sheet_that_cannot_hold_all_rows_is_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    part = view("service:ens")
    monkeypatch.setattr(cells, "MOST_ROWS", len(part.edges))
    with pytest.raises(SheetTooLongError, match=f"'Preuves' holds {len(part.edges)} rows"):
        xlsx.write(part, Stamp("Essai"), lang="fr")


def test_a_text_longer_than_a_cell_ends_in_a_sign() -> None:
    assert cells.cut("x" * cells.LONGEST) == "x" * cells.LONGEST
    assert cells.cut("x" * (cells.LONGEST + 1)) == "x" * (cells.LONGEST - 1) + "…"
    cut = cells.cut("😀" * 20_000)
    assert cells.LONGEST - 1 <= len(cut.encode("utf-16-le")) // 2 <= cells.LONGEST
    assert (cut[0], cut[-1]) == ("😀", "…")
    assert cells.cut("a\ud800b") == "a\ufffdb"


def test_a_row_is_as_high_as_its_longest_cell_needs_and_no_higher_than_excel_has_it() -> None:
    assert cells.height(["un", "deux"], [10, 10]) == 15
    assert cells.height(["x" * 100, "un"], [10, 10]) == pytest.approx(150, abs=15)
    assert cells.height(["un\ndeux\ntrois"], [10]) == 45
    assert cells.height(["x" * cells.LONGEST], [10]) == 409
    book = openpyxl.load_workbook(io.BytesIO(xlsx.write(view("service:ens"), Stamp("Essai"), lang="fr")))
    page = book[texts.translate("fr", "sheet.nodes")]
    longest = max(range(2, page.max_row + 1), key=lambda row: max(len(str(cell.value or "")) for cell in page[row]))
    assert page.row_dimensions[longest].height > 15
