"""Files that leave ask nothing of anybody when a browser opens them, whatever names, titles and notes try.

A canary listens on this machine, and every reader is first shown to make it hear an unsafe file. Policies of pages
are switched off, so that what a page writes has to be harmless by itself; that the policy holds too has its own test.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pygraphviz
import pytest
from playwright.sync_api import Browser, Dialog, Page, expect

from graph.analysis.blocking import Status
from graph.export import dot, graphml, mermaid, printed, svg
from graph.export.meeting import Line
from graph.export.stamp import Stamp
from graph.model import Subgraph
from tests.canary import HEART, Canary, disguised_graph, listening
from tests.exported_views import page_of, seen
from tests.mermaid_library import script

pytestmark = pytest.mark.browser

CATCH = 10
"""Seconds within which the canary has to hear an unsafe file: most are for a slow machine."""

QUIET = 700
"""Milliseconds after a file is drawn in which it may still ask."""

ASKING = "a, img, image, iframe, object, embed, video, base, link, form, meta[http-equiv=refresh]"
"""What asks for an address or leads to one: no exported file holds any of it."""


@dataclass
class Watched:
    """A page, and what it did that a reader does not see."""

    page: Page
    asked: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def refuse(self, dialog: Dialog) -> None:
        """Keep what a dialog said, and close it."""
        self.told.append(dialog.message)
        dialog.dismiss()

    def alarms(self) -> tuple[list[str], list[str], bool]:
        """What was asked for beside the file itself, what dialogs and faults said, whether a payload ran."""
        return self.asked, self.told, bool(self.page.evaluate("typeof hit !== 'undefined'"))


Watch = Callable[..., Watched]
SILENT: tuple[list[str], list[str], bool] = ([], [], False)


@pytest.fixture(scope="module")
def canary() -> Iterator[Canary]:
    with listening() as heard:
        yield heard


@pytest.fixture(scope="module")
def graph(canary: Canary) -> Subgraph:
    return disguised_graph(canary.address)


@pytest.fixture
def watch(browser: Browser, canary: Canary, tmp_path: Path) -> Iterator[Watch]:
    """Opens a file's text from disk, by default without its policy, and waits until it is drawn."""
    contexts = []
    canary.heard()  # what an earlier file asked is not this one's

    def opened(text: str, ending: str, *, has_policy: bool = False, waits_for: str | None = None) -> Watched:
        path = tmp_path / f"file.{ending}"
        path.write_text(text, "utf-8")
        context = browser.new_context(bypass_csp=not has_policy)
        contexts.append(context)
        watched = Watched(context.new_page())
        page = watched.page
        page.on("request", lambda asked: None if asked.url == path.as_uri() else watched.asked.append(asked.url))
        page.on("pageerror", lambda error: watched.told.append(str(error)))
        page.on("dialog", watched.refuse)
        page.goto(path.as_uri())
        if waits_for:
            page.locator(waits_for).first.wait_for(timeout=20_000)
        page.wait_for_timeout(QUIET)
        return watched

    yield opened
    for context in contexts:
        context.close()


def title_of(graph: Subgraph) -> str:
    """All disguises in one line."""
    return graph.documents[0].title


def stamp_of(graph: Subgraph) -> Stamp:
    """All disguises in each of its places."""
    title = title_of(graph)
    return Stamp(title, (title,), (title,), title)


def as_html(graph: Subgraph) -> str:
    return page_of(graph, title=title_of(graph), start="service:heart")


def as_printed(graph: Subgraph) -> str:
    names = [node.name for node in graph.nodes]
    lines = [Line(name, name, Status.LATE, name, name, "2020-06-30", name, name, (name,)) for name in names]
    return printed.write(lines, title_of(graph), title_of(graph), "fr")


def as_svg(graph: Subgraph) -> str:
    return svg.write(seen(graph, title_of(graph)))


def as_svg_in_a_page(graph: Subgraph) -> str:
    """Read by the rules of HTML, under which more becomes markup."""
    return f"<!doctype html><meta charset=utf-8><title>x</title>{as_svg(graph)}"


def as_dot(graph: Subgraph) -> str:
    return drawn_by_graphviz(dot.write(graph, stamp_of(graph), lang="fr"))


def drawn_by_graphviz(text: str) -> str:
    written: bytes = pygraphviz.AGraph(string=text).draw(format="svg", prog="dot")
    return written.decode()


def as_mermaid(graph: Subgraph) -> str:
    return drawn_by_mermaid(mermaid.write(graph, stamp_of(graph), lang="fr"))


def drawn_by_mermaid(text: str) -> str:
    """A page in which Mermaid draws at its least careful level."""
    quoted = json.dumps(text).replace("<", "\\u003c")
    start = "mermaid.initialize({ startOnLoad: false, securityLevel: 'loose', maxTextSize: 1e6 });"
    draw = f"mermaid.render('diagram', {quoted}).then(({{ svg }}) => {{ document.body.innerHTML = svg; }});"
    return f"<!doctype html><meta charset=utf-8><body><script>{script()}</script><script>{start}{draw}</script>"


