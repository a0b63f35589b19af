"""The ten questions of `docs/explanation/ten-questions.md`: by clicking from the home page, in one command, by a link.

Each answer is found in under 20 seconds by one who clicks without haste, the command that the page offers answers the
same, and the link opens the same answer in the other language.
"""

from __future__ import annotations

import json
import re
import shlex
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from typer.testing import CliRunner

from cli import app
from tests.browser.conftest import App, Open

pytestmark = pytest.mark.browser

LOAD_MS = 20_000
PATIENCE = 20
"""Seconds."""

HASTE_MS = 800
"""What a person takes to find the next thing to click, at least."""


def click(page: Page, role: Any, name: str, *, exact: bool = True) -> None:  # noqa: ANN401 - Playwright's roles
    page.wait_for_timeout(HASTE_MS)
    page.get_by_role(role, name=name, exact=exact).first.click(timeout=LOAD_MS)


def search(page: Page, words: str, found: str, field: str = "Chercher dans la feuille de route") -> None:
    box = page.get_by_label(field, exact=True)
    box.click(timeout=LOAD_MS)
    box.press_sequentially(words, delay=60)
    page.get_by_role("button", name=re.compile(found)).first.click(timeout=LOAD_MS)


def panel(page: Page) -> str:
    return page.locator("[class*=st-key-explore-panel] .prose").first.inner_text()


def what_breaks_with_ins(page: Page) -> None:
    search(page, "INS", "Identifiant national")
    click(page, "button", "Ce qui en dépend")
    expect(page.get_by_role("heading", name="Qui appeler")).to_be_visible(timeout=LOAD_MS)


def what_ens_relies_on(page: Page) -> None:
    search(page, "ENS", "Espace numérique")
    click(page, "radio", "Dépend de")
    click(page, "radio", "3")
    page.wait_for_url(re.compile("depth=3"), timeout=LOAD_MS)


def ways_to_rpps(page: Page) -> None:
    search(page, "ENS", "Espace numérique")
    click(page, "radio", "Chemin")
    search(page, "RPPS", "Répertoire", "Où mène le chemin")
    click(page, "radio", "4")
    expect(page.get_by_text(re.compile("4 chemins, sans passer"))).to_be_visible(timeout=LOAD_MS)


def shared_by_ens_and_bsp(page: Page) -> None:
    search(page, "ENS", "Espace numérique")
    click(page, "radio", "En commun")
    search(page, "BSP", "Bouquet", "Ajouter à la comparaison")
    expect(page.get_by_text(re.compile("éléments dont tous dépendent"))).to_be_visible(timeout=LOAD_MS)


def circles(page: Page) -> None:
    click(page, "link", "Explorer")
    click(page, "button", "Voir ce qui dépend de soi-même, par d’autres")
    expect(page.get_by_text(re.compile("boucle de dépendances"))).to_be_visible(timeout=LOAD_MS)


def what_is_concluded_around_dmp(page: Page) -> None:
    search(page, "DMP", "Dossier médical")
    click(page, "button", "déduit")
    page.wait_for_url(re.compile("inf=0"), timeout=LOAD_MS)
    expect(page.locator(".banner")).to_contain_text(re.compile("déduction|déduit"), timeout=LOAD_MS)


def what_ans_operates(page: Page) -> None:
    search(page, "ANS", "Agence du numérique")
    click(page, "radio", "2")
    page.wait_for_url(re.compile("depth=2"), timeout=LOAD_MS)


EXPLORED = [
    what_breaks_with_ins,
    what_ens_relies_on,
    ways_to_rpps,
    shared_by_ens_and_bsp,
    circles,
    what_is_concluded_around_dmp,
    what_ans_operates,
]


def what_june_2020_alone_supports(page: Page) -> None:
    click(page, "link", "Catalogue")
    click(page, "button", "Quels liens ne tiennent qu’à ce document ?")
    page.get_by_label("Document", exact=True).click(timeout=LOAD_MS)
    page.get_by_role("option", name=re.compile("point d'étape")).click(timeout=LOAD_MS)
    page.wait_for_url(re.compile("p=document"), timeout=LOAD_MS)


def services_without_operator(page: Page) -> None:
    click(page, "link", "Catalogue")
    click(page, "button", "De quels services aucun document ne nomme-t-il l’opérateur ?")


def renumbered_actions(page: Page) -> None:
    click(page, "link", "Catalogue")
    click(page, "button", "Quelles actions ont changé de numéro d’une édition à l’autre ?")


LISTED = [what_june_2020_alone_supports, services_without_operator, renumbered_actions]


def offered_command(page: Page, store: Path) -> Any:  # noqa: ANN401 - what a command answers
    """The answer of the command that the page offers."""
    page.get_by_role("button", name="Emporter").click()
    line = page.locator("code", has_text="python cli.py").inner_text(timeout=LOAD_MS)
    page.keyboard.press("Escape")
    _, _, *arguments = shlex.split(line)
    result = CliRunner().invoke(app, [*arguments, "--json", "--store", str(store)])
    assert result.exit_code == 0, line
    return json.loads(result.stdout)


@pytest.mark.parametrize("answer", EXPLORED, ids=lambda answer: answer.__name__)
def test_a_question_is_answered_by_clicking_by_a_command_and_by_a_link(
    answer: Callable[[Page], None], shipped_app: App, visit: Open, filled_store: Path
) -> None:
    page = visit(f"{shipped_app.address}/?lang=fr").page
    page.get_by_role("heading", name="Socle").wait_for(timeout=LOAD_MS)
    began = time.monotonic()
    answer(page)
    shown = re.findall(r"\d+", page.locator(".banner").inner_text(timeout=LOAD_MS))
    assert time.monotonic() - began < PATIENCE
    page.wait_for_timeout(1000)
    shown = re.findall(r"\d+", page.locator(".banner").inner_text())
    told = offered_command(page, filled_store)
    nodes = [node for group in told for node in group] if isinstance(told, list) else told["nodes"]
    assert len(nodes) == int(shown[0])
    english = visit(page.url.replace("lang=fr", "lang=en")).page
    english.locator(".banner").wait_for(timeout=LOAD_MS)
    assert re.findall(r"\d+", english.locator(".banner").inner_text()) == shown
    assert english.evaluate("document.documentElement.lang") == "en"


@pytest.mark.parametrize("answer", LISTED, ids=lambda answer: answer.__name__)
def test_a_question_of_the_catalogue_is_answered_so_too(
    answer: Callable[[Page], None], shipped_app: App, visit: Open, filled_store: Path
) -> None:
    page = visit(f"{shipped_app.address}/?lang=fr").page
    page.get_by_role("heading", name="Socle").wait_for(timeout=LOAD_MS)
    began = time.monotonic()
    answer(page)
    count = page.get_by_text(re.compile(r"^\d+ lignes?$"))
    count.wait_for(timeout=LOAD_MS)
    assert time.monotonic() - began < PATIENCE
    rows = int(count.inner_text().split()[0])
    assert len(offered_command(page, filled_store)["rows"]) == rows > 0
    page.wait_for_url(re.compile("q="), timeout=LOAD_MS)
    english = visit(page.url.replace("lang=fr", "lang=en")).page
    expect(english.get_by_text(re.compile(rf"^{rows} rows?$"))).to_be_visible(timeout=LOAD_MS)
