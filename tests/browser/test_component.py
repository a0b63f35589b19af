"""The picture in a real browser: mouse, keyboard, what is read out, and names that would do harm."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import ROOT, App, Open, Visit, difference, free_port, wait_for
from tests.browser.sample import HOSTILE

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Page]

TOLD = "[data-testid=stText]"

STILL = 4
"""Pictures in a row that are the same, a quarter of a second apart, before it has come to rest."""


@pytest.fixture(scope="module")
def one_picture() -> Iterator[App]:
    """A running page with one picture."""
    port = free_port()
    script = Path(__file__).with_name("one_picture.py")
    process = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    app = App(f"http://127.0.0.1:{port}", process)
    wait_for(app)
    yield app
    process.terminate()
    process.wait()


@pytest.fixture
def open_page(visit: Open, one_picture: App) -> Iterator[OpenPage]:
    """Opens the page with parameters of its address; afterwards nothing was run, nothing left the machine."""
    visits: list[Visit] = []

    def opened(**parameters: str | int) -> Page:
        visits.append(visit(f"{one_picture.address}/?{urlencode(parameters)}"))
        page = visits[-1].page
        page.locator(".canvas canvas").wait_for(timeout=30_000)
        page.wait_for_timeout(700)
        return page

    yield opened
    assert [(seen.dialogs, seen.strangers, seen.crashes) for seen in visits] == [([], [], [])] * len(visits)


def _find(page: Page, words: str, across: int = 48, down: int = 14, inside: int = 6) -> tuple[float, float]:
    """Where the mouse finds what the picture calls by these words."""
    strip = page.locator(".strip")
    box = page.locator(".canvas").bounding_box()
    assert box is not None
    for y in range(10, int(box["height"]), down):
        for x in range(10, int(box["width"]), across):
            at = box["x"] + x, box["y"] + y
            page.mouse.move(*at)
            if words in (strip.text_content() or ""):
                at = at[0] + inside, at[1] + inside
                page.mouse.move(*at)  # the strip may be late by a move
                page.wait_for_timeout(80)
                if words in (strip.text_content() or ""):
                    return at
    raise AssertionError(words)


def _enter(page: Page) -> None:
    """Come into the picture by the keyboard."""
    if page.locator(".canvas:focus").count():
        return
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.locator(".canvas:focus").count():
            return
    pytest.fail("Tab never reached the picture")


def _heard(page: Page) -> str:
    return page.locator(".socle [role=status]").text_content() or ""


def test_a_click_selects_and_a_click_on_nothing_lets_go(open_page: OpenPage) -> None:
    page = open_page(what=5)
    page.mouse.click(*_find(page, "Dossier médical partagé (DMP)"))
    expect(page.locator(TOLD)).to_have_text("select: service:dmp")
    assert _heard(page) == "Sélectionné – Service · Dossier médical partagé (DMP)"
    box = page.locator(".canvas").bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + 8, box["y"] + 8)
    expect(page.locator(TOLD)).to_have_text("clear:")


def test_a_line_is_selected_by_a_click(open_page: OpenPage) -> None:
    page = open_page(what=5)
    page.mouse.click(*_find(page, "MSSanté usagers étend MSSanté", down=5, inside=0))
    expect(page.locator(TOLD)).to_have_text("select: service:mssante-usagers|DEPENDS_ON|extends|service:mssante")


def test_a_double_click_unfolds_and_what_was_there_stays_known(open_page: OpenPage) -> None:
    page = open_page(what=5)
    assert page.locator("ul.away > li").count() == 5
    page.mouse.dblclick(*_find(page, "Messageries sécurisées"))
    expect(page.locator(TOLD)).to_have_text("expand: service:mssante")
    expect(page.locator("ul.away > li")).to_have_count(10)
    assert page.locator(".canvas canvas").count() == 1


def test_the_keyboard_walks_along_lines_selects_unfolds_and_lets_go(open_page: OpenPage) -> None:
    page = open_page(what=5)
    _enter(page)
    assert "Espace numérique de santé (ENS)" in _heard(page)
    page.keyboard.press("ArrowRight")
    assert "MSSanté usagers" in _heard(page)
    page.keyboard.press("ArrowUp")
    assert "Dossier médical partagé" in _heard(page)
    page.keyboard.press("Enter")
    expect(page.locator(TOLD)).to_have_text("select: service:dmp")
    page.keyboard.press("ArrowLeft")
    assert "Espace numérique de santé" in _heard(page)
    page.keyboard.press("l")
    assert _heard(page).startswith("ENS ")
    page.keyboard.press("Enter")
    expect(page.locator(TOLD)).to_have_text(re.compile(r"select: service:ens\|DEPENDS_ON"))
    page.keyboard.press("Escape")
    expect(page.locator(TOLD)).to_have_text("clear:")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("e")
    expect(page.locator(TOLD)).to_have_text(re.compile("expand: service:"))


def test_the_keyboard_never_gets_stuck_in_the_picture(open_page: OpenPage) -> None:
    page = open_page(what=5)
    _enter(page)
    page.keyboard.press("Tab")
    assert page.locator(".canvas:focus").count() == 0
    expect(page.locator(".legend button").first).to_be_focused()


def test_the_focus_can_be_seen(open_page: OpenPage) -> None:
    page = open_page(what=5)
    before = page.locator(".stage").screenshot()
    _enter(page)
    page.wait_for_timeout(200)
    assert page.locator(".stage").screenshot() != before
    border = "stage => getComputedStyle(stage, '::after').borderTopWidth"
    assert page.locator(".stage").evaluate(border) == "3px"


def test_zoom_survives_a_run_of_the_page_and_can_be_undone(open_page: OpenPage) -> None:
    page = open_page(what=20)
    whole = page.locator(".stage").screenshot()
    page.get_by_role("button", name="Agrandir").click()
    page.get_by_role("button", name="Agrandir").click()
    near = settled(page)
    assert near != whole
    page.get_by_role("button", name="again").click()
    assert settled(page) == near
    page.get_by_role("button", name="Tout voir").click()
    assert difference(settled(page), whole) < 0.1 < difference(near, whole)


def settled(page: Page) -> bytes:
    """The picture once it has stood still for a while, however slow the machine."""
    shots = [page.locator(".stage").screenshot()]
    while len(shots) < STILL or len(set(shots[-STILL:])) > 1:
        assert len(shots) < 60, "the picture does not come to rest"
        page.wait_for_timeout(250)
        shots.append(page.locator(".stage").screenshot())
    return shots[-1]


def test_a_box_stays_where_it_was_dragged_to(open_page: OpenPage) -> None:
    page = open_page(what=5)
    left, top = _find(page, "Dossier médical partagé (DMP)")
    x, y = left + 24, top + 9
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y - 90, steps=6)
    page.mouse.up()
    page.get_by_role("button", name="again").click()
    page.wait_for_timeout(900)
    page.mouse.move(x + 60, y - 90)
    expect(page.locator(".strip")).to_have_text("Service · Dossier médical partagé (DMP)")


def _places(page: Page) -> dict[str, tuple[float, float]]:
    """The middle of every box in the picture's own coordinates, told by vis-network itself."""
    page.evaluate("""() => {
        const network = globalThis.vis.Network.prototype, ask = network.getPositions;
        network.getPositions = function (...ids) { globalThis.asked = this; return ask.apply(this, ids); };
    }""")
    _enter(page)
    page.keyboard.press("ArrowRight")
    found = page.evaluate("() => globalThis.asked.getPositions()")
    return {name: (at["x"], at["y"]) for name, at in found.items()}


