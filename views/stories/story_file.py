"""A story as a text file (TOML): read with all its faults at once, written so that git shows what changed."""

from __future__ import annotations

import re
import reprlib
import tomllib
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import parse_qsl, urlencode

import texts
from graph.errors import InvalidStoryError
from graph.faults import Fault
from views.stories.story import LONGEST, LONGEST_TITLE, Step, Story, Words
from views.view import MOST_STEPS, PAGES

FORMAT: Final = 1
"""Grows when an old file can no longer be read as it was meant."""

LARGEST: Final = 2_000_000
"""Bytes of a file that is read."""

SUFFIX: Final = "toml"

_DEEP: Final = re.compile(r"^[\s\[]*(?:[\w\"'-]+\s*\.\s*){20}", re.MULTILINE)
_READABLE: Final = ":,|~"  # signs that addresses carry as they are
_IN_STORY: Final = ("socle_story", "title", "step")
_IN_STEP: Final = ("page", "view", "title", "text", "notes")


def write(story: Story) -> str:
    """The file's text. The same story gives the same text."""
    import tomli_w

    steps = [_written(step) for step in story.steps]
    held = {"socle_story": FORMAT, "title": dict(story.title.by_language), "step": steps}
    return tomli_w.dumps({name: value for name, value in held.items() if value}, multiline_strings=True)


def read(data: bytes, name: str) -> Story:
    """The story that a file of that name holds. What its views name need not be in the graph.

    Raises InvalidStoryError with every fault.
    """
    faults = _Faults(name)
    held = _parsed(data, faults)
    story = _story(held, faults) if held is not None else Story()
    if faults.found:
        raise InvalidStoryError(faults.found)
    return story


def _written(step: Step) -> dict[str, Any]:
    words = {name: dict(getattr(step, name).by_language) for name in ("title", "text", "notes")}
    view = urlencode(step.view, safe=_READABLE)
    return {"page": step.page, "view": view} | {name: said for name, said in words.items() if said}


class _Faults:
    """What is wrong with a file, gathered."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.found: list[Fault] = []

    def add(
        self, column: str | None, value: object, code: str, message: str, fix: str, *, row: int | None = None
    ) -> None:
        shown = None if value is None else reprlib.repr(value)
        self.found.append(Fault(self.name, row, column, shown, code, message, fix))


def _parsed(data: bytes, faults: _Faults) -> Mapping[str, Any] | None:
    if len(data) > LARGEST:
        faults.add(None, None, "too_large", f"The file holds more than {LARGEST} bytes.", "Open a story's file.")
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        faults.add(None, None, "encoding", "The file is not UTF-8.", "Save it as UTF-8.")
        return None
    if _DEEP.search(text):  # the reader of TOML takes minutes for thousands of them
        faults.add(None, None, "syntax", "A key has more than 20 parts.", "Open a story's file.")
        return None
    try:
        held = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        line = re.search(r"\(at line (\d+), column \d+\)$", str(error))
        message, fix = f"The file is no TOML: {error}.", "Mend that line, or write the story again."
        faults.add(None, None, "syntax", message, fix, row=int(line[1]) if line else None)
        return None
    if held.get("socle_story") != FORMAT:
        fix = f"Open a story's file; its first line is socle_story = {FORMAT}."
        faults.add("socle_story", held.get("socle_story"), "no_story", "The file is no story of this format.", fix)
        return None
    return held


def _story(held: Mapping[str, Any], faults: _Faults) -> Story:
    _only(held, _IN_STORY, "", faults)
    steps = held.get("step", [])
    if not isinstance(steps, list) or not all(isinstance(step, dict) for step in steps):
        faults.add("step", steps, "no_steps", "The steps are no list of tables.", "Write each step below [[step]].")
        steps = []
    if len(steps) > MOST_STEPS:
        faults.add("step", len(steps), "too_many", f"A story has at most {MOST_STEPS} steps.", "Make two stories.")
    title = _words(held, "title", "title", LONGEST_TITLE, faults)
    return Story(title, tuple(_step(step, f"step[{number}]", faults) for number, step in enumerate(steps, start=1)))


def _step(held: Mapping[str, Any], where: str, faults: _Faults) -> Step:
    _only(held, _IN_STEP, f"{where}.", faults)
    page, view = held.get("page"), held.get("view")
    if page not in PAGES:
        faults.add(f"{where}.page", page, "no_page", "No page of that name has views.", f"One of {', '.join(PAGES)}.")
    parameters: dict[str, str] = {}
    if isinstance(view, str):
        parameters = dict(parse_qsl(view, keep_blank_values=False))
    else:
        faults.add(f"{where}.view", view, "no_view", "The view is no text.", "Write what a link has after its '?'.")
    said = (_words(held, name, f"{where}.{name}", most, faults) for name, most in _LIMITS.items())
    return Step(str(page), parameters, *said)


_LIMITS: Final = {"title": LONGEST_TITLE, "text": LONGEST, "notes": LONGEST}


def _words(held: Mapping[str, Any], name: str, where: str, most: int, faults: _Faults) -> Words:
    said = held.get(name, {})
    if isinstance(said, str):  # one language, not named
        said = {texts.LANGUAGES[0]: said}
    if not isinstance(said, dict) or not set(said) <= set(texts.LANGUAGES):
        fix = f'Write {name}.fr = "…", {name}.en = "…", or both.'
        faults.add(where, said, "no_words", "These are no words by language.", fix)
        return Words()
    for lang, words in said.items():
        if not isinstance(words, str) or len(words) > most:
            fix = f"Write at most {most} characters."
            faults.add(f"{where}.{lang}", words, "no_text", "This is no text, or too long.", fix)
            return Words()
    return Words({lang: said[lang] for lang in texts.LANGUAGES if said.get(lang)})


def _only(held: Mapping[str, Any], known: tuple[str, ...], where: str, faults: _Faults) -> None:
    for name in held:
        if name not in known:
            fix = f"Take it out; known are {', '.join(known)}."
            faults.add(f"{where}{name}", None, "unknown_key", "Nothing is called so in a story.", fix)
