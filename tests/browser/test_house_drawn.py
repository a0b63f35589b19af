"""The programme as a house, on the page: its floors behind the boxes, and what is said of a link that climbs."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from playwright.sync_api import expect

from graph.palette import STOREY, Theme
from tests.browser.conftest import App, Open

pytestmark = pytest.mark.browser

LOAD_MS = 20_000


def test_the_house_is_drawn_whole_with_its_floors(shipped_app: App, visit: Open) -> None:
    page = visit(f"{shipped_app.address}/explore?v=1&lang=fr").page
    page.get_by_role("button", name="Voir tout le programme, en maison").click(timeout=LOAD_MS)
    page.locator("canvas").first.wait_for(timeout=LOAD_MS)
    expect(page.locator("ul.legend").first).to_contain_text("monte, admis", timeout=LOAD_MS)
    assert "turn=house" in page.url
    page.wait_for_timeout(1_000)
    with Image.open(io.BytesIO(page.locator(".canvas").first.screenshot())) as shot:
        band = STOREY[Theme.LIGHT][0].lstrip("#")
        colours = {colour: count for count, colour in shot.convert("RGB").getcolors(1_000_000) or []}
        share = colours.get(tuple(bytes.fromhex(band)), 0) / (shot.width * shot.height)
    assert share > 0.3  # the floors, behind all boxes and lines
    page.get_by_role("button", name="DMP → LGC").click()
    expect(page.locator("[class*='st-key-explore-panel']").first).to_contain_text("Admis jusqu’au 30 juin 2027")