@dataclass(frozen=True, slots=True)
class Form:
    """How a graph becomes a file that a browser opens, and a file of that kind that asks for an address."""

    ending: str
    write: Callable[[Subgraph], str]
    unsafe: Callable[[str], str]
    drawn: str | None = None
    """What stands on the page once it is drawn, where that takes a while."""


def unsafe_svg(address: str) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg"><image href="{address}" width="9" height="9"/></svg>'


FORMS: Mapping[str, Form] = {
    "html": Form("html", as_html, "<!doctype html><title>x</title><img src={}>".format, "canvas"),
    "printed": Form("html", as_printed, "<!doctype html><title>x</title><style>@import url({});</style>".format),
    "svg": Form("svg", as_svg, unsafe_svg),
    "svg in a page": Form("html", as_svg_in_a_page, unsafe_svg),
    "dot": Form("svg", as_dot, lambda address: drawn_by_graphviz(f'digraph {{ stylesheet="{address}"; a }}')),
    "mermaid": Form(
        "html",
        as_mermaid,
        lambda address: drawn_by_mermaid(f'flowchart LR\n  n1@{{ img: "{address}", w: 9, h: 9 }}\n'),
        "svg",
    ),
    "graphml": Form(
        "xml",
        lambda graph: graphml.write(graph, stamp_of(graph)),
        '<graphml><img xmlns="http://www.w3.org/1999/xhtml" src="{}"/></graphml>'.format,
    ),
}


@pytest.mark.parametrize("name", FORMS)
def test_the_canary_hears_an_unsafe_file(name: str, canary: Canary, watch: Watch) -> None:
    form = FORMS[name]
    watched = watch(form.unsafe(canary.address), form.ending)
    assert canary.hears_within(CATCH)
    assert watched.asked[0].startswith(canary.address)


def test_the_watch_sees_a_payload_that_runs_and_a_link(watch: Watch) -> None:
    watched = watch("<!doctype html><title>x</title><a href=#x>x</a><script>hit=1;alert('ran')</script>", "html")
    assert watched.alarms() == ([], ["ran"], True)
    expect(watched.page.locator(ASKING)).to_have_count(1)


@pytest.mark.parametrize("name", FORMS)
def test_the_canary_hears_nothing_of_an_exported_file(name: str, canary: Canary, graph: Subgraph, watch: Watch) -> None:
    form = FORMS[name]
    watched = watch(form.write(graph), form.ending, waits_for=form.drawn)
    assert watched.alarms() == SILENT
    expect(watched.page.locator(f"{ASKING}, parsererror")).to_have_count(0)
    assert canary.heard() == []


SAYING = "(title) => [...document.querySelectorAll('body *')].filter((each) => each.innerText === title).length"
"""How many elements say a title."""

OPEN_EVERY_NAME = """([heart, asking]) => {
    const names = () => [...document.querySelectorAll("aside ul.relations button")];
    return names().map(({ textContent }, place) => {
        names()[place].click();
        const panel = document.querySelector("aside");
        const seen = [textContent, panel.querySelector("h2").textContent, panel.querySelectorAll(asking).length];
        names().find((button) => button.textContent === heart).click();
        return seen;
    });
}"""
"""From the panel of the heart to each name that it tells and back: name, heading of its panel, what asks in it."""


def test_every_name_opened_in_the_offline_file_is_text_and_the_canary_hears_nothing(
    canary: Canary, graph: Subgraph, watch: Watch
) -> None:
    watched = watch(as_html(graph), "html", waits_for="canvas")
    page = watched.page
    title = " ".join(title_of(graph).split())
    assert (page.title(), page.locator("h1").inner_text()) == (title, title)
    shown = page.evaluate(SAYING, title)
    for key in ("n", "PageDown"):  # notes, on both scenes
        page.keyboard.press(key)
        assert page.evaluate(SAYING, title) == shown + 1
    found = page.evaluate(OPEN_EVERY_NAME, [HEART, ASKING])
    assert sorted(name for name, _, _ in found) == sorted(node.name for node in graph.nodes if node.name != HEART)
    assert [(name, heading, asking) for name, heading, asking in found if (heading, asking) != (name, 0)] == []
    page.wait_for_timeout(QUIET)
    assert watched.alarms() == SILENT
    assert canary.heard() == []


@pytest.mark.parametrize("write", [as_html, as_printed])
def test_the_policy_of_a_page_keeps_even_a_page_that_is_broken_from_asking(
    write: Callable[[Subgraph], str], canary: Canary, graph: Subgraph, watch: Watch
) -> None:
    broken = write(graph).replace("<body>", f"<body><img src={canary.address}><script>hit=1</script>")
    assert watch(broken, "html", has_policy=True).alarms()[2] is False
    assert canary.heard() == []
    assert watch(broken, "html").alarms()[2] is True
    assert canary.hears_within(CATCH)
