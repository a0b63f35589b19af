"""The file that is taken into rooms without network: opened from disk, searched, filtered, read, in both languages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_core_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from graph.export import html
from graph.model import Direction, Edge, Subgraph
from graph.snapshot import Snapshot
from loaders.pipeline import ROADMAP, read
from tests.browser.conftest import App, Open
from tests.pages.small_roadmap import HOSTILE, small_roadmap

pytestmark = pytest.mark.browser

OpenFile = Callable[..., Page]


@pytest.fixture
def open_file(browser: Browser, tmp_path: Path) -> Iterator[OpenFile]:
    """Opens a part of the graph from disk; afterwards nothing was asked, said or broken."""
    told: list[str] = []
    contexts = []

    def opened(graph: Subgraph, *, scheme: str = "light", width: int = 1440, lang: str = "fr", start: str = "") -> Page:
        path = tmp_path / "socle.html"
        title = {"fr": "Autour", "en": "Around"}
        scene = html.Scene(graph, title, focus=[start] if start else [])
        path.write_text(html.write([scene], title=title, version="sha256:abc", lang=lang), "utf-8")
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme="dark" if scheme == "dark" else "light", offline=True
        )
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda asked: None if asked.url == path.as_uri() else told.append(asked.url))
        page.on("console", lambda line: told.append(line.text) if line.type in {"error", "warning"} else None)
        page.on("pageerror", lambda error: told.append(str(error)))
        page.on("dialog", lambda dialog: told.append(dialog.message))
        page.goto(path.as_uri())
        page.locator(".canvas canvas").wait_for()
        page.wait_for_timeout(500)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert told == []


def around_ens() -> Subgraph:
    from graph.analysis.neighbourhood import neighbourhood

    snapshot = Snapshot.from_subgraph(read(ROADMAP))
    return neighbourhood(snapshot, ["service:ens"], Direction.BOTH, 1).subgraph


def test_it_is_searched_and_read_with_its_evidence_by_keyboard_alone(open_file: OpenFile) -> None:
    page = open_file(around_ens(), start="service:ens")
    panel = page.locator("aside")
    expect(panel).to_contain_text("Compte en ligne où chaque usager")
    page.keyboard.press("/")
    page.keyboard.type("dossier med")
    expect(page.get_by_role("option")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(panel).to_contain_text("Dossier médical partagé")
    expect(panel).to_contain_text(re.compile(r"lignes? \d+"))
    panel.locator("summary").first.click()
    expect(panel.locator("details[open] .evidence").first).to_contain_text("Le document le dit.")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_contain_text("D’un lien à l’autre")
    page.keyboard.press("Escape")
    page.locator(".canvas").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.locator(".socle [role=status]")).to_contain_text("Sélectionné")


def test_kinds_are_hidden_counted_and_shown_again(open_file: OpenFile) -> None:
    graph = around_ens()
    page = open_file(graph, start="service:ens")
    total = len(graph.nodes)
    services = sum(node.kind == "Service" for node in graph.nodes)
    count = page.locator("footer [role=status]")
    expect(count).to_have_text(f"Éléments : {total} sur {total}.")
    page.locator(".legend button", has_text="Service").click()
    expect(count).to_have_text(f"Éléments : {total - services} sur {total}.")
    expect(page.locator("ul.away > li")).to_have_count(total - services)
    page.get_by_role("button", name="Tout montrer").click()
    expect(count).to_have_text(f"Éléments : {total} sur {total}.")


def test_a_depth_is_offered_once_there_is_a_box_to_count_from(open_file: OpenFile) -> None:
    graph = around_ens()
    page = open_file(graph)
    depths = page.locator("footer .near")
    expect(depths).to_be_hidden()
    page.keyboard.press("/")
    page.keyboard.type("dossier med")
    page.keyboard.press("Enter")
    expect(depths).to_contain_text("Autour de DMP")
    depths.get_by_role("button", name="1", exact=True).click()
    near = {"service:dmp"} | {end for edge in graph.edges for end in _ends(edge) if "service:dmp" in _ends(edge)}
    expect(page.locator("footer [role=status]")).to_have_text(f"Éléments : {len(near)} sur {len(graph.nodes)}.")


def _ends(edge: Edge) -> tuple[str, str]:
    return edge.source, edge.target


def test_it_speaks_both_languages_and_keeps_names_french(open_file: OpenFile) -> None:
    page = open_file(around_ens(), start="service:ens")
    page.get_by_role("button", name="Read in English").click()
    assert page.evaluate("document.documentElement.lang") == "en"
    expect(page.locator("aside")).to_contain_text("What it needs")
    expect(page.locator("aside h2")).to_have_attribute("lang", "fr")
    expect(page.locator("ul.away").first).to_contain_text("ENS integrates DMP")
    page.get_by_role("button", name="Large type").click()
    expect(page.get_by_role("button", name="Large type")).to_have_attribute("aria-pressed", "true")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1440])
def test_it_has_no_serious_fault_of_accessibility(open_file: OpenFile, scheme: str, width: int) -> None:
    page = open_file(around_ens(), start="service:ens", scheme=scheme, width=width)
    faults = [
        (fault["id"], [node["html"][:160] for node in fault["nodes"][:3]])
        for fault in Axe().run(page)["violations"]
        if fault["impact"] in {"serious", "critical"}
    ]
    assert faults == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_hostile_name_is_a_name(open_file: OpenFile) -> None:
    page = open_file(small_roadmap(), start="service:hostile")
    expect(page.locator("aside h2")).to_have_text(HOSTILE)
    assert page.locator("aside img, aside a, header img").count() == 0


def test_without_a_clipboard_the_picture_is_saved(open_file: OpenFile, tmp_path: Path) -> None:
    page = open_file(around_ens(), start="service:ens")
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    with page.expect_download() as download:
        page.get_by_role("button", name="Copier toute l’image").click()
    path = tmp_path / download.value.suggested_filename
    download.value.save_as(path)
    with Image.open(path) as picture:
        assert picture.format == "PNG"
        assert picture.width > picture.height > 400
    expect(page.get_by_role("button", name="Copier toute l’image")).to_have_text("Enregistrée")


def test_the_view_of_the_page_is_what_the_file_shows(
    shipped_app: App, visit: Open, tmp_path: Path, browser: Browser
) -> None:
    seen = visit(f"{shipped_app.address}/explore?v=1&lang=fr&node=referential:ins&scope=impact")
    page = seen.page
    page.locator(".banner").wait_for(timeout=20_000)
    shown = re.findall(r"\d+", page.locator(".banner").inner_text())[0]
    page.get_by_role("button", name="Emporter").click()
    with page.expect_download() as download:
        page.get_by_role("button", name=re.compile("HTML")).click()
    path = tmp_path / download.value.suggested_filename
    assert path.name == "socle-ins-impact.html"
    download.value.save_as(path)
    offline = browser.new_context(offline=True).new_page()
    offline.goto(path.as_uri())
    expect(offline.locator("footer [role=status]")).to_have_text(
        f"Éléments : {shown} sur {shown}. États au 17 mai 2023."
    )
    expect(offline.locator("aside h2")).to_have_text("INS")
    offline.context.close()
