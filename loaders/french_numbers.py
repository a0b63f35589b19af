"""The number that French words or digits name: "1.429", "8,4 millions", "vingt-six", "une soixantaine"."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

_DIGITS: Final = re.compile(
    r"(?P<whole>\d{1,3}(?:[ .]\d{3})+|\d+)(?:,(?P<part>\d+))?(?: (?P<times>millions?|milliards?))?"
)
_TIMES: Final = {"million": 10**6, "milliard": 10**9}
_UNITS: Final = {
    word: number
    for number, word in enumerate(
        (
            *("un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"),
            *("onze", "douze", "treize", "quatorze", "quinze", "seize"),
        ),
        start=1,
    )
}
_TENS: Final = {"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60}
_ABOUT: Final = {"dizaine": 10, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "quarantaine": 40}
_COUNTED: Final = {**_ABOUT, "cinquantaine": 50, "soixantaine": 60, "centaine": 100}


def read(words: str) -> int | float | None:
    """The number; None where the words name none that is surely understood."""
    text = " ".join(words.casefold().replace("\u202f", " ").split())
    found = list(_DIGITS.finditer(text))
    if found:
        return _of_digits(found[0]) if len(found) == 1 else None
    text = text.removeprefix("une ").removeprefix("un ") or text
    if text in _COUNTED:
        return _COUNTED[text]
    tens, _, units = text.replace(" et ", "-").partition("-")
    if tens in _TENS and (not units or units in _UNITS):
        return _TENS[tens] + (_UNITS[units] if units else 0)
    return _UNITS.get(text)


def _of_digits(match: re.Match[str]) -> int | float:
    whole = re.sub("[ .]", "", match["whole"])
    times = _TIMES[match["times"].removesuffix("s")] if match["times"] else 1
    value = Decimal(f"{whole}.{match['part'] or 0}") * times
    return int(value) if value == value.to_integral_value() else float(value)
