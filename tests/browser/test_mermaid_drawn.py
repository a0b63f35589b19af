"""The real Mermaid draws the text of an export: every box, arrow and word, and no name is more than a name."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from graph.export import mermaid
from graph.layout import arrow
from graph.model import Edge, Node, Subgraph
from tests.browser.conftest import Open, Visit
from tests.exported_views import VIEWS, view
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
    """Words by the number of the node."""
    found = page.locator("#drawn g.node").evaluate_all("all => all.map(({ id, textContent }) => [id, textContent])")
    return {re.findall(r"-(n\d+)-\d+$", name)[0]: shown(words) for name, words in found}


def arrows(page: Page) -> list[tuple[str, str]]:
    """The numbers of both ends, from tail to head."""
    names = page.locator("#drawn path.flowchart-link").evaluate_all("all => all.map(({ id }) => id)")
    return sorted(re.findall(r"-L_(n\d+)_(n\d+)_\d+$", name)[0] for name in names)


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
    seen = drawn(visit, mermaid.write(part, title=HOSTILE[0], lang="fr"), "strict")
    number = {node.id: f"n{place}" for place, node in enumerate(part.nodes, start=1)}
    assert boxes(seen.page) == {number[node.id]: shown(node.label) for node in part.nodes}
    ends = [arrow(edge.kind, edge.source, edge.target) for edge in part.edges]
    assert arrows(seen.page) == sorted((number[tail], number[head]) for tail, head in ends)
    written = seen.page.locator("#drawn g.edgeLabel").evaluate_all("all => all.map(({ textContent }) => textContent)")
    assert sorted(map(shown, written)) == sorted(map(said, part.edges))


def said(edge: Edge) -> str:
    """What an arrow says: the relation, read from the one that needs."""
    is_as_stated = arrow(edge.kind, edge.source, edge.target) == (edge.source, edge.target)
    word = f"nature.{edge.nature}" if edge.nature else f"relation.{edge.kind}"
    return shown(translate("fr", f"{word}.{'out' if is_as_stated else 'in'}"))


@pytest.mark.parametrize("level", LEVELS)
def test_a_hostile_name_runs_nothing_and_leads_nowhere_whatever_the_level(level: str, visit: Open) -> None:
    names = (*HOSTILE, *MARKDOWN)
    seen = drawn(visit, mermaid.write(chain(names), title="\n".join(names), lang="fr"), level)
    page = seen.page
    assert press_every_box(page) == len(names)
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
