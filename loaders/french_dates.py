"""The period that French date words name: "2e trimestre 2020", "d'ici fin 2021", "à la rentrée", "sous 18 mois".

Words without a year are read from the day they were said on: the first such period that is not over, or, of what is
past, the last that has begun. `docs/reference/date-words.md` shows the whole table.
"""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, TypeAlias

from graph.errors import UnreadableDateError

Span: TypeAlias = tuple[date, date]
"""First and last day."""

_MONTHS: Final = {
    name: place
    for place, name in enumerate(
        (
            *("janvier", "fevrier", "mars", "avril", "mai", "juin"),
            *("juillet", "aout", "septembre", "octobre", "novembre", "decembre"),
        ),
        start=1,
    )
}
_ORDINALS: Final = {
    **dict.fromkeys(("1er", "1ere", "premier", "premiere"), 1),
    **dict.fromkeys(("2e", "2eme", "2nd", "deuxieme", "second"), 2),
    **dict.fromkeys(("3e", "3eme", "troisieme"), 3),
    **dict.fromkeys(("4e", "4eme", "quatrieme"), 4),
}
_SEASONS: Final[Mapping[str, tuple[int, int, int, int, int]]] = {
    "printemps": (3, 20, 6, 20, 0),
    "ete": (6, 21, 9, 22, 0),
    "rentree": (9, 1, 10, 15, 0),
    "automne": (9, 23, 12, 20, 0),
    "hiver": (12, 21, 3, 19, 1),
}
"""First month and day, last month and day, and how many years later that is."""

_DECADES: Final = {"debut": (1, 10), "mi": (11, 20), "milieu": (11, 20), "fin": (21, 31)}
_YEARS_PARTS: Final = {"debut": (1, 2), "mi": (6, 7), "milieu": (6, 7), "fin": (11, 12)}
_THIRDS: Final = {"debut": 0, "mi": 1, "milieu": 1, "fin": 2}

_PARTS: Final = rf"(?P<part>{'|'.join(_DECADES)})[ -](?:de l'|de la |de |du |d')?"
_YEAR: Final = r"(?:19|20)\d\d"
_MONTH: Final = "|".join(_MONTHS)
_NEAR: Final = r"(?: (?P<near>prochaine?|derniere?|passee?))?"
_BEFORE: Final = re.compile(
    r"(?:l'|(?:pour|vers|courant|au cours de|au cours du|durant|en|a|au|le|la|les|du|cet|cette|ce|mois de) |mois d')"
    r"(?P<rest>.+)"
)
_UNITS: Final = {"jour": 0, "semaine": 0, "mois": 1, "an": 12, "annee": 12}


@dataclass(frozen=True, slots=True)
class Period:
    """What date words name: how (one of `graph.schema.DUE_KINDS`), first and last day; ``since`` has no last."""

    kind: str
    start: date
    end: date | None


def read(words: str, said_on: date, *, is_past: bool = False) -> Period:
    """The period of some date words, said on a day; ``is_past`` where they tell of what has been.

    Raises UnreadableDateError for what names no period, and for a day that does not exist.
    """
    reader = _Reader(words, said_on, is_past=is_past)
    text = folded(words)
    for pattern, make in _FORMS:
        match = pattern.fullmatch(text)
        if match is not None:
            return make(reader, match)
    span = reader.span(text)
    return Period("on" if span[0] == span[1] else "during", *span)


def folded(words: str) -> str:
    """The words in small letters without accents, markup or more than one space."""
    plain = unicodedata.normalize("NFKD", words.casefold().replace("’", "'"))
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter) and letter not in "*_^{}")
    return " ".join(letters.split()).strip(" .,;:")


