"""Hostile names are loaded and drawn as the text they are: no dialog, no request, nothing run."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from graph.connect import open_store
from graph.model import Basis, Confidence, Document, Edge, Evidence, Node, Subgraph, Text
from graph.store import Source
from tests.browser.conftest import App, Open

pytestmark = pytest.mark.browser

STRANGER = "http://stranger.invalid"
PAYLOADS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    f"<img src={STRANGER}/a.png>",
    f"![picture]({STRANGER}/b.png)",
    f"[link]({STRANGER}/c)",
    "[run](javascript:alert(1))",
    "javascript:alert(1)",
    f'<a href="{STRANGER}">href</a>',
    f"<iframe src={STRANGER}></iframe>",
    "<svg onload=alert(1)>",
    "<svg/onload=alert(1)//",
    '"><script>alert(1)</script>',
    "'-alert(1)-'",
    "`${alert(1)}`",
    "{{constructor.constructor('alert(1)')()}}",
    "${7*7} #{7*7} <%= 7*7 %>",
    "</script><script>alert(1)</script>",
    "<!--<script>alert(1)//-->",
    "<style>@import '" + STRANGER + "/d.css';</style>",
    f'<link rel=stylesheet href="{STRANGER}/e.css">',
    f"<b style=background:url({STRANGER}/f.png)>bold</b>",
    "<details open ontoggle=alert(1)>",
    "<math><mtext><script>alert(1)</script></mtext></math>",
    "<base href=" + STRANGER + ">",
    "<meta http-equiv=refresh content=0;url=" + STRANGER + ">",
    "<form action=" + STRANGER + "><button>ok</button></form>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "\\u003cscript\\u003ealert(1)\\u003c/script\\u003e",
    "=HYPERLINK(" + '"' + STRANGER + '")',
    "'; DROP TABLE nodes; --",
    "MATCH (n) DETACH DELETE n",
    "$x^2$ **bold** _under_ ~~struck~~ :smile: :red[red]",
    "\u202eesrever \u200bhidden\u200b",
    "../../../etc/passwd",
)
HEART = "service:heart"


@pytest.fixture(scope="module")
def hostile_app(start_app: Callable[[Path], App], tmp_path_factory: pytest.TempPathFactory) -> App:
    folder = tmp_path_factory.mktemp("hostile") / "store"
    store = open_store(os.fspath(folder))
    store.replace(hostile(), Source("<b>hostile</b>"))
    store.close()
    return start_app(folder)


def hostile() -> Subgraph:
    """Each payload as name, alias, description, place and note of a node that the heart relies on."""
    document = Document("doc:bad", PAYLOADS[0], PAYLOADS[3], "2020-01-01", "day", "2020-01-01", "fr", None, None)
    nodes = [Node(HEART, "Service", "Heart", "HEART", evidence=(said(document, "heart"),))]
    nodes += [
        Node(
            f"service:bad-{i:02}",
            "Service",
            name,
            None,
            None,
            (f"{name} too",),
            Text(name, name),
            evidence=(said(document, name),),
        )
        for i, name in enumerate(PAYLOADS)
    ]
    edges = [
        Edge(HEART, node.id, "DEPENDS_ON", "requires", blocking=True, evidence=node.evidence) for node in nodes[1:]
    ]
    return Subgraph((document,), tuple(nodes), tuple(edges)).canonical()


def said(document: Document, words: str) -> Evidence:
    return Evidence(document.id, words, None, Basis.INFERRED, Confidence.LOW, words)


def test_there_are_thirty_four_payloads() -> None:
    assert len(set(PAYLOADS)) == 34


def test_hostile_names_are_shown_as_they_are_and_run_nothing(hostile_app: App, visit: Open) -> None:
    seen = visit(f"{hostile_app.address}/explore?lang=en&node={HEART}")
    page = seen.page
    page.locator("canvas").first.wait_for(timeout=20_000)
    body = page.locator("body")
    for payload in PAYLOADS:
        expect(body).to_contain_text(" ".join(payload.split()), timeout=20_000)
    for i in range(len(PAYLOADS)):
        page.goto(f"{hostile_app.address}/explore?lang=fr&node={HEART}&sel=service:bad-{i:02}")
        expect(body).to_contain_text(" ".join(PAYLOADS[i].split()), timeout=20_000)
    page.goto(f"{hostile_app.address}/data?lang=fr")
    page.wait_for_timeout(1500)
    assert (seen.dialogs, seen.strangers, seen.crashes) == ([], [], [])


def test_the_watch_itself_sees_a_request_and_a_dialog(hostile_app: App, visit: Open) -> None:
    seen = visit(f"{hostile_app.address}/?lang=fr")
    seen.page.evaluate(f"new Image().src = '{STRANGER}/canary.png'")
    seen.page.evaluate("setTimeout(() => alert('canary'), 0)")
    seen.page.wait_for_timeout(1000)
    assert any(url.startswith(STRANGER) for url in seen.strangers)
    assert seen.dialogs == ["canary"]
