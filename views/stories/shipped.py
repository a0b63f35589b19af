"""The stories that come with the data, by code."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from views.stories.story import Story
from views.stories.story_file import SUFFIX, read

FOLDER: Final = Path(__file__).resolve().parents[2] / "data" / "stories"


@cache
def codes() -> tuple[str, ...]:
    """The codes of all stories, in alphabetical order; no file is read for them."""
    return tuple(sorted(path.stem for path in FOLDER.glob(f"*.{SUFFIX}")))


@cache
def shipped() -> dict[str, Story]:
    """Every story, by its file's name without the suffix, in alphabetical order. Raises InvalidStoryError."""
    paths = {code: FOLDER / f"{code}.{SUFFIX}" for code in codes()}
    return {code: read(path.read_bytes(), path.name) for code, path in paths.items()}
