"""The open font of pictures that leave (Source Sans 3, OFL 1.1), how wide words are in it, and how they are wrapped."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

FACE: Final = "Source Sans 3"
FONTS: Final = Path(__file__).with_name("fonts")
"""TrueType for typesetting and measuring, WOFF2 (Latin) for browsers."""

_UNWRITABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_BLANKS: Final = re.compile("[ \t\n\r]+")  # not those that keep words together
_EM: Final = 1_000
_NARROWEST: Final = 0.2  # of the size: the width of an l is 0.25


def writable(text: str) -> str:
    """The text with a visible sign for every character that XML cannot hold."""
    return _UNWRITABLE.sub("\ufffd", text)


@lru_cache(maxsize=8_192)
def width(text: str, size: float, *, is_bold: bool = False) -> float:
    """Pixels of a text in one line at a size in pixels."""
    return _font(is_bold).getlength(text) * size / _EM


def wrapped(text: str, size: float, most: float, *, is_bold: bool = False) -> list[str]:
    """The text in lines of at most so many pixels; a longer word is broken."""
    lines: list[str] = [""]
    for word in filter(None, _BLANKS.split(text)):
        rest = word
        while len(rest) > 1 and width(rest[: _longest(size, most)], size, is_bold=is_bold) > most:
            fits = _fitting(rest[: _longest(size, most)], size, most, is_bold=is_bold)
            lines.append(rest[:fits])
            rest = rest[fits:]
        longer = f"{lines[-1]} {rest}".strip()
        if width(longer, size, is_bold=is_bold) <= most:
            lines[-1] = longer
        else:
            lines.append(rest)
    return [line for line in lines if line]


def _longest(size: float, most: float) -> int:
    """More letters than fit in a line, however narrow: a word of thousands is looked at piece by piece."""
    return int(most / (_NARROWEST * size)) + 2


def _fitting(word: str, size: float, most: float, *, is_bold: bool) -> int:
    """How many letters of a word that is too long fit; at least one."""
    return max(1, bisect_right(range(1, len(word)), most, key=lambda end: width(word[:end], size, is_bold=is_bold)))


@lru_cache(maxsize=2)
def _font(is_bold: bool) -> FreeTypeFont:  # noqa: FBT001 - the cache's key
    from PIL import ImageFont

    name = "Semibold" if is_bold else "Regular"
    return ImageFont.truetype(str(FONTS / f"SourceSans3-{name}.ttf"), _EM, layout_engine=ImageFont.Layout.BASIC)
