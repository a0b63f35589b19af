"""The catalogue: every question file, its header checked against its text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from queries.cypher_text import columns, is_bound, is_reading, parameters, variables

FOLDER = Path(__file__).parent / "cypher"

_HEADER = ("name", "summary", "params", "returns", "backends")
NODE_KINDS = {"node": None, "edition": "Edition", "organization": "Organization"}
"""The kind of node that a param of each of these types names; None for any."""

_PARAM_TYPES = (*NODE_KINDS, "document", "day", "text", "integer")
NEWEST = "newest"
"""The day of the newest document that speaks of dates."""

_RETURN_TYPES = ("text", "integer", "boolean")
_BACKENDS = ("all", "ladybug", "neo4j")
_PARAM = re.compile(r"(?P<name>[a-z_]+): (?P<type>[a-z]+)(?: = (?P<default>\S+))?(?: up to (?P<most>\S+))?")
_COLUMN = re.compile(r"(?P<name>[a-z_]+): (?P<type>[a-z]+)")


class CatalogError(ValueError):
    """A file of the catalogue whose header and text disagree; found by the tests, never by a reader."""


@dataclass(frozen=True, slots=True)
class Param:
    """What a question needs; without a default it must be given.

    A ``node`` is any name of a node, an ``edition`` or ``organization`` the name of one, a ``document`` the id of a
    document, a ``day`` an ISO day or `NEWEST`. ``most`` bounds an ``integer``.
    """

    name: str
    type: str
    default: str | None
    most: str | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """What a question answers with."""

    name: str
    type: str


@dataclass(frozen=True, slots=True)
class Question:
    """One file: its header's words and the Cypher below."""

    name: str
    topic: str
    summary: str
    params: tuple[Param, ...]
    returns: tuple[Column, ...]
    backends: str
    text: str


@cache
def catalog(folder: Path = FOLDER) -> tuple[Question, ...]:
    """Every question, by name. Raises CatalogError."""
    questions = [question(path) for path in sorted(folder.glob("*/*.cypher"))]
    names = [entry.name for entry in questions]
    if len(set(names)) != len(names):
        raise CatalogError("Two files have the same name.")
    return tuple(sorted(questions, key=lambda entry: entry.name))


def question(path: Path) -> Question:
    """The question of a file. Raises CatalogError where header and text disagree."""
    lines = path.read_text(encoding="utf-8").splitlines()
    header = dict(_word(line, path) for line in lines[: len(_HEADER)])
    text = "\n".join(lines[len(_HEADER) :]).strip()
    if tuple(header) != _HEADER:
        raise CatalogError(f"{path.name}: the header has the words {', '.join(_HEADER)}, in this order.")
    read = Question(
        header["name"],
        path.parent.name,
        header["summary"],
        tuple(Param(*match) for match in _parts(header["params"], _PARAM, path)),
        tuple(Column(*match) for match in _parts(header["returns"], _COLUMN, path)),
        header["backends"],
        text,
    )
    _check(read, path)
    return read


def _word(line: str, path: Path) -> tuple[str, str]:
    match = re.fullmatch(r"// (\w+):(.*)", line)
    if match is None:
        raise CatalogError(f"{path.name}: '{line}' is no header line (// word: value).")
    return match[1], match[2].strip()


def _parts(value: str, pattern: re.Pattern[str], path: Path) -> list[tuple[str, ...]]:
    matches = [(part, pattern.fullmatch(part.strip())) for part in value.split(",") if part.strip()]
    for part, match in matches:
        if match is None:
            raise CatalogError(f"{path.name}: '{part.strip()}' is not written as name: type.")
    return [match.groups() for _, match in matches if match is not None]


def _check(read: Question, path: Path) -> None:
    params, returned = [param.name for param in read.params], tuple(column.name for column in read.returns)
    faults = (
        (read.name != path.stem, "the name is not the file's"),
        (not read.summary, "the summary is empty"),
        (read.backends not in _BACKENDS, "backends is none of " + ", ".join(_BACKENDS)),
        (len(set(params)) != len(params), "a param is named twice"),
        (parameters(read.text) - {"load"} != set(params), "the params are not those of the text"),
        (any(param.type not in _PARAM_TYPES for param in read.params), "a param has an unknown type"),
        (any(not _is_default(param) for param in read.params), "a default or bound is not of its param's type"),
        (columns(read.text) != returned, "the columns are not those of the text"),
        (any(column.type not in _RETURN_TYPES for column in read.returns), "a column has an unknown type"),
        (not variables(read.text).isdisjoint(returned), "a column has the name of a variable"),
        (not is_reading(read.text), "it does more than read"),
        (not is_bound(read.text), "a node is not bound as (x:Node {load: $load})"),
    )
    for is_fault, what in faults:
        if is_fault:
            raise CatalogError(f"{path.name}: {what}.")


def _is_default(param: Param) -> bool:
    """Whether what the header says of a value can be one; a bound is for integers alone."""
    if param.type != "integer":
        return param.most is None
    said = [number for number in (param.default, param.most) if number is not None]
    return all(re.fullmatch(r"-?[0-9]{1,18}", number) for number in said) and said == sorted(said, key=int)