class _Reader:
    """Reads parts of one text; years that are not said come from the day it was said on."""

    def __init__(self, words: str, said_on: date, *, is_past: bool) -> None:
        self.words = words
        self.said_on = said_on
        self.is_past = is_past

    def unreadable(self, reason: str) -> UnreadableDateError:
        return UnreadableDateError(self.words, reason)

    def span(self, text: str, year: int | None = None) -> Span:
        """The days of one name of a period; ``year`` is what another part of the text says."""
        for pattern, make in _NAMES:
            match = pattern.fullmatch(text)
            if match is not None:
                return make(self, match, year)
        before = _BEFORE.fullmatch(text)
        if before is None:
            raise self.unreadable("these words name no period that Socle knows")
        return self.span(before["rest"], year)

    def year_in(self, text: str) -> int | None:
        """The last year that a text says."""
        years = re.findall(_YEAR, text)
        return int(years[-1]) if years else None

    def placed(self, match: re.Match[str], year: int | None, make: Callable[[int], Span]) -> Span:
        """What ``make`` gives for the year that is said, or else for the nearest that fits."""
        said = match.groupdict()
        if said.get("year") or year is not None:
            return make(int(said["year"]) if said.get("year") else year or 0)
        near = said.get("near") or ""
        is_past = self.is_past if not near else not near.startswith("proch")
        around = [make(self.said_on.year + step) for step in (-1, 0, 1)]
        if is_past:
            return max(span for span in around if span[0] <= self.said_on)
        return min(span for span in around if span[1] >= self.said_on)

    def day(self, year: int, month: int, day: int) -> date:
        try:
            return date(year, month, day)
        except ValueError:
            raise self.unreadable("there is no such day") from None


def _by(reader: _Reader, match: re.Match[str]) -> Period:
    return Period("by", *reader.span(match["rest"]))


def _from(reader: _Reader, match: re.Match[str]) -> Period:
    return Period("from", *reader.span(match["rest"]))


def _since(reader: _Reader, match: re.Match[str]) -> Period:
    past = _Reader(reader.words, reader.said_on, is_past=True)
    return Period("since", past.span(match["rest"])[0], None)


def _until(reader: _Reader, match: re.Match[str]) -> Period:
    end = reader.span(match["rest"])[1]
    if end < reader.said_on:
        raise reader.unreadable("it ends before it was said")
    return Period("range", reader.said_on, end)


def _within(reader: _Reader, match: re.Match[str]) -> Period:
    return Period("by", reader.said_on, _later(reader.said_on, int(match["count"]), match["unit"]))


def _lasting(reader: _Reader, match: re.Match[str]) -> Period:
    start = reader.span(match["rest"])[0]
    return Period("range", start, _later(start, int(match["count"]), match["unit"]))


def _between(reader: _Reader, match: re.Match[str]) -> Period:
    first, last = match["first"], match["last"]
    year = reader.year_in(last)
    if first.isdigit() and len(first) <= 2:  # noqa: PLR2004 - the digits of a day
        first = f"{first} {re.sub(r'^[0-9]+ ', '', last)}"
    start = reader.span(first, year)[0]
    after = _Reader(reader.words, start, is_past=False)
    end = after.span(last)[1]
    if start > end and reader.year_in(first) is None:
        start = reader.span(first, None if year is None else year - 1)[0]
    if start > end:
        raise reader.unreadable("it ends before it begins")
    return Period("range", start, end)


