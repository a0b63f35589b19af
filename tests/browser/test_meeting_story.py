"""From views to the meeting: six steps made in the app, presented, taken away, opened without network, edited."""

from __future__ import annotations

import re
from pathlib import Path

import pptx
import pytest
from axe_core_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import App, Open

pytestmark = pytest.mark.browser

LOAD_MS = 20_000
VIEWS = (
    "explore?v=1&lang=fr&node=service:ens&dir=dependencies",
    "explore?v=1&lang=fr&node=referential:ins&scope=impact",
    "explore?v=1&lang=fr&node=service:ens&scope=path&with=referential:rpps",
    "explore?v=1&lang=fr&node=service:ens&col=state&asof=2020-06-18",
    "blocked?v=1&lang=fr&asof=2020-06-18&sel=service:ens",
    "blocked?v=1&lang=fr&asof=2020-06-18&sel=milestone:conventions-convergence",
)


def add(page: Page, app: App, view: str, count: int) -> None:
    page.goto(f"{app.address}/{view}")
    page.locator("canvas").first.wait_for(timeout=LOAD_MS)
    page.get_by_role("button", name="Ajouter au récit").click()
    expect(page.get_by_text("Ajouté à « Mon récit ».")).to_be_visible(timeout=LOAD_MS)
    kept = "count => (localStorage.getItem('socle.story') ?? '').split('[[step]]').length - 1 === count"
    page.wait_for_function(kept, arg=count, timeout=LOAD_MS)


def save(page: Page, name: str, folder: Path) -> Path:
    page.get_by_role("button", name="Emporter").click()
    with page.expect_download(timeout=LOAD_MS) as download:
        page.get_by_role("button", name=name).click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def test_a_story_of_six_steps_is_made_presented_and_taken_away(
    shipped_app: App, visit: Open, browser: Browser, tmp_path: Path
) -> None:
    seen = visit(f"{shipped_app.address}/stories?v=1&lang=fr")
    page = seen.page
    expect(page.get_by_text("Aucune étape pour l’instant")).to_be_visible(timeout=LOAD_MS)
    for count, view in enumerate(VIEWS, start=1):
        add(page, shipped_app, view, count)
    page.goto(f"{shipped_app.address}/stories?v=1&lang=fr")
    title = page.get_by_label("Titre du récit")
    title.fill("Pour le comité")
    title.press("Enter")
    page.get_by_label("Titre de l’étape").fill("Ce qu’il faut à l’ENS")
    page.get_by_label("Titre de l’étape").press("Enter")
    expect(page.get_by_role("button", name=re.compile("1. Ce qu’il faut à l’ENS"))).to_be_visible(timeout=LOAD_MS)

    html = save(page, "Pas à pas (HTML)", tmp_path)
    page.keyboard.press("Escape")
    slides = save(page, "Diapositives (PPTX)", tmp_path)
    page.keyboard.press("Escape")
    assert (html.name, slides.name) == ("socle-pour-le-comite.html", "socle-pour-le-comite.pptx")

    page.get_by_role("button", name="Présenter").click()
    expect(page.get_by_text("Étape 1 sur 6")).to_be_visible(timeout=LOAD_MS)
    page.locator("canvas").first.wait_for(timeout=LOAD_MS)
    page.wait_for_timeout(1_000)  # keys are heeded once all of the page stands
    page.keyboard.press("PageDown")
    expect(page.get_by_text("Étape 2 sur 6")).to_be_visible(timeout=LOAD_MS)
    assert serious_faults(page) == []
    page.keyboard.press("Escape")
    expect(page.get_by_label("Titre du récit")).to_be_visible(timeout=LOAD_MS)
    assert (seen.dialogs, seen.strangers, seen.crashes) == ([], [], [])

    is_told_without_network(html, browser)
    is_edited_and_traced(slides, tmp_path / "edited.pptx")


def serious_faults(page: Page) -> list[str]:
    found = Axe().run(page, None, {"runOnly": ["wcag2a", "wcag2aa"]})["violations"]
    return [fault["id"] for fault in found if fault["impact"] in {"serious", "critical"}]


