"""The words of the schema: categories, natures, blocking and properties stand where they are declared."""

from __future__ import annotations

from collections.abc import Iterable

from graph import schema
from graph.exchange import EDGES, NODES, Table
from loaders.draft import Draft, Record
from loaders.report import Report, choice_of


def check(draft: Draft, report: Report) -> None:
    """Note every word that the schema does not declare for the kind or relation it stands with."""
    for node in draft.of(NODES):
        kind = schema.KINDS.get(node.text("kind") or "")
        if kind:
            _check_category(node, kind, report)
            _check_properties(node, NODES, kind.name, kind.properties, report)
        _check_description(node, report)
    for edge in draft.of(EDGES):
        relation = schema.RELATIONS.get(edge.text("kind") or "")
        if relation:
            _check_nature(edge, relation, report)
            _check_blocking(edge, relation, report)
            _check_properties(edge, EDGES, relation.name, relation.properties, report)


def _check_category(node: Record, kind: schema.Kind, report: Report) -> None:
    category = node.text("category")
    if category is None or category in kind.categories:
        return
    fix = choice_of(kind.categories, category) if kind.categories else "Leave it empty."
    report.add(node.place, "category", category, "unknown_category", f"{kind.name} has no such category.", fix)


def _check_description(node: Record, report: Report) -> None:
    for given, other in (("description_fr", "description_en"), ("description_en", "description_fr")):
        if node.text(given) and node.lacks(other):
            message = "The description stands in one language only."
            report.add(node.place, other, None, "half_text", message, "Write it in French and in English, or in none.")


def _check_nature(edge: Record, relation: schema.Relation, report: Report) -> None:
    nature = edge.text("nature")
    if nature is not None and not relation.natures:
        message = f"{relation.name} has no nature."
        report.add(edge.place, "nature", nature, "unknown_nature", message, "Leave it empty.")
    elif nature is not None and nature not in relation.natures:
        message = f"{relation.name} has no such nature."
        report.add(edge.place, "nature", nature, "unknown_nature", message, choice_of(relation.natures, nature))
    elif relation.natures and edge.lacks("nature"):
        fix = f"Use one of: {', '.join(relation.natures)}."
        report.add(edge.place, "nature", None, "missing_nature", f"{relation.name} needs a nature.", fix)


def _check_blocking(edge: Record, relation: schema.Relation, report: Report) -> None:
    blocking = edge.values.get("blocking")
    if blocking is not None and not relation.natures:
        message = f"{relation.name} is neither blocking nor not."
        report.add(edge.place, "blocking", blocking, "unexpected_blocking", message, "Leave it empty.")
    elif relation.natures and edge.lacks("blocking"):
        usual = relation.natures.get(edge.text("nature") or "")
        fix = "Write true or false."
        if usual is not None:
            fix = f"Write {str(usual).lower()}, unless a source says otherwise."
        report.add(edge.place, "blocking", None, "missing_blocking", f"{relation.name} is blocking or not.", fix)


def _check_properties(
    record: Record, table: Table, owner: str, declared: Iterable[schema.Property], report: Report
) -> None:
    properties = {prop.name: prop for prop in declared}
    for column in table.columns:
        if not column.is_property or column.name in record.bad:
            continue
        value, prop = record.values.get(column.name), properties.get(column.name)
        if prop is None:
            if value is not None:
                message = f"{owner} has no property '{column.name}'."
                report.add(record.place, column.name, value, "unknown_property", message, "Leave it empty.")
        elif value is None and prop.required:
            message = f"{owner} needs '{column.name}'."
            fix = f"Use one of: {', '.join(prop.choices)}." if prop.choices else "Fill it in."
            report.add(record.place, column.name, None, "missing_property", message, fix)
        elif value is not None and prop.choices and value not in prop.choices:
            message = f"'{column.name}' has no such value."
            report.add(record.place, column.name, value, "unknown_value", message, choice_of(prop.choices, str(value)))
