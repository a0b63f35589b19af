"""What a person reads, in French and English: `translate` finds a text by its stable key."""

from __future__ import annotations

import gettext
from functools import cache
from pathlib import Path
from typing import Final

LANGUAGES: Final = ("fr", "en")
"""The languages that have a catalogue; the first one is the data's own."""

FOLDER: Final = Path(__file__).parent


class MissingTextError(LookupError):
    """A catalogue lacks a key, or was not compiled; the tests find the first, `make setup` mends the second."""

    def __init__(self, lang: str, key: str) -> None:
        self.lang = lang
        self.key = key
        super().__init__(f"No text '{key}' in '{lang}'. After a change of a .po file: make setup")


def translate(lang: str, key: str, **values: object) -> str:
    """The text of a key in a language, its placeholders filled with ``values``.

    A text with a plural has the form that fits ``count``, which must then be given. Raises MissingTextError.
    """
    catalogue = _catalogue(lang)
    count = values.get("count")
    if isinstance(count, int) and (text := catalogue.ngettext(key, key, count)) != key:
        return text.format_map(values | {"count": number(lang, count)})
    text = catalogue.gettext(key)
    if text == key:
        raise MissingTextError(lang, key)
    return text.format_map(values) if values else text


def template(lang: str, key: str) -> str:
    """The text of a key as it is written, its placeholders unfilled: for a script that fills them itself.

    Raises MissingTextError, also for a text with a plural.
    """
    text = _catalogue(lang).gettext(key)
    if text == key:
        raise MissingTextError(lang, key)
    return text


def has_text(lang: str, key: str) -> bool:
    """Whether the catalogue has a text without a plural under that key."""
    return _catalogue(lang).gettext(key) != key


def number(lang: str, value: float) -> str:
    """A number as that language writes it: 12 345,6 or 12,345.6."""
    from babel.numbers import format_decimal

    return str(format_decimal(value, locale=lang))


def day(lang: str, iso: str, precision: str = "day") -> str:
    """An ISO date in words, no finer than its precision (``day``, ``month`` or ``year``)."""
    from datetime import date

    from babel.dates import format_date

    pattern = {"day": "d MMMM y", "month": "MMMM y", "year": "y"}[precision]
    words = str(format_date(date.fromisoformat(iso[:10]), pattern, locale=lang))
    return f"1er{words[1:]}" if lang == "fr" and words.startswith("1 ") else words  # CLDR has no ordinal in dates


@cache
def _catalogue(lang: str) -> gettext.NullTranslations:
    try:
        return gettext.translation("socle", FOLDER, [lang])
    except FileNotFoundError:
        raise MissingTextError(lang, "socle.mo") from None