def _on_screen(page: Page, node_id: str) -> tuple[float, float]:
    """Where a box is clicked; after `_places`."""
    at = page.evaluate("id => globalThis.asked.canvasToDOM(globalThis.asked.getPosition(id))", node_id)
    box = page.locator(".canvas").bounding_box()
    assert box is not None
    return box["x"] + at["x"], box["y"] + at["y"]


def _drag(page: Page, node_id: str, across: int, down: int) -> None:
    x, y = _on_screen(page, node_id)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + across, y + down, steps=6)
    page.mouse.up()


def test_unfolding_moves_nothing_that_stood_not_even_what_was_dragged(open_page: OpenPage) -> None:
    page = open_page(what=5)
    first = _places(page)
    _drag(page, "service:dmp", 60, -90)
    before = _places(page)
    assert before["service:dmp"] != first["service:dmp"]
    page.mouse.click(*_on_screen(page, "service:mssante"))
    page.keyboard.press("e")
    expect(page.locator("ul.away > li")).to_have_count(10)
    page.wait_for_timeout(900)
    after = _places(page)
    assert {name: after[name] for name in before} == before
    assert len(after) == len(before) + 5


def test_tidying_brings_back_what_was_dragged_but_not_what_is_pinned(open_page: OpenPage) -> None:
    page = open_page(what=5)
    first = _places(page)
    _drag(page, "service:dmp", 60, -90)
    page.get_by_role("button", name="Ranger").click()
    page.wait_for_timeout(900)
    assert _places(page) == first
    _drag(page, "service:dmp", 60, -90)
    _drag(page, "service:mssante", -40, 50)
    page.mouse.click(*_on_screen(page, "service:dmp"))
    page.keyboard.press("p")
    assert _heard(page).startswith("Épinglé – ")
    moved = _places(page)
    page.keyboard.press("t")
    page.wait_for_timeout(900)
    assert _places(page) == first | {"service:dmp": moved["service:dmp"]}


def test_the_legend_switches_what_is_shown_by_mouse_and_by_keyboard(open_page: OpenPage) -> None:
    page = open_page(what=20)
    service = page.locator(".legend button", has_text="Service")
    expect(service).to_have_attribute("aria-pressed", "true")
    service.click()
    expect(page.locator(TOLD)).to_have_text("switch: Service")
    expect(service).to_have_attribute("aria-pressed", "false")
    expect(service).to_be_focused()
    page.keyboard.press("Enter")
    expect(service).to_have_attribute("aria-pressed", "true")
    assert page.locator(".legend li", has_text="point de départ").locator("button").count() == 0


def test_the_picture_is_told_in_words_to_who_cannot_see_it(open_page: OpenPage) -> None:
    page = open_page(what=5)
    canvas = page.get_by_role("application")
    expect(canvas).to_have_accessible_name("Image des liens")
    expect(canvas).to_have_accessible_description(re.compile("double-cliquez"))
    told = page.locator("ul.away > li").filter(has_text="Espace numérique de santé")
    expect(told.locator("li")).to_have_count(3)
    expect(told).to_contain_text("ENS intègre DMP")


def test_the_legend_names_what_is_drawn(open_page: OpenPage) -> None:
    page = open_page(what=20)
    expect(page.locator(".legend li")).to_have_text(
        ["Service", "Référentiel", "point de départ", "dépend de", "déduit", "dit par le projet"]
    )


def test_hostile_names_are_shown_and_nothing_more(open_page: OpenPage) -> None:
    page = open_page(what="hostile", focus="service:centre")
    said = page.locator("ul.away").inner_text()
    assert all(" ".join(name.split()) in " ".join(said.split()) for name in HOSTILE)
    for selector in ("img", "a", "b", "script"):
        assert page.locator(f".socle {selector}").count() == 0
    _find(page, HOSTILE[0])
    assert page.locator("[title]").filter(has_text="<").count() == 0
