"""The picture of a page's present view as files, as a step of a story would show it."""

from __future__ import annotations

from app_pages import prose
from app_pages.context import Context
from app_pages.files import PICTURES, of_sight, row
from app_pages.prose import element
from app_pages.stories import staging
from app_pages.stories.adding import step_of
from views.sight import Sight


def pictures(context: Context, page: str, *, name: str) -> None:
    """The row of buttons, below its heading.

    ``page`` is the code of the page, whose view must show a picture, ``name`` what the files are called.
    """

    def seen() -> Sight:
        return staging.staged(context, step_of(context, page)).sight

    prose.show(element("h2", context.text("takeaway.pictures")), key=f"{page}.takeaway.pictures")
    row(context, (of_sight(context, form, seen) for form in PICTURES), name=name, key=f"{page}.takeaway")
