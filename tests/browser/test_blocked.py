"""The programme manager's first minute: from home to what holds ENS back, whom to call, and the proof."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from axe_core_python.sync_playwright import Axe
from openpyxl import load_workbook
from playwright.sync_api import expect

from tests.browser.conftest import App, Open

pytestmark = pytest.mark.browser

LOAD_MS = 20_000


def test_what_holds_ens_back_is_found_proven_and_sent(shipped_app: App, visit: Open) -> None:
    seen = visit(f"{shipped_app.address}/?v=1&lang=fr")
    page = seen.page
    page.get_by_role("button", name=re.compile("Blocages →")).click(timeout=LOAD_MS)
    page.get_by_role("radio", name="18 juin 2020").click(timeout=LOAD_MS)
    page.get_by_role("button", name=re.compile("^ENS")).click(timeout=LOAD_MS)
    page.wait_for_url(re.compile("sel=service%3Aens"), timeout=LOAD_MS)
    reason = page.locator(".st-key-blocked-reason")
    expect(reason).to_contain_text("repoussé de", timeout=LOAD_MS)
    expect(reason).to_contain_text("Appeler : ANS")
    expect(reason.locator("canvas").first).to_be_visible(timeout=LOAD_MS)
    reason.locator("summary", has_text="Avancement du").first.click()
    expect(reason).to_contain_text("lignes 761-762, 907")
    english = visit(page.url.replace("lang=fr", "lang=en")).page
    expect(english.locator(".st-key-blocked-reason")).to_contain_text("put off from", timeout=LOAD_MS)
    reason.get_by_role("button", name="Voir dans Explorer").click()
    page.wait_for_url(re.compile("/explore.*node=service%3Aens"), timeout=LOAD_MS)
    assert (seen.dialogs, seen.strangers, seen.crashes) == ([], [], [])


def test_a_recipe_a_slip_and_the_list_for_the_meeting(shipped_app: App, visit: Open, tmp_path: Path) -> None:
    seen = visit(f"{shipped_app.address}/blocked?v=1&lang=fr&asof=2020-06-18")
    page = seen.page
    page.get_by_role("radio", name="À débloquer d’abord").click(timeout=LOAD_MS)
    page.wait_for_url(re.compile("b=roots"), timeout=LOAD_MS)
    reason = page.locator(".st-key-blocked-reason")
    reason.get_by_text("Le calcul de son rang").click(timeout=LOAD_MS)
    expect(reason).to_contain_text("1 sur 3")
    reason.get_by_role("radio", name="S’il glisse").click()
    expect(reason).to_contain_text("éléments changent", timeout=LOAD_MS)
    page.get_by_role("button", name="Emporter").click()
    with page.expect_download() as download:
        page.get_by_role("button", name=re.compile("Excel")).click()
    download.value.save_as(tmp_path / "list.xlsx")
    rows = load_workbook(tmp_path / "list.xlsx").active
    assert rows is not None
    assert [cell.value for cell in rows["D"]][1:] == [
        *("Messagerie sécurisée des usagers", "Mesure de conformité des plateformes régionales"),
        "Extension du RPPS à de nouveaux acteurs",
    ]
    assert (seen.dialogs, seen.strangers, seen.crashes) == ([], [], [])


def test_a_click_in_the_picture_leads_on(shipped_app: App, visit: Open) -> None:
    page = visit(f"{shipped_app.address}/blocked?v=1&lang=fr&asof=2020-06-18&sel=service:ens").page
    reason = page.locator(".st-key-blocked-reason")
    canvas = reason.locator(".canvas")
    canvas.wait_for(timeout=LOAD_MS)
    canvas.focus()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("sel=milestone%3Aintegration-messagerie-ens"), timeout=LOAD_MS)
    expect(reason.get_by_role("heading", level=1)).to_contain_text("Intégration de la messagerie usagers")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("shown", ["sel=service:ens", "b=ask", "b=roots&r=after", "b=bottlenecks&r=before"])
def test_the_page_has_no_serious_fault_for_a_screen_reader(
    shipped_app: App, visit: Open, scheme: str, shown: str
) -> None:
    page = visit(f"{shipped_app.address}/blocked?v=1&lang=fr&asof=2020-06-18&{shown}", scheme=scheme).page
    expect(page.locator(".st-key-blocked-reason h1")).to_be_visible(timeout=LOAD_MS)
    page.wait_for_timeout(1500)
    found = Axe().run(page)["violations"]
    assert [fault["id"] for fault in found if fault["impact"] in {"serious", "critical"}] == []


@pytest.mark.parametrize("width", [320, 1024, 2560])
def test_no_width_needs_sideways_scrolling(shipped_app: App, visit: Open, width: int) -> None:
    page = visit(f"{shipped_app.address}/blocked?v=1&lang=fr&asof=2020-06-18", width=width).page
    expect(page.locator(".st-key-blocked-reason")).to_contain_text("Appeler", timeout=LOAD_MS)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
