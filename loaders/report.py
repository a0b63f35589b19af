"""The faults found so far, and how they are shown: all of them, by file and row."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches

from graph.faults import Fault
from loaders.draft import Place

MAX_FAULTS = 10_000
"""More are counted, not listed: nobody reads them, and a hostile file would fill the memory with them."""

_SHOWN_CHARACTERS = 120


class Report:
    """Collects faults while checks go on."""

    def __init__(self) -> None:
        self._faults: dict[Fault, None] = {}
        self._left_out = 0

    def add(self, place: Place, column: str | None, value: object, code: str, message: str, fix: str) -> None:
        """Note one fault; ``column`` is a column of the place's table, or None for the whole of the place."""
        where = shown(place.path) if column is None else place.column(column)
        fault = Fault(place.file, place.row, where, shown(value), code, message, fix)
        if len(self._faults) < MAX_FAULTS:
            self._faults[fault] = None
        elif fault not in self._faults:
            self._left_out += 1

    @property
    def faults(self) -> tuple[Fault, ...]:
        """All faults, each once, sorted by file, row and column."""
        faults = sorted(self._faults, key=_order)
        if self._left_out:
            message = f"{self._left_out} more faults are not listed."
            faults.append(Fault(faults[-1].file, None, None, None, "too_many_faults", message, "Mend the first ones."))
        return tuple(faults)


def shown(value: object) -> str | None:
    """A value as text that any screen can show: hidden and lone characters escaped, the end of a long one cut."""
    if value is None:
        return None
    if isinstance(value, dict | list | tuple):
        return "{…}" if isinstance(value, dict) else "[…]"
    text = "true" if value is True else "false" if value is False else str(value)
    text = re.sub(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]", lambda m: ascii(m.group())[1:-1], text[: _SHOWN_CHARACTERS + 1])
    return text if len(text) <= _SHOWN_CHARACTERS else text[:_SHOWN_CHARACTERS] + "…"


def line(fault: Fault) -> str:
    """A fault in one line of a terminal: where, what stands there, what is wrong, how to mend it."""
    where = [fault.file]
    if fault.row is not None:
        where.append(f"row {fault.row}")
    if fault.column is not None:
        where.append(fault.column)
    value = "" if fault.value is None else f" '{fault.value}'"
    return f"{', '.join(where)}{value}: {fault.message} {fault.fix} [{fault.code}]"


def choice_of(choices: Iterable[str], given: str) -> str:
    """How to mend a word that is not on a closed list: the near miss first, then the list."""
    words = list(choices)
    near = get_close_matches(given, words, n=1) or [word for word in words if word.lower() == given.lower()]
    hint = f"Did you mean {near[0]}? " if near else ""
    return f"{hint}Use one of: {', '.join(words)}."


def _order(fault: Fault) -> tuple[object, ...]:
    return fault.file, fault.row or 0, natural(fault.column or ""), fault.code, fault.value or "", fault.message


def natural(text: str) -> tuple[tuple[int, str], ...]:
    """A sorting key by which ``nodes[2]`` comes before ``nodes[10]``."""
    return tuple((len(part), part) if part.isdecimal() else (0, part) for part in re.split(r"([0-9]+)", text))
