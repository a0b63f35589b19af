"""The floors of the house and the links that may climb it, from `data/rules.toml`, with all its faults at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Final

from graph.analysis.floors import RULED, Exemption, Floor, Group, Placement, Rules
from graph.errors import InvalidGraphError
from graph.exchange import CellType, Column, Table
from graph.model import Text
from graph.schema import KINDS, RELATIONS, Kind
from loaders.draft import Record, joined
from loaders.lines import ranges
from loaders.pipeline import ROADMAP
from loaders.report import Report, choice_of
from loaders.source_file import read_bytes
from loaders.toml_tables import Toml, TomlReader, inside, parsed

FILE: Final = ROADMAP.parent / "rules.toml"


def _needed(*names: str) -> tuple[Column, ...]:
    return tuple(Column(name, is_required=True) for name in names)


_FLOOR: Final = Table("floor", ("code",), _needed("code", "name_fr", "name_en"))
_NAMED: Final = Table(
    "named",
    ("nodes",),
    (Column("nodes", CellType.TEXTS, is_required=True), *_needed("reason"), Column("document"), Column("lines")),
)
_EXEMPTION: Final = Table(
    "exemption",
    ("source", "nature", "target"),
    (
        *_needed("source"),
        Column("nature", is_required=True, choices=tuple(RELATIONS[RULED].natures)),
        *_needed("target", "reason"),
        Column("until", CellType.DATE, is_required=True),
    ),
)


@cache
def shipped() -> Rules:
    """The rules that the project ships. Raises what `read` raises."""
    return read(FILE)


def read(path: Path) -> Rules:
    """The rules that a file states. What its ids name need not be in any graph.

    Raises InvalidGraphError with every fault, and UnreadableSourceError for what is no file.
    """
    report = Report()
    data = read_bytes(path, report)
    tree = parsed(data, path.name, report) if data is not None else None
    rules = _rules(tree, TomlReader(path.name, report)) if tree is not None else Rules(())
    if report.faults:
        raise InvalidGraphError(report.faults)
    return rules


def _rules(tree: Toml, reader: TomlReader) -> Rules:
    reader.only(tree, "", (_FLOOR.name, _EXEMPTION.name))
    if not tree.get(_FLOOR.name):
        reader.add(_FLOOR.name, None, "missing_value", "A house has floors.", "Begin each with [[floor]].")
    floors = tuple(_floor(path, held, reader) for path, held in reader.tables(tree, "", _FLOOR.name))
    exemptions = tuple(_exemption(path, held, reader) for path, held in reader.tables(tree, "", _EXEMPTION.name))
    return Rules(floors, exemptions)


def _floor(path: str, held: Toml, reader: TomlReader) -> Floor:
    reader.only(held, path, ("code", "name", "holds", _NAMED.name))
    record = reader.record(_FLOOR, path, held)
    code = record.text("code") or ""
    if code:
        reader.note_twice("duplicate_floor", code, inside(path, "code"))
    holds = frozenset(_groups(reader.table(held, path, "holds"), inside(path, "holds"), reader))
    named = tuple(_placement(place, inner, reader) for place, inner in reader.tables(held, path, _NAMED.name))
    return Floor(code, Text(record.text("name_fr") or "", record.text("name_en") or ""), holds, named)


def _groups(held: Toml, path: str, reader: TomlReader) -> Iterator[Group]:
    """Each kind with its categories; a kind that has none stands with an empty list."""
    for name, listed in held.items():
        kind, where = KINDS.get(name), inside(path, name)
        if kind is None:
            reader.add(where, name, "unknown_kind", "The schema has no such kind.", choice_of(KINDS, name))
        elif not isinstance(listed, list) or not all(isinstance(category, str) for category in listed):
            reader.add(where, listed, "wrong_type", "A list of texts is needed here.", "Write [] around the texts.")
        elif kind.categories and not listed:
            fix = f"Name some of: {', '.join(kind.categories)}."
            reader.add(where, None, "missing_value", "No category is named.", fix)
        else:
            yield from _categories(kind, listed or [None], where, reader)


def _categories(kind: Kind, listed: Sequence[str | None], path: str, reader: TomlReader) -> Iterator[Group]:
    for at, category in enumerate(listed, start=1):
        where = f"{path}[{at}]" if category else path
        if category is not None and category not in kind.categories:
            fix = choice_of(kind.categories, category) if kind.categories else "Write [] alone."
            reader.add(where, category, "unknown_category", f"{kind.name} has no such category.", fix)
        else:
            reader.note_twice("duplicate_group", joined((kind.name, category)), where)
            yield kind.name, category


def _placement(path: str, held: Toml, reader: TomlReader) -> Placement:
    reader.only(held, path, _NAMED.header)
    record = reader.record(_NAMED, path, held)
    for at, node in enumerate(record.texts("nodes"), start=1):
        reader.note_twice("duplicate_node", node, f"{path}.nodes[{at}]")
    _check_source(record, reader.report)
    nodes = tuple(sorted(record.texts("nodes")))
    return Placement(nodes, record.text("reason") or "", record.text("document"), record.text("lines"))


def _check_source(record: Record, report: Report) -> None:
    """A document stands with its lines."""
    lines = record.text("lines")
    for given, other in (("document", "lines"), ("lines", "document")):
        if record.text(given) and record.lacks(other):
            message, fix = "A document is cited by its lines.", f"Write {other} too, or leave {given} out."
            report.add(record.place, other, None, "half_source", message, fix)
    try:
        ranges(lines or "1")
    except ValueError as error:
        report.add(record.place, "lines", lines, "bad_lines", str(error), "Write them as 907 or 890-907.")


def _exemption(path: str, held: Toml, reader: TomlReader) -> Exemption:
    reader.only(held, path, _EXEMPTION.header)
    record = reader.record(_EXEMPTION, path, held)
    if not record.bad.intersection(_EXEMPTION.key):
        reader.note_twice("duplicate_exemption", joined(record.key(_EXEMPTION)), path)
    return Exemption(*(record.text(column) or "" for column in _EXEMPTION.header))