def _later(day: date, count: int, unit: str) -> date:
    months = _UNITS[unit.removesuffix("s") if unit != "mois" else unit]
    if not months:
        return day + timedelta(days=count * (7 if unit.startswith("semaine") else 1))
    year, month = divmod(day.year * 12 + day.month - 1 + count * months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _day(reader: _Reader, match: re.Match[str], year: int | None) -> Span:
    number = 1 if match["day"] == "1er" else int(match["day"])

    def of(year: int) -> Span:
        day = reader.day(year, _MONTHS[match["month"]], number)
        return day, day

    return reader.placed(match, year, of)


def _numeric_day(reader: _Reader, match: re.Match[str], _year: int | None) -> Span:
    day = reader.day(_full(match["y"]), int(match["m"]), int(match["d"]))
    return day, day


def _numeric_month(reader: _Reader, match: re.Match[str], _year: int | None) -> Span:
    first = reader.day(_full(match["y"]), int(match["m"]), 1)
    return _months(first.year, first.month, first.month)


def _full(year: str) -> int:
    """A year of four digits; of two, in this century."""
    return int(year) if len(year) > 2 else 2000 + int(year)  # noqa: PLR2004 - digits


def _month(reader: _Reader, match: re.Match[str], year: int | None) -> Span:
    month, part = _MONTHS[match["month"]], match["part"]

    def of(year: int) -> Span:
        first, last = _months(year, month, month)
        if part is None:
            return first, last
        start, stop = _DECADES[part]
        return first.replace(day=start), first.replace(day=min(stop, last.day))

    return reader.placed(match, year, of)


def _fraction(reader: _Reader, match: re.Match[str], year: int | None) -> Span:
    size = 3 if match["unit"] in {"trimestre", "t"} else 6
    number = _ORDINALS[match["nth"]] if match["nth"] in _ORDINALS else int(match["nth"])
    if number * size > 12:  # noqa: PLR2004 - months
        raise reader.unreadable("a year has no such part")
    first = (number - 1) * size + 1
    part = match.groupdict().get("part")
    start = first if part is None else first + _THIRDS[part] * size // 3
    stop = first + size - 1 if part is None else start + size // 3 - 1
    return reader.placed(match, year, lambda year: _months(year, start, stop))


def _season(reader: _Reader, match: re.Match[str], year: int | None) -> Span:
    month, day, last_month, last_day, later = _SEASONS[match["season"]]
    return reader.placed(match, year, lambda year: (date(year, month, day), date(year + later, last_month, last_day)))


def _year(reader: _Reader, match: re.Match[str], year: int | None) -> Span:
    start, stop = (1, 12) if match["part"] is None else _YEARS_PARTS[match["part"]]
    return reader.placed(match, year, lambda year: _months(year, start, stop))


def _months(year: int, first: int, last: int) -> Span:
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def _names() -> Iterator[tuple[re.Pattern[str], Callable[[_Reader, re.Match[str], int | None], Span]]]:
    year, nth = rf"(?: (?:de |d')?(?P<year>{_YEAR}))?{_NEAR}", "|".join(_ORDINALS)
    yield re.compile(rf"(?P<day>1er|\d\d?) (?P<month>{_MONTH}){year}"), _day
    yield re.compile(r"(?P<d>\d\d?)[./](?P<m>\d\d?)[./](?P<y>\d{4}|\d\d)"), _numeric_day
    yield re.compile(rf"(?P<y>{_YEAR})-(?P<m>\d\d)-(?P<d>\d\d)"), _numeric_day
    yield re.compile(rf"(?P<m>\d\d)[./](?P<y>{_YEAR}|\d\d)"), _numeric_month
    yield re.compile(rf"(?:{_PARTS})?(?P<month>{_MONTH}){year}"), _month
    yield re.compile(rf"(?:{_PARTS})?(?P<nth>{nth}) (?P<unit>trimestre|semestre){year}"), _fraction
    yield re.compile(rf"(?P<unit>[ts])(?P<nth>[1-4]){year}"), _fraction
    yield re.compile(rf"(?P<season>{'|'.join(_SEASONS)}){year}"), _season
    yield re.compile(rf"(?:{_PARTS})?(?:l')?(?:annee )?(?P<year>{_YEAR})"), _year
    yield re.compile(rf"(?:{_PARTS})?(?:l'|cette )?annee{_NEAR}"), _year


def _forms() -> Iterator[tuple[re.Pattern[str], Callable[[_Reader, re.Match[str]], Period]]]:
    span = rf"(?P<count>\d{{1,3}}) (?P<unit>{'|'.join(_UNITS)}|jours|semaines|ans|annees)"
    yield re.compile(rf"(?:dans les|dans|sous|d'ici(?: a)?) {span}(?: qui arrivent| a venir| prochains)?"), _within
    yield re.compile(rf"(?P<rest>.+) pour une duree de {span}"), _lasting
    yield re.compile(r"d'ici(?: a)?(?: la| le)? (?P<rest>.+)"), _by
    yield re.compile(r"(?:de|du) (?P<first>.+?) (?:jusqu'a|jusqu'au|jusque|a|au) (?P<last>.+)"), _between
    yield re.compile(r"(?:a partir (?:de |du |d')|des (?:le |la |lors )?)(?P<first>.+?) jusque (?P<last>.+)"), _between
    yield re.compile(r"(?:a partir (?:de |du |d')|des )(?P<rest>.+)"), _from
    yield re.compile(r"depuis (?P<rest>.+)"), _since
    yield re.compile(r"(?:jusqu'en|jusqu'a la|jusqu'a|jusqu'au|jusque) (?P<rest>.+)"), _until
    yield re.compile(r"entre (?P<first>.+?) et (?P<last>.+)"), _between
    yield re.compile(r"(?:les? )?(?P<first>\d\d?) et (?P<last>\d\d? .+)"), _between
    yield re.compile(rf"(?:sur |en )?(?P<first>{_YEAR}|{_MONTH}) ?- ?(?P<last>(?:{_YEAR}|{_MONTH}).*)"), _between
    yield re.compile(rf"(?:en )?(?P<first>{_MONTH}) et (?P<last>(?:{_MONTH}).*)"), _between


_NAMES: Final = tuple(_names())
_FORMS: Final = tuple(_forms())
