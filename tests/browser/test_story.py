"""A newcomer searches ENS, sees what it relies on, and reads which document says so; no request leaves the machine."""

from __future__ import annotations

import re

import psutil
import pytest
from axe_core_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import App, Open, difference

pytestmark = pytest.mark.browser

PANEL = ".st-key-explore\\.panel"
LOAD_MS = 20_000
SETTLE_MS = 1_500  # a page's last run and the picture's glide


def panel(page: Page) -> str:
    return page.locator("[class*='st-key-explore-panel']").first.inner_text()


def picture(page: Page) -> None:
    page.locator("canvas").first.wait_for(timeout=LOAD_MS)


def test_the_story_of_the_first_paragraph(shipped_app: App, visit: Open) -> None:
    seen = visit(f"{shipped_app.address}/?lang=fr")
    page = seen.page
    field = page.get_by_role("searchbox").or_(page.get_by_role("textbox")).first
    field.wait_for(timeout=LOAD_MS)
    field.fill("ENS")
    page.get_by_role("button", name=re.compile("Espace numérique de santé")).first.click(timeout=LOAD_MS)
    picture(page)
    words = page.locator("body")
    for needed in ("INS", "Pro Santé Connect", "DMP"):
        expect(words).to_contain_text(needed, timeout=LOAD_MS)
    disclosures = page.locator("summary", has_text=re.compile("orientations|porteur|point d'étape|Avancement"))
    disclosures.first.click()
    expect(words).to_contain_text("Demande du porteur du projet")
    assert page.evaluate("document.documentElement.lang") == "fr"
    assert (seen.dialogs, seen.strangers, seen.crashes) == ([], [], [])


def test_the_picture_is_walked_by_keyboard_and_chosen_with_enter(shipped_app: App, visit: Open) -> None:
    page = visit(f"{shipped_app.address}/explore?lang=en&node=service:ens").page
    picture(page)
    canvas = page.locator(".canvas").first
    canvas.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"sel="), timeout=LOAD_MS)
    live = page.locator("[aria-live]", has_text="·").first
    assert live.inner_text()


def test_a_click_on_a_box_selects_it(shipped_app: App, visit: Open) -> None:
    page = visit(f"{shipped_app.address}/explore?lang=fr&node=service:ens").page
    picture(page)
    point = find_box(page)
    page.mouse.click(*point)
    page.wait_for_url(re.compile(r"sel="), timeout=LOAD_MS)


def test_the_picture_is_found_as_it_was_left_for_another_page(shipped_app: App, visit: Open) -> None:
    page = visit(f"{shipped_app.address}/explore?lang=fr&node=service:ens").page
    picture(page)
    page.wait_for_timeout(SETTLE_MS)
    whole = page.locator(".stage").screenshot()
    page.get_by_role("button", name="Agrandir").click()
    page.mouse.move(0, 0)
    page.wait_for_timeout(SETTLE_MS)
    near = page.locator(".stage").screenshot()
    page.get_by_role("link", name="Données").click()
    expect(page.get_by_role("heading", name="Données")).to_be_visible(timeout=LOAD_MS)
    page.get_by_role("link", name="Explorer").click()
    picture(page)
    page.wait_for_timeout(SETTLE_MS)
    found = page.locator(".stage").screenshot()
    assert difference(found, near) < difference(whole, near) / 10


def test_a_link_opens_the_same_view_in_the_other_language(shipped_app: App, visit: Open) -> None:
    french = visit(f"{shipped_app.address}/explore?lang=fr&node=service:ens&depth=2&turn=down").page
    picture(french)
    french.get_by_role("button", name="Affichage").click()
    expect(french.get_by_role("radio", name="Socles en bas")).to_be_checked(timeout=LOAD_MS)
    english = visit(french.url.replace("lang=fr", "lang=en")).page
    picture(english)
    english.get_by_role("button", name="Display").click()
    expect(english.get_by_role("radio", name="Socles below")).to_be_checked(timeout=LOAD_MS)
    for part in ("depth=2", "turn=down"):
        assert part in english.url


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "where", ["/?lang=fr", "/explore?lang=fr&node=service:ens", "/data?lang=en", "/explore?lang=en"]
)
def test_no_page_has_a_serious_fault_of_accessibility(where: str, scheme: str, shipped_app: App, visit: Open) -> None:
    seen = visit(f"{shipped_app.address}{where}", scheme=scheme)
    seen.page.wait_for_load_state("networkidle")
    seen.page.get_by_role("link").first.wait_for(timeout=LOAD_MS)
    if "node" in where:
        picture(seen.page)
    seen.page.wait_for_timeout(1000)
    faults = [
        (fault["id"], [node["html"][:160] for node in fault["nodes"][:3]])
        for fault in Axe().run(seen.page)["violations"]
        if fault["impact"] in {"serious", "critical"}
    ]
    assert faults == []
    assert (seen.strangers, seen.crashes) == ([], [])


def test_the_server_talks_to_this_machine_alone(shipped_app: App, visit: Open) -> None:
    visit(f"{shipped_app.address}/explore?lang=fr&node=service:ens").page.wait_for_timeout(1500)
    server = psutil.Process(shipped_app.process.pid)
    talking = [talk for part in (server, *server.children(recursive=True)) for talk in part.net_connections("inet")]
    assert talking
    assert {end.ip for talk in talking for end in (talk.laddr, talk.raddr) if end} == {"127.0.0.1"}


def find_box(page: Page) -> tuple[float, float]:
    """Somewhere on a box of the picture: where the pointer becomes a hand."""
    stage = page.locator(".canvas").first
    area = stage.bounding_box()
    assert area is not None
    page.wait_for_timeout(500)
    for down in range(10, 95, 4):
        for across in range(55, 97, 4):
            point = (area["x"] + area["width"] * across / 100, area["y"] + area["height"] * down / 100)
            page.mouse.move(*point)
            if stage.evaluate("element => element.style.cursor") == "pointer":
                return point
    raise AssertionError("no box was found under the pointer")