def is_told_without_network(html: Path, browser: Browser) -> None:
    asked: list[str] = []
    context = browser.new_context(offline=True, viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: asked.append(str(error)))
    page.goto(html.as_uri())
    where = page.locator(".steps [role=status]")
    expect(where).to_have_text("Étape 1 sur 6")
    expect(page.locator(".steps h2")).to_have_text("Ce qu’il faut à l’ENS")
    for number in range(2, 7):
        page.keyboard.press("PageDown")
        expect(where).to_have_text(f"Étape {number} sur 6")
        page.locator(".canvas canvas").wait_for()
    expect(page.locator("aside")).to_contain_text("Bloqué")
    page.get_by_role("button", name="Tableau").click()
    page.locator(".twin tbody button").nth(1).click()
    expect(page.locator("aside .evidence").first).to_contain_text(re.compile("lignes? [0-9]"))
    page.get_by_role("button", name="Image", exact=True).click()
    page.keyboard.press("PageUp")
    expect(where).to_have_text("Étape 5 sur 6")
    assert serious_faults(page) == []
    context.close()
    assert asked == [html.as_uri()]


def is_edited_and_traced(slides: Path, edited: Path) -> None:
    deck = pptx.Presentation(str(slides))
    steps = list(deck.slides)[1:7]
    for slide in steps:
        notes = slide.notes_slide.notes_text_frame.text
        boxes = [shape for shape in slide.shapes if shape.shape_type == 1 and shape.text_frame.text]
        assert boxes
        for box in boxes:
            said = box._element.nvSpPr.cNvPr.get("descr")  # noqa: SLF001 - python-pptx has no alt text
            line = next(line for line in notes.splitlines() if line.startswith(said))
            assert re.search(r"lignes? [0-9]|porteur du projet", line), line
    first = next(shape for shape in steps[0].shapes if shape.shape_type == 1 and shape.text_frame.text)
    first.text_frame.text = "Renommé"
    first.left += 90_000
    deck.save(str(edited))
    again = next(shape for shape in list(pptx.Presentation(str(edited)).slides)[1].shapes if shape.shape_type == 1)
    assert again.text_frame.text == "Renommé"


def test_depth_and_focus_of_the_offline_file_hide_what_is_further(
    shipped_app: App, visit: Open, browser: Browser, tmp_path: Path
) -> None:
    page = visit(f"{shipped_app.address}/stories?v=1&lang=fr&story=ens").page
    page.locator("canvas").first.wait_for(timeout=LOAD_MS)
    html = save(page, "Pas à pas (HTML)", tmp_path)
    context = browser.new_context(offline=True)
    offline = context.new_page()
    offline.goto(html.as_uri())
    count = offline.locator("footer [role=status]")
    expect(count).to_contain_text("Éléments : 13 sur 13")
    offline.get_by_role("searchbox").or_(offline.get_by_role("combobox")).first.fill("DMP")
    offline.keyboard.press("Enter")
    offline.get_by_role("group", name=re.compile("Jusqu’où")).get_by_role("button", name="1").click()
    expect(count).to_contain_text("Éléments : 5 sur 13")
    offline.get_by_role("button", name="Tout montrer").click()
    expect(count).to_contain_text("Éléments : 13 sur 13")
    offline.get_by_role("button", name="Tableau").click()
    offline.get_by_role("button", name="Étape suivante").click()
    beside_table = saved_png(offline)
    offline.get_by_role("button", name="Image", exact=True).click()
    assert saved_png(offline) == beside_table  # of the step that is told, whatever is shown of it
    context.close()


def saved_png(page: Page) -> bytes:
    page.wait_for_timeout(500)
    with page.expect_download() as download:
        page.get_by_role("button", name="Enregistrer l’image en PNG").click()
    assert download.value.suggested_filename == "socle.png"
    return Path(download.value.path()).read_bytes()
