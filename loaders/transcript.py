"""The text of a source document, line by line, and whether a name stands near a cited line."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from graph.errors import UnreadableSourceError

NEAR = 2
"""How many lines before and after a cited one still belong to it: a slide's bullet and its neighbours."""

_MARKUP = str.maketrans("", "", "*_^{}")


class Transcript:
    """A document's lines, counted from 1 as `sed` counts them."""

    def __init__(self, text: str) -> None:
        self.lines = text.removesuffix("\n").split("\n")

    @classmethod
    def read(cls, path: Path) -> Transcript:
        """The transcript in a UTF-8 file. Raises UnreadableSourceError."""
        try:
            return cls(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            raise UnreadableSourceError(path.name, f"{error}.") from error

    def is_blank(self, first: int, last: int) -> bool:
        """Whether nothing stands on the lines from first to last."""
        return not any(line.strip() for line in self.lines[first - 1 : last])

    def names(self, names: Iterable[str], cited: Iterable[tuple[int, int]]) -> bool:
        """Whether one of the names stands within two lines of a cited range, perhaps broken over lines."""
        windows = [folded(" ".join(self.lines[max(0, first - 1 - NEAR) : last + NEAR])) for first, last in cited]
        return any(_pattern(name).search(window) for name in names for window in windows)

    def has(self, words: str, cited: Iterable[tuple[int, int]]) -> bool:
        """Whether the words, whole, stand on the cited lines, perhaps broken over them."""
        text = folded(" ".join(" ".join(self.lines[first - 1 : last]) for first, last in cited))
        return _pattern(words).search(text) is not None

    def places(self, names: Iterable[str], near: int, limit: int = 3) -> tuple[int, ...]:
        """The lines that one of the names stands on: the nearest to a line, at most ``limit``, in order."""
        patterns = [_pattern(name) for name in names]
        found = [n for n, line in enumerate(self.lines, 1) if any(p.search(folded(line)) for p in patterns)]
        return tuple(sorted(sorted(found, key=lambda n: abs(n - near))[:limit]))


def folded(text: str) -> str:
    """The text without ``* _ ^ { }``, in small letters, with single spaces."""
    return " ".join(unicodedata.normalize("NFC", text.translate(_MARKUP)).casefold().split())


@lru_cache(maxsize=10_000)
def _pattern(name: str) -> re.Pattern[str]:
    """A name as a whole word: "ANS" does not stand in "dans"."""
    return re.compile(rf"(?<!\w){re.escape(folded(name))}(?!\w)")
