"""What no text of a graph may hold: hidden characters, lost ones, spaces at its ends, misread French."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from loaders.validation.mojibake import repaired

MAX_CHARACTERS = 20_000
"""Ten times the longest text that a panel could show; longer ones are a file pasted into a cell."""

_SUSPECT = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffd]")


class Problem(NamedTuple):
    """What is wrong with a text, and the way out."""

    code: str
    message: str
    fix: str


def problems(text: str) -> Iterator[Problem]:
    """Everything that is wrong with a text that is not empty; nothing for a good one."""
    if text.isascii() and text.isprintable() and text[:1] != " " != text[-1:] and len(text) <= MAX_CHARACTERS:
        return  # nearly all ids, dates and words: this one line halves the time of a load
    if len(text) > MAX_CHARACTERS:
        yield Problem("too_long", f"{len(text)} characters.", f"Keep it under {MAX_CHARACTERS} characters.")
    for code in dict.fromkeys(map(_code, _SUSPECT.findall(text))):
        yield _character(code, text)
    if text != text.strip():
        yield Problem("outer_space", "A space stands at an end of the text.", f"Write '{text.strip()[:60]}'.")
    if (repair := repaired(text)) is not None:
        yield Problem(
            "misread_encoding", "Letters were misread when the file was converted.", f"Did you mean '{repair[:200]}'?"
        )


def _code(character: str) -> str:
    if character == "\ufffd":
        return "lost_character"
    return "lone_surrogate" if unicodedata.category(character) == "Cs" else "control_character"


def _character(code: str, text: str) -> Problem:
    found = next(c for c in _SUSPECT.findall(text) if _code(c) == code)
    point = f"U+{ord(found):04X}"
    if code == "lost_character":
        return Problem(code, f"{point} stands where a letter was lost.", "Type the letter again.")
    if code == "lone_surrogate":
        return Problem(code, f"{point} is half a character.", "Type the character again.")
    if found in "\r\n":
        return Problem(code, "The text runs over several lines.", "Put it on one line.")
    return Problem(code, f"{point} is a hidden control character.", "Delete it, or type the text again.")
