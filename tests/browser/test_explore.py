"""An architect at work: every question by clicking, in picture, table and link, forth and back, in both languages."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from axe_core_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import App, Open, Visit

pytestmark = pytest.mark.browser

LOAD_MS = 20_000


def opened(visit: Open, app: App, where: str, **options: str | int) -> Visit:
    seen = visit(f"{app.address}/explore?v=1&lang=fr&{where}", **options)
    banner(seen.page).wait_for(timeout=LOAD_MS)
    return seen


def banner(page: Page) -> Locator:
    return page.locator(".banner")


def panel(page: Page) -> Locator:
    return page.locator("[class*=st-key-explore-panel] .prose").first


def ask(page: Page, scope: str) -> None:
    page.get_by_role("radio", name=scope, exact=True).click()


def search(page: Page, field: str, words: str, found: str) -> None:
    box = page.get_by_label(field)
    box.click()
    box.press_sequentially(words)
    page.get_by_role("button", name=re.compile(found)).first.click(timeout=LOAD_MS)


def said(page: Page) -> str:
    return banner(page).inner_text().split("Non montrés")[0].strip()


def is_quiet(seen: Visit) -> bool:
    return not seen.page.get_by_text("BidiComponent Error").count() and (
        seen.dialogs,
        seen.strangers,
        seen.crashes,
    ) == ([], [], [])


def test_what_is_hidden_is_one_click_away_and_each_step_can_be_taken_back(shipped_app: App, visit: Open) -> None:
    seen = opened(visit, shipped_app, "node=service:ens&kinds=Service&inf=0")
    page = seen.page
    first = said(page)
    banner(page).get_by_role("button", name=re.compile("d’autres types")).click()
    page.wait_for_url(lambda url: "kinds=Action" in url, timeout=LOAD_MS)
    expect(banner(page)).not_to_contain_text("d’autres types", timeout=LOAD_MS)
    assert said(page) != first
    banner(page).get_by_role("button", name=re.compile("Tout réinitialiser")).click()
    page.wait_for_url(lambda url: "inf=0" not in url, timeout=LOAD_MS)
    for address in ("kinds=Action", "kinds=Service&"):
        page.get_by_role("button", name="Annuler").click()
        page.wait_for_url(re.compile(address), timeout=LOAD_MS)
    expect(banner(page)).to_contain_text(first, timeout=LOAD_MS)
    page.get_by_role("button", name="Rétablir").click()
    page.wait_for_url(lambda url: "kinds=Action" in url, timeout=LOAD_MS)
    assert is_quiet(seen)


def test_the_browser_goes_back_and_forth_over_views_and_pages(shipped_app: App, visit: Open) -> None:
    page = opened(visit, shipped_app, "node=service:ens").page
    first = said(page)
    page.get_by_role("radio", name="2", exact=True).click()
    page.wait_for_url(re.compile("depth=2"), timeout=LOAD_MS)
    expect(banner(page)).not_to_contain_text(first, timeout=LOAD_MS)
    deeper = said(page)
    page.get_by_role("link", name="Données").click()
    expect(page.get_by_role("heading", name="Données")).to_be_visible(timeout=LOAD_MS)
    page.wait_for_url(re.compile(r"data\?.*lang"), timeout=LOAD_MS)
    page.go_back()
    expect(banner(page)).to_contain_text(deeper, timeout=LOAD_MS)
    page.go_back()
    expect(banner(page)).to_contain_text(first, timeout=LOAD_MS)
    page.go_forward()
    expect(banner(page)).to_contain_text(deeper, timeout=LOAD_MS)


def test_impact_names_whom_to_call_and_leads_on(shipped_app: App, visit: Open) -> None:
    seen = opened(visit, shipped_app, "node=referential:ins")
    page = seen.page
    panel(page).get_by_role("button", name="Ce qui en dépend").click()
    expect(panel(page)).to_contain_text("Ce qui dépend de INS", timeout=LOAD_MS)
    expect(panel(page)).to_contain_text("Qui appeler")
    panel(page).locator("summary", has_text="Cnam").click()
    panel(page).get_by_role("button", name="DMP", exact=True).first.click()
    expect(panel(page)).to_contain_text("Dossier médical partagé", timeout=LOAD_MS)
    panel(page).get_by_role("button", name="Retour à la réponse").click()
    expect(panel(page)).to_contain_text("Qui appeler", timeout=LOAD_MS)
    assert is_quiet(seen)


def test_another_question_draws_another_picture_in_the_same_place(shipped_app: App, visit: Open) -> None:
    seen = opened(visit, shipped_app, "node=service:ens&depth=3")
    page = seen.page
    page.locator("canvas").first.wait_for(timeout=LOAD_MS)
    for scope in ("Impact", "Boucles", "Autour", "Impact"):
        before = said(page)
        ask(page, scope)
        expect(banner(page)).not_to_contain_text(before, timeout=LOAD_MS)
        page.wait_for_timeout(600)
        assert page.locator(".canvas canvas").count() == 1
    assert is_quiet(seen)


def test_a_way_is_found_turned_around_and_lengthened(shipped_app: App, visit: Open) -> None:
    page = opened(visit, shipped_app, "node=service:ens").page
    ask(page, "Chemin")
    search(page, "Où mène le chemin", "RPPS", "Répertoire")
    expect(panel(page)).to_contain_text("Le plus court chemin a 2 liens.", timeout=LOAD_MS)
    page.get_by_role("radio", name="4", exact=True).click()
    expect(panel(page)).to_contain_text(re.compile(r"[3-9] chemins, sans passer"), timeout=LOAD_MS)
    page.get_by_role("button", name="Inverser").click()
    expect(panel(page)).to_contain_text("Aucun document chargé ne fait dépendre RPPS de ENS", timeout=LOAD_MS)


def test_a_copied_link_opens_the_same_answer_in_the_other_language(shipped_app: App, visit: Open) -> None:
    seen = opened(visit, shipped_app, "node=service:ens&scope=shared&with=service:bsp&doc=doc:dns-2019-12")
    page = seen.page
    french = said(page)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Emporter").click()
    page.get_by_role("button", name="Copier le lien").click()
    expect(page.get_by_role("button", name="Copié")).to_be_visible(timeout=LOAD_MS)
    link = page.evaluate("navigator.clipboard.readText()")
    page.get_by_role("button", name="Copier la commande").click()
    expect(page.get_by_role("button", name="Copié")).to_have_count(2, timeout=LOAD_MS)
    command = page.evaluate("navigator.clipboard.readText()")
    assert command == "python cli.py shared service:ens service:bsp --document doc:dns-2019-12"
    english = visit(link.replace("lang=fr", "lang=en")).page
    banner(english).wait_for(timeout=LOAD_MS)
    numbers = re.findall(r"\d+", french)
    assert re.findall(r"\d+", banner(english).inner_text())[: len(numbers)] == numbers
    expect(panel(english)).to_contain_text("What ENS, BSP share")
    assert is_quiet(seen)


def test_the_table_is_the_picture_in_rows(shipped_app: App, visit: Open) -> None:
    seen = opened(visit, shipped_app, "node=service:ens")
    page = seen.page
    counts = re.findall(r"\d+", said(page))
    ask(page, "Tableau")
    links, nodes = (page.locator("section", has_text=what).locator("tbody tr") for what in ("Qui", "Nom court"))
    expect(links).to_have_count(int(counts[2]), timeout=LOAD_MS)
    expect(nodes).to_have_count(int(counts[0]))
    head = page.get_by_role("columnheader", name="Quoi")
    for direction in ("ascending", "descending"):
        head.get_by_role("button").click()
        expect(page.get_by_role("columnheader", name="Quoi")).to_have_attribute("aria-sort", direction, timeout=LOAD_MS)
    row = links.filter(has_text="authentifie").first
    row.locator("td").nth(1).get_by_role("button").click()
    expect(links.locator("xpath=self::*[@aria-current='true']")).to_have_count(1, timeout=LOAD_MS)
    expect(panel(page)).to_contain_text("Pro Santé Connect")
    ask(page, "Image")
    page.locator("canvas").first.wait_for(timeout=LOAD_MS)
    expect(page.locator(".socle [role=status]")).to_contain_text("authentifie", timeout=LOAD_MS)
    assert is_quiet(seen)


def test_links_and_things_are_taken_away_as_tables_and_the_view_as_a_file(
    shipped_app: App, visit: Open, tmp_path: Path
) -> None:
    page = opened(visit, shipped_app, "node=service:ens&depth=2").page
    counts = re.findall(r"\d+", said(page))
    page.get_by_role("button", name="Emporter").click()
    saved = {}
    for name in ("Liens (CSV)", "Éléments (CSV)", "Enregistrer la vue"):
        with page.expect_download() as download:
            page.get_by_role("button", name=name).click()
        saved[name] = tmp_path / download.value.suggested_filename
        download.value.save_as(saved[name])
    rows = [list(csv.reader(io.StringIO(saved[name].read_text("utf-8-sig")))) for name in list(saved)[:2]]
    assert [len(table) - 1 for table in rows] == [int(counts[2]), int(counts[0])]
    view = saved["Enregistrer la vue"]
    assert json.loads(view.read_text("utf-8"))["socle_view"]["depth"] == "2"
    other = opened(visit, shipped_app, "scope=cycles").page
    other.get_by_role("button", name="Récents").click()
    other.locator("input[type=file]").set_input_files(view)
    expect(banner(other)).to_contain_text(said(page), timeout=LOAD_MS)
    other.locator("input[type=file]").set_input_files(saved["Liens (CSV)"])
    expect(other.locator("body")).to_contain_text("n’est pas une vue enregistrée par Socle", timeout=LOAD_MS)


def test_the_whole_page_is_worked_by_keys(shipped_app: App, visit: Open) -> None:
    seen = opened(visit, shipped_app, "node=service:ens")
    page = seen.page
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_contain_text("Déplier, replier", timeout=LOAD_MS)
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0, timeout=LOAD_MS)
    page.keyboard.press("Control+k")
    field = page.get_by_label("Chercher dans la feuille de route")
    expect(field).to_be_focused()
    page.keyboard.type("?")  # in a field it is a letter
    expect(field).to_have_value("?")
    field.fill("")
    page.locator(".canvas").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("e")
    page.wait_for_url(re.compile("open="), timeout=LOAD_MS)
    page.keyboard.press("e")
    page.wait_for_url(lambda url: "open=" not in url, timeout=LOAD_MS)
    page.keyboard.press("Control+z")
    page.wait_for_url(re.compile("open="), timeout=LOAD_MS)
    page.keyboard.press("Control+Shift+Z")
    page.wait_for_url(lambda url: "open=" not in url, timeout=LOAD_MS)
    page.get_by_role("link", name="Données").click()
    expect(page.get_by_role("heading", name="Données")).to_be_visible(timeout=LOAD_MS)
    page.wait_for_url(re.compile("/data.*lang=fr"), timeout=LOAD_MS)
    page.wait_for_timeout(1000)
    page.keyboard.press("Control+k")  # where nothing is searched, the page that searches opens
    expect(banner(page)).to_be_visible(timeout=LOAD_MS)
    page.wait_for_url(re.compile("node=service%3Aens"), timeout=LOAD_MS)
    assert is_quiet(seen)


def test_a_fact_says_its_row_and_how_to_report_an_error_in_it(shipped_app: App, visit: Open) -> None:
    page = opened(
        visit, shipped_app, "node=service:ens&sel=service:ens%7CDEPENDS_ON%7Cidentifies_with%7Creferential:ins"
    ).page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    expect(panel(page)).to_contain_text(re.compile(r"data/roadmap/edge_evidence\.csv, ligne \d+"))
    panel(page).get_by_role("button", name=re.compile("Signaler une erreur")).click()
    expect(panel(page).get_by_role("button", name="Copié")).to_be_visible(timeout=LOAD_MS)
    text = page.evaluate("navigator.clipboard.readText()")
    assert "service:ens|DEPENDS_ON|identifies_with|referential:ins" in text
    assert re.search(r"data/roadmap/edges\.csv:\d+", text)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "where",
    [
        "node=referential:ins&scope=impact",
        "node=service:ens&scope=path&with=referential:rpps&len=4&sel=service:dmp",
        "node=service:ens&as=table&sel=service:dmp",
        "scope=cycles&big=1",
    ],
)
def test_no_answer_has_a_serious_fault_of_accessibility(where: str, scheme: str, shipped_app: App, visit: Open) -> None:
    seen = opened(visit, shipped_app, where, scheme=scheme)
    seen.page.wait_for_timeout(1500)
    faults = [
        (fault["id"], [node["html"][:160] for node in fault["nodes"][:3]])
        for fault in Axe().run(seen.page)["violations"]
        if fault["impact"] in {"serious", "critical"}
    ]
    assert faults == []
    assert is_quiet(seen)


@pytest.mark.parametrize("width", [320, 768, 1024, 1440, 2560])
def test_the_page_never_scrolls_sideways(width: int, shipped_app: App, visit: Open) -> None:
    page = opened(visit, shipped_app, "node=service:ens", width=width, height=900).page
    page.locator("canvas").first.wait_for(timeout=LOAD_MS)
    page.wait_for_timeout(500)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_whole_picture_is_copied_as_it_is_seen(shipped_app: App, visit: Open) -> None:
    page = opened(visit, shipped_app, "node=service:ens").page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copier toute l’image").click()
    expect(page.get_by_role("button", name="Copier toute l’image")).to_have_text("Copiée", timeout=LOAD_MS)
    width, height, colours = page.evaluate(_PASTED)
    assert width > height > 400
    assert colours > 20
    expect(page.get_by_role("button", name="Copier toute l’image")).to_have_text("Copier", timeout=LOAD_MS)


_PASTED = """async () => {
  const [item] = await navigator.clipboard.read();
  const bitmap = await createImageBitmap(await item.getType("image/png"));
  const canvas = Object.assign(document.createElement("canvas"), { width: bitmap.width, height: bitmap.height });
  const ctx = canvas.getContext("2d");
  ctx.drawImage(bitmap, 0, 0);
  const pixels = new Uint32Array(ctx.getImageData(0, 0, canvas.width, canvas.height).data.buffer);
  return [canvas.width, canvas.height, new Set(pixels).size];
}"""
