"""The pages there are, in the menu's order: a new page is one line here and one module with `render(context)`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from app_pages import blocked, catalogue, data, explore, home, stories
from app_pages.boundary import guarded
from app_pages.context import Context
from texts import translate


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its code (in addresses and texts), its icon in the menu, and what shows it."""

    code: str
    icon: str
    render: Callable[[Context], None]


PAGES = (
    Page("home", ":material/home:", home.render),
    Page("explore", ":material/account_tree:", explore.render),
    Page("blocked", ":material/front_hand:", blocked.render),
    Page("catalogue", ":material/quiz:", catalogue.render),
    Page("stories", ":material/slideshow:", stories.render),
    Page("data", ":material/database:", data.render),
)


def pages(lang: str) -> list[st.Page]:
    """The pages as Streamlit's menu wants them, titled in a language; the first one opens at the bare address."""
    made: dict[str, st.Page] = {}
    for page in PAGES:
        made[page.code] = st.Page(
            _runner(page, made),
            title=translate(lang, f"page.{page.code}"),
            icon=page.icon,
            url_path=page.code,
            default=page is PAGES[0],
            help=translate(lang, f"page.{page.code}.help"),
        )
    return [*made.values()]


def _runner(page: Page, made: dict[str, st.Page]) -> Callable[[], None]:
    def run() -> None:
        guarded(page.render, made)

    return run
