"""The list of a story's steps; which of them is shown."""

from __future__ import annotations

from collections.abc import Callable

from app_pages import context as contexts
from app_pages.context import Context
from app_pages.prose import Element, element
from views.stories.story import Step, Story


def at(context: Context, story: Story) -> int:
    """The place of the shown step, counted from 0: the last one where the address counts further."""
    return min(context.view.step, len(story.steps)) - 1


def listed(context: Context, story: Story) -> Element:
    """The steps to choose from; the shown one is marked."""
    shown = at(context, story)
    rows = [
        element("li", _row(context, place, step, is_shown=place == shown)) for place, step in enumerate(story.steps)
    ]
    return element("ol", *rows, style="choices")


def go(place: int) -> Callable[..., None]:
    """Shows the step at a place, counted from 0. For callbacks."""

    def show() -> None:
        contexts.change(step=place + 1, selected=None)

    return show


def chosen(code: str) -> None:
    """Show the step whose place a row of the list holds. For callbacks."""
    go(int(code))()


def _row(context: Context, place: int, step: Step, *, is_shown: bool) -> Element:
    title, lang = step.title.said(context.lang)
    words = element("span", title or context.text("story.step.untitled"), lang=lang if title else None)
    return element(
        "button",
        f"{place + 1}. ",
        words,
        element("div", context.text(f"page.{step.page}"), style="quiet"),
        style=f"choice{' chosen' if is_shown else ''}",
        type="button",
        value=str(place),
        aria_current="step" if is_shown else "",
    )
