"""The same view as tables: the same nodes, links and selection; sorted by a click, taken away as CSV."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import streamlit as st

from app_pages import evidence, panel, prose
from app_pages.context import Context
from app_pages.judged import as_said
from app_pages.prose import Element, Piece, action, element
from graph.analysis.shown import Shown
from graph.model import Edge, Node
from graph.picture import edge_id
from views.view import Colouring

SORT = "sort:"
"""What the code of a header's action begins with; a table and a column follow."""

_KEY = "explore.sort"
_Sorting: TypeAlias = tuple[str, bool]
"""A column, and whether from last to first."""


@dataclass(frozen=True, slots=True)
class _Column:
    """A column: its code, what its cells sort by and are written as, and how they are shown where that differs."""

    code: str
    value: Callable[..., str | int]
    shown: Callable[..., Piece] | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows (nodes or edges) and the columns that show them; ``code`` is ``links`` or ``nodes``."""

    code: str
    columns: tuple[_Column, ...]
    rows: Sequence[Node | Edge]

    def sorted(self) -> Sequence[Node | Edge]:
        """The rows in the order that was asked for; in the graph's where none was."""
        code, is_reversed = _sorting(self.code)
        column = next((column for column in self.columns if column.code == code), None)
        if column is None:
            return self.rows
        return sorted(self.rows, key=lambda row: _folded(column.value(row)), reverse=is_reversed)

    def cells(self) -> list[list[str | int]]:
        """Every cell as it is taken away."""
        return [[column.value(row) for column in self.columns] for row in self.sorted()]


def tables(context: Context, shown: Shown) -> tuple[Table, Table]:
    """The links of a view, and its nodes."""
    labels = {node.id: node.label for node in shown.subgraph.nodes}
    titles = {document.id: document.title for document in shown.subgraph.documents}

    def named(node_id: str) -> Piece:
        return action(panel.SELECT + node_id, labels[node_id], lang=evidence.DATA_LANGUAGE)

    def cited(fact: Node | Edge) -> str:
        return " · ".join(titles[name] for name in dict.fromkeys(item.document for item in fact.evidence))

    def related(edge: Edge) -> str:
        return panel.phrase_of(context, edge, is_source=True)

    links = (
        _Column("source", lambda edge: labels[edge.source], lambda edge: named(edge.source)),
        _Column("relation", related, lambda edge: action(panel.SELECT + edge_id(edge), related(edge))),
        _Column("target", lambda edge: labels[edge.target], lambda edge: named(edge.target)),
        _Column("basis", lambda edge: context.text(f"basis.{edge.basis}") if edge.basis else ""),
        _Column("documents", cited, lambda edge: element("span", cited(edge), lang=evidence.DATA_LANGUAGE)),
    )
    nodes = (
        _Column("label", lambda node: node.label, lambda node: named(node.id)),
        _Column("name", lambda node: node.name, lambda node: element("span", node.name, lang=evidence.DATA_LANGUAGE)),
        _Column("kind", lambda node: panel.kind_of(context, node)),
        *_status(context, shown),
        _Column("distance", lambda node: shown.distances.get(node.id, 0)),
        _Column("documents", cited, lambda node: element("span", cited(node), lang=evidence.DATA_LANGUAGE)),
    )
    return Table("links", links, shown.subgraph.edges), Table("nodes", nodes, shown.subgraph.nodes)


def _status(context: Context, shown: Shown) -> tuple[_Column, ...]:
    """The status on the day, where colours tell it."""
    if context.view.colouring is not Colouring.STATE:
        return ()
    states = as_said(context).states(context.snapshot.index(node.id) for node in shown.subgraph.nodes)

    def told(node: Node) -> str:
        return context.text(f"verdict.{states[node.id]}") if node.id in states else ""

    return (_Column("status", told),)


def show(context: Context, shown: Shown, *, height: int, on_action: Callable[[str], None]) -> None:
    """Put both tables where the picture would stand."""

    def act(code: str) -> None:
        if code.startswith(SORT):
            _sort(code.removeprefix(SORT))
        else:
            on_action(code)

    pieces = [
        element(
            "section", element("h2", context.text(f"table.{table.code}", count=len(table.rows))), _drawn(context, table)
        )
        for table in tables(context, shown)
    ]
    with st.container(height=height, border=True, key="explore.table"):
        prose.show(*pieces, key="explore.table.words", on_action=act)


def header(context: Context, table: Table) -> list[str]:
    """The columns' names in words."""
    return [context.text(f"table.{table.code}.{column.code}") for column in table.columns]


def _drawn(context: Context, table: Table) -> Element:
    sorting = _sorting(table.code)
    heads = [
        element(
            "th",
            action(f"{SORT}{table.code}:{column.code}", words, _mark(column.code, sorting), style="sort"),
            scope="col",
            **{"aria-sort": _direction(column.code, sorting)},
        )
        for column, words in zip(table.columns, header(context, table), strict=True)
    ]
    rows = [_row(context, table, row) for row in table.sorted()]
    return element("table", element("thead", element("tr", *heads)), element("tbody", *rows))


def _row(context: Context, table: Table, row: Node | Edge) -> Element:
    is_chosen = context.view.selected == (row.id if isinstance(row, Node) else edge_id(row))
    cells = (element("td", column.shown(row) if column.shown else str(column.value(row))) for column in table.columns)
    chosen: Mapping[str, str] = {"aria-current": "true"} if is_chosen else {}
    return element("tr", *cells, style="chosen" if is_chosen else "", **chosen)


def _sorting(table: str) -> _Sorting:
    sorting: _Sorting = st.session_state.get(_KEY, {}).get(table, ("", False))
    return sorting


def _sort(code: str) -> None:
    """Sort by a column; the other way round where it was sorted by it already."""
    table, _, column = code.partition(":")
    before, is_reversed = _sorting(table)
    sortings = dict(st.session_state.get(_KEY, {}))
    sortings[table] = (column, before == column and not is_reversed)
    st.session_state[_KEY] = sortings


def _mark(column: str, sorting: _Sorting) -> str:
    return "" if column != sorting[0] else " ▼" if sorting[1] else " ▲"


def _direction(column: str, sorting: _Sorting) -> str:
    return "none" if column != sorting[0] else "descending" if sorting[1] else "ascending"


def _folded(value: str | int) -> tuple[int, str]:
    return (value, "") if isinstance(value, int) else (0, value.casefold())
