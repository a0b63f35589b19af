"""The exchange file: a graph as JSON, as `export --format json` writes it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from graph.exchange import EVIDENCE, FACTS, CellType, Column, Table
from graph.export.json_file import FORMAT
from loaders.draft import LANGUAGES, Draft, Place, Record, json_path
from loaders.json_text import Object, parse
from loaders.report import Report, choice_of
from loaders.validation.cells import Raw, read_cell

_META = Table(
    "meta",
    (),
    (
        Column("title", is_required=True),
        Column("fingerprint", is_required=True),
        Column("generated_as_of", CellType.DATE),
        Column("part_of"),
    ),
)
_EVIDENCE = {table.evidence_of: table for table in EVIDENCE}
_PATHS = {table.name: {c.name: json_path(table, c.name) for c in table.own} for table in (*FACTS, *EVIDENCE)}
_KEYS = {
    table.name: tuple(
        dict.fromkeys(
            [
                *(path.partition(".")[0] for path in _PATHS[table.name].values()),
                *(["properties"] if table.name in {"nodes", "edges"} else []),
                *(["evidence"] if table.name in _EVIDENCE else []),
            ]
        )
    )
    for table in (*FACTS, *EVIDENCE)
}
"""The keys of each object: those of its columns, with inner objects named once, and its evidence."""


@dataclass(frozen=True, slots=True)
class Meta:
    """What the file says of itself: the fingerprint of its graph, and the graph that it is only a part of."""

    fingerprint: str | None
    part_of: str | None


def draft(data: bytes, name: str, report: Report) -> tuple[Draft, Meta]:
    """What the file states, unchecked but for its values. Keys that the format does not know are faults."""
    reader = _Reader(name, report)
    tree = parse(data, Place(name), report)
    if tree is None or not reader.is_our_format(tree):
        return Draft(), Meta(None, None)
    tables = [table.name for table in FACTS]
    root = reader.members(tree, "", ("format", "meta", *tables))
    meta = reader.meta(root.get("meta"))
    return Draft({table: list(records) for table, records in reader.all(root).items()}), meta


class _Reader:
    """Walks the tree with the path of where it is."""

    def __init__(self, file: str, report: Report) -> None:
        self.file = file
        self.report = report

    def is_our_format(self, tree: Object) -> bool:
        given = tree.get("format")
        if given != FORMAT:
            fix = f'Only "format": "{FORMAT}" is read: export the graph again with this version.'
            self._add("format", given, "unknown_format", "The file is of another format or version.", fix)
        return given == FORMAT

    def meta(self, raw: Raw) -> Meta:
        members = self.members(raw, "meta", ("title", "fingerprint", "generated_as_of"), ("part_of",))
        record = Record(Place(self.file, path="meta", table=_META), {})
        for column in _META.columns:
            if column.name in members or not column.is_required:
                read_cell(members.get(column.name), column, record, self.report)
        return Meta(record.text("fingerprint"), record.text("part_of"))

    def all(self, root: Object) -> dict[str, list[Record]]:
        records: dict[str, list[Record]] = {table.name: [] for table in (*FACTS, *EVIDENCE)}
        for table in FACTS:
            for path, item in self._items(root.get(table.name, []), table.name):
                fact, evidence = self._fact(table, path, item)
                records[table.name].append(fact)
                if table.name in _EVIDENCE:
                    records[_EVIDENCE[table.name].name] += evidence
        return records

    def members(self, raw: Raw, path: str, keys: Collection[str], optional: Collection[str] = ()) -> Object:
        """An object's members; an empty object where something else stands. Missing and unknown keys are noted."""
        if not isinstance(raw, Object):
            if raw is not None or path:
                self._add(path, raw, "wrong_type", "An object is needed here.", "Write {…} with its keys.")
            return Object(())
        prefix = f"{path}." if path else ""
        for key in raw:
            if key not in keys and key not in optional:
                fix = choice_of([*keys, *optional] or ["nothing"], key)
                self._add(f"{prefix}{key}", key, "unknown_key", "The format has no such key here.", fix)
        for key in keys:
            if key not in raw:
                self._add(f"{prefix}{key}", None, "missing_key", "The key is missing.", "Add it; absent is null.")
        for key in raw.repeated:
            self._add(f"{prefix}{key}", key, "repeated_key", "The key stands twice.", "Delete one.")
        return raw

    def _fact(self, table: Table, path: str, item: Raw) -> tuple[Record, list[Record]]:
        members = self.members(item, path, _KEYS[table.name])
        record = self._record(table, path, members)
        evidence: list[Record] = []
        if table.name in _EVIDENCE:
            support = _EVIDENCE[table.name]
            for place, row in self._items(members.get("evidence", []), f"{path}.evidence"):
                cited = self.members(row, place, _KEYS[support.name])
                evidence.append(self._record(support, place, cited))
                evidence[-1].values |= {name: record.values.get(name) for name in table.key}
        return record, evidence

    def _record(self, table: Table, path: str, members: Object) -> Record:
        record = Record(Place(self.file, path=path, table=table), {})
        flat = self._flat(table, path, members)
        for column in table.own:
            inner = _PATHS[table.name][column.name]
            if inner in flat:
                read_cell(flat[inner], column, record, self.report)
            else:
                record.bad.add(column.name)
        return record

    def _flat(self, table: Table, path: str, members: Object) -> Object:
        """The members with those of inner objects beside them: ``description.fr``, ``properties.role``."""
        flat = Object(members.items())
        for head in ("description", "advice"):
            if any(column.name == f"{head}_{LANGUAGES[0]}" for column in table.columns) and head in members:
                texts = Object((lang, None) for lang in LANGUAGES)
                if members[head] is not None:
                    texts = self.members(members[head], f"{path}.{head}", LANGUAGES)
                flat.update((f"{head}.{lang}", text) for lang, text in texts.items())
        properties = [column.name for column in table.columns if column.is_property]
        if properties and "properties" in members:
            given = self.members(members["properties"], f"{path}.properties", (), properties)
            flat.update((f"properties.{name}", given.get(name)) for name in properties)
        return flat

    def _items(self, raw: Raw, path: str) -> Iterator[tuple[str, Raw]]:
        if not isinstance(raw, list):
            self._add(path, raw, "wrong_type", "A list is needed here.", "Write [] around what it holds.")
            return
        for number, item in enumerate(raw):
            yield f"{path}[{number}]", item

    def _add(self, path: str, value: object, code: str, message: str, fix: str) -> None:
        self.report.add(Place(self.file, path=path), None, value, code, message, fix)
