"""The real Mermaid draws the text of an export: every box, arrow and word, and no name is more than a name."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from graph.export import mermaid
from graph.export.look import Look
from graph.export.stamp import Stamp
from graph.layout import Orientation, arrow
from graph.model import Edge, Node, Subgraph
from graph.palette import STATELESS, STATES, Theme
from loaders.rules import shipped
from tests.browser.conftest import Open, Visit
from tests.exported_views import VIEWS, house, view, whole
from tests.hostile_names import HOSTILE
from tests.mermaid_library import draw
from texts import translate

pytestmark = pytest.mark.browser

LEVELS = ("strict", "loose")
"""Of Mermaid's security: what documents draw with, and the one that lets a diagram hold markup, links and calls."""

MARKDOWN = (
    "1. Un",
    "2) Deux",
    "- Trois",
    "* Quatre",
    "# Cinq",
    "> Six",
    "**sept** _huit_ ~~neuf~~",
    "`dix`",
    "`**onze**`",
    "a\\nb",
    "a<br/>b",
    "$$x^2$$",
    "fa:fa-car",
    "#35; #quot; &amp;",
    "[lien](https://stranger.invalid/x)",
    "https://stranger.invalid/x.png",
    "---",
    "end",
    "graph TD",
    "Ségur – « l’été », 50 %",
)
"""What Mermaid makes lists, letters, formulas, signs or links of, or reads as its own words."""


def shown(name: str) -> str:
    """A name in HTML: blanks are one, and no character has the number zero."""
    return " ".join(name.replace("\0", "\ufffd").split())


def boxes(page: Page) -> dict[str, str]:
    """Words by the number of the node; those of legend and stamp have no number."""
    found = page.locator("#drawn g.node").evaluate_all("all => all.map(({ id, textContent }) => [id, textContent])")
    numbered = ((re.search(r"-(n\d+)-\d+$", name), words) for name, words in found)
    return {number[1]: shown(words) for number, words in numbered if number}


def arrows(page: Page) -> list[tuple[str, str]]:
    """The numbers of both ends, from tail to head."""
    names = page.locator("#drawn path.flowchart-link").evaluate_all("all => all.map(({ id }) => id)")
    found = (re.search(r"-L_(n\d+)_(n\d+)_\d+$", name) for name in names)
    return sorted((ends[1], ends[2]) for ends in found if ends)


def chain(names: tuple[str, ...]) -> Subgraph:
    """A service of each name, each relying on the next."""
    nodes = [Node(f"service:m{place:02}", "Service", name) for place, name in enumerate(names)]
    edges = [Edge(a.id, b.id, "DEPENDS_ON", "requires", blocking=True) for a, b in pairwise(nodes)]
    return Subgraph((), tuple(nodes), tuple(edges)).canonical()


def part_of(name: str) -> Subgraph:
    return chain(MARKDOWN) if name == "markdown" else view(name)


def drawn(visit: Open, text: str, level: str) -> Visit:
    seen = visit("about:blank")
    draw(seen.page, text, level=level)
    return seen


@pytest.mark.parametrize("name", [*VIEWS, "markdown"])
def test_every_box_and_every_arrow_is_drawn_with_its_words(name: str, visit: Open) -> None:
    part = part_of(name)
    seen = drawn(visit, mermaid.write(part, Stamp(HOSTILE[0], MARKDOWN, MARKDOWN, HOSTILE[1]), lang="fr"), "strict")
    number = {node.id: f"n{place}" for place, node in enumerate(part.nodes, start=1)}
    assert boxes(seen.page) == {number[node.id]: shown(node.label) for node in part.nodes}
    ends = [arrow(edge.kind, edge.source, edge.target) for edge in part.edges]
    assert arrows(seen.page) == sorted((number[tail], number[head]) for tail, head in ends)
    labels = seen.page.locator('#drawn g.edgeLabel .label[data-id^="L_n"]')
    written = labels.evaluate_all("all => all.map(({ textContent }) => textContent)")
    assert sorted(map(shown, written)) == sorted(map(said, part.edges))


