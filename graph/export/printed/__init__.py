"""A list for a meeting as a page to print: one HTML file that holds no script and asks for nothing."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import texts
from graph.analysis.blocking import EFFECTIVE
from graph.export.meeting import Line, by_call

_FOLDER: Final = Path(__file__).parent


def write(found: Sequence[Line], title: str, version: str, lang: str) -> str:
    """The page's text (UTF-8): a section for each organization to call, of a graph of that fingerprint.

    Values are text and never read as markup.
    """
    from jinja2 import Environment, FileSystemLoader

    style = (_FOLDER / "printed.css").read_text("utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    made = Environment(loader=FileSystemLoader(_FOLDER), autoescape=True, trim_blocks=True)
    made.filters["day"] = lambda day: texts.day(lang, day)
    template = made.get_template("template.html")
    words = {
        name: texts.translate(lang, f"meeting.{name}")
        for name in ("call", "others", "nobody", "due", "expected", "sources")
    }
    return template.render(
        lang=lang,
        policy=f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
        title=title,
        counted=texts.translate(lang, "meeting.counted", count=len(found)),
        style=style,
        groups=by_call(found),
        words={**words, "status": {each.code: texts.translate(lang, f"verdict.{each.code}") for each in EFFECTIVE}},
        version=texts.translate(lang, "meeting.version", version=version),
    )
