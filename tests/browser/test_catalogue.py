"""Two ready-made questions in a real browser, read as a table and as a picture, sent to someone else."""

from __future__ import annotations

import re

import pytest
from axe_core_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import App, Open

pytestmark = pytest.mark.browser

LOAD_MS = 20_000


def rows(page: Page) -> str:
    said = page.get_by_text(re.compile(r"^[0-9]+ lignes?$"))
    said.wait_for(timeout=LOAD_MS)
    return said.inner_text()


def test_a_question_without_blanks_is_answered_at_once_and_leads_on(shipped_app: App, visit: Open) -> None:
    seen = visit(f"{shipped_app.address}/catalogue?v=1&lang=fr")
    page = seen.page
    page.get_by_role("button", name="De quels services aucun document ne nomme-t-il l’opérateur ?").click(
        timeout=LOAD_MS
    )
    assert rows(page)
    page.get_by_role("button", name="Agenda de l'ENS").click()
    page.wait_for_url(re.compile("/explore.*node=service%3Aagenda-ens"), timeout=LOAD_MS)
    page.locator("canvas").first.wait_for(timeout=LOAD_MS)
    page.go_back()
    expect(page.get_by_role("heading", name="De quels services")).to_be_visible(timeout=LOAD_MS)
    assert (seen.dialogs, seen.strangers, seen.crashes) == ([], [], [])


def test_a_question_with_two_blanks_is_filled_in_by_typing_and_sent(shipped_app: App, visit: Open) -> None:
    page = visit(f"{shipped_app.address}/catalogue?v=1&lang=fr").page
    page.get_by_role("button", name="Par quels chemins un élément dépend-il d’un autre ?").click(timeout=LOAD_MS)
    for field, words, found in (("Élément", "ENS", "Espace numérique"), ("Autre élément", "RPPS", "Répertoire")):
        box = page.get_by_label(field, exact=True)
        box.click(timeout=LOAD_MS)
        box.press_sequentially(words)
        page.get_by_role("button", name=re.compile(found)).first.click(timeout=LOAD_MS)
        expect(box).to_have_count(0, timeout=LOAD_MS)
    count = rows(page)
    page.get_by_role("radio", name="Image").click()
    page.locator(".canvas canvas").wait_for(timeout=LOAD_MS)
    page.wait_for_url(re.compile("qas=picture"), timeout=LOAD_MS)
    english = visit(page.url.replace("lang=fr", "lang=en")).page
    english.locator(".canvas canvas").wait_for(timeout=LOAD_MS)
    expect(english.get_by_text(re.compile(rf"^{count.split()[0]} rows?$"))).to_be_visible()
    expect(english.get_by_role("heading", name="By which ways")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("where", ["q=actions-that-changed-number", "q=dependencies&p=id:service:ens&qas=picture", ""])
def test_the_catalogue_has_no_serious_fault_of_accessibility(
    where: str, scheme: str, shipped_app: App, visit: Open
) -> None:
    seen = visit(f"{shipped_app.address}/catalogue?v=1&lang=fr&{where}", scheme=scheme)
    seen.page.get_by_role("heading", name="Catalogue").wait_for(timeout=LOAD_MS)
    seen.page.wait_for_timeout(2500)
    faults = [
        (fault["id"], [node["html"][:160] for node in fault["nodes"][:3]])
        for fault in Axe().run(seen.page)["violations"]
        if fault["impact"] in {"serious", "critical"}
    ]
    assert faults == []
    assert (seen.strangers, seen.crashes) == ([], [])