def test_statuses_legend_and_stamp_are_drawn_as_in_the_picture(visit: Open) -> None:
    part = view("service:ens")
    states = dict(zip((node.id for node in part.nodes), STATES, strict=False))
    stamp = Stamp("Vue de l’ENS", ("Au 18 juin 2020",), ("Une source (2020)",), "Données sha256:f00d")
    look = Look(states=states, focus=["service:ens"], orientation=Orientation.DOWN)
    page = drawn(visit, mermaid.write(part, stamp, lang="fr", look=look), "strict").page
    words = boxes(page)
    for place, node in enumerate(part.nodes, start=1):
        state = STATES.get(states.get(node.id, ""), STATELESS)
        assert words[f"n{place}"] == shown(f"{state.sign} {node.label}".strip())
        shape = page.locator(f'#drawn g.node[id*="-n{place}-"] :is(rect, polygon, path)').first
        assert shape.evaluate("shape => getComputedStyle(shape).fill") == rgb(state.colours(Theme.LIGHT).fill)
    legend = "".join(page.locator('#drawn g.node[id*="-k"]').all_text_contents())
    assert all(translate("fr", f"verdict.{code}") in legend for code in states.values())
    told = page.locator('#drawn g.node[id*="-stamp-"] .nodeLabel').inner_text().splitlines()
    assert told == ["Vue de l’ENS", "Au 18 juin 2020", "Sources", "• Une source (2020)", "Données sha256:f00d"]


def test_the_floors_of_a_house_stand_one_below_the_other(visit: Open) -> None:
    text = mermaid.write(whole(), Stamp("Maison"), lang="fr", look=Look(built=house()))
    frames = drawn(visit, text, "strict").page.locator("#drawn g.cluster")
    tops = {
        str(frame.locator(".cluster-label").text_content()).strip(): frame.locator("rect").bounding_box()
        for frame in frames.all()
    }
    floors = [tops[floor.name.fr] for floor in reversed(shipped().floors)]
    assert all(one and other and one["y"] + one["height"] <= other["y"] for one, other in pairwise(floors))


def rgb(colour: str) -> str:
    return f"rgb({', '.join(str(int(colour[place : place + 2], 16)) for place in (1, 3, 5))})"


def said(edge: Edge) -> str:
    """What an arrow says: the relation, read from the one that needs."""
    is_as_stated = arrow(edge.kind, edge.source, edge.target) == (edge.source, edge.target)
    word = f"nature.{edge.nature}" if edge.nature else f"relation.{edge.kind}"
    return shown(translate("fr", f"{word}.{'out' if is_as_stated else 'in'}"))


@pytest.mark.parametrize("level", LEVELS)
def test_a_hostile_name_runs_nothing_and_leads_nowhere_whatever_the_level(level: str, visit: Open) -> None:
    names = (*HOSTILE, *MARKDOWN)
    told = tuple(name[:80] for name in names)  # Mermaid draws no text of more than 50,000 letters
    seen = drawn(visit, mermaid.write(chain(names), Stamp("\n".join(told), told, told), lang="fr"), level)
    page = seen.page
    assert press_every_box(page) > len(names)
    strange = "#drawn :is(a, img, image, script, iframe, object, embed, use, foreignObject svg, i, b, em, strong, ul)"
    expect(page.locator(strange)).to_have_count(0)
    assert page.locator("#drawn").evaluate(HANDLERS) == []
    assert (seen.dialogs, seen.strangers, seen.crashes) == ([], [], [])


HANDLERS = """drawn => [...drawn.querySelectorAll("*")].flatMap(({ attributes }) => [...attributes])
    .map(({ name }) => name).filter((name) => name.startsWith("on") || name.endsWith("href"))"""


def press_every_box(page: Page) -> int:
    """Click on all, and wait for what may come of it; how many they are."""
    pressed: int = page.locator("#drawn g.node").evaluate_all(
        "all => all.map((box) => box.dispatchEvent(new MouseEvent('click', { bubbles: true }))).length"
    )
    page.wait_for_timeout(300)
    return pressed


@pytest.mark.parametrize(
    ("level", "text", "dialogs", "strangers"),
    [
        ("loose", 'click n1 call alert("canary")', ["canary"], []),
        ("strict", 'click n1 href "http://stranger.invalid/a"', [], ["http://stranger.invalid/a"]),
    ],
)
def test_the_watch_sees_a_diagram_that_runs_or_asks(
    level: str, text: str, dialogs: list[str], strangers: list[str], visit: Open
) -> None:
    seen = drawn(visit, f"flowchart LR\n    n1[x]\n    {text}\n", level)
    press_every_box(seen.page)
    assert (seen.dialogs, seen.strangers) == (dialogs, strangers)
