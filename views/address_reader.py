"""Reads the parameters of an address one by one: codes, known ids, days; whatever else stands there is named."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from typing import TypeVar
from urllib.parse import unquote

from views.view import FIRST_DAY, LAST_DAY

_PARAM_NAME = re.compile(r"[a-z_]{1,40}")
_Choice = TypeVar("_Choice")


class Reader:
    """Reads one parameter after the other and remembers which were not understood."""

    def __init__(self, said: Mapping[str, Sequence[str]], longest: int) -> None:
        self._left = dict(said)
        self._longest = longest
        self._bad: set[str] = set()

    @property
    def ignored(self) -> tuple[str, ...]:
        """The parameters that were not understood, and those that nobody asked for."""
        return tuple(sorted(self._bad | set(self._left)))

    def choice(self, name: str, choices: Mapping[str, _Choice]) -> _Choice | None:
        """The value that a code stands for; None where it is absent or no code."""
        text = self._text(name)
        if text is None:
            return None
        if text not in choices:
            self._bad.add(name)
            return None
        return choices[text]

    def day(self, name: str) -> str | None:
        """An ISO day that a calendar on a page offers; None where it is absent or none of them."""
        text = self._text(name)
        if text is None:
            return None
        with suppress(ValueError):
            day = date.fromisoformat(text)
            if FIRST_DAY <= day <= LAST_DAY:
                return day.isoformat()
        self._bad.add(name)
        return None

    def known(self, name: str, is_known: Callable[[str], bool]) -> str | None:
        """One known id; None where it is absent or unknown."""
        return next(iter(self.all_known(name, is_known)), None)

    def all_known(self, name: str, is_known: Callable[[str], bool]) -> tuple[str, ...]:
        """The known ids of a list, each once; unknown ones are left out and the parameter is named."""
        text = self._text(name)
        ids = tuple(dict.fromkeys(unquote(part) for part in text.split(","))) if text else ()
        known = tuple(node_id for node_id in ids if is_known(node_id))
        if known != ids:
            self._bad.add(name)
        return known

    def pairs(self, name: str) -> tuple[tuple[str, str], ...]:
        """The (name, text) pairs of a list; none where one is written otherwise, and the parameter is named."""
        text = self._text(name)
        split = [part.partition(":") for part in text.split(",")] if text else []
        if any(not _PARAM_NAME.fullmatch(key) or not colon for key, colon, _ in split):
            self._bad.add(name)
            return ()
        return tuple((key, unquote(value)) for key, _, value in split)

    def subset(self, name: str, choices: Iterable[str], first: tuple[str, ...]) -> tuple[str, ...]:
        """The chosen names, in the schema's order; ``first`` where the parameter is absent or holds none."""
        text = self._text(name)
        if text is None:
            return first
        if text == "none":
            return ()
        wanted = text.split(",")
        chosen = tuple(choice for choice in choices if choice in wanted)
        if len(chosen) != len(wanted):
            self._bad.add(name)
        return chosen or first

    def _text(self, name: str) -> str | None:
        values = self._left.pop(name, ())
        if len(values) == 1 and 0 < len(values[0]) <= self._longest:
            return values[0]
        if values:
            self._bad.add(name)
        return None
