"""From a question's name and the words a person gave to its answer."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from datetime import date

from graph.analysis.blocking import newest_day
from graph.errors import QueryError, UnknownQueryError
from graph.search import resolve
from graph.store import GraphStore, Rows, Value
from queries.catalog import NEWEST, NODE_KINDS, Param, Question, catalog

_WHOLE = re.compile(r"-?[0-9]{1,18}")  # 18 digits fit in the 64 bits that the engines count with


def run(store: GraphStore, name: str, given: Mapping[str, str]) -> Rows:
    """The answer to a named question.

    Raises UnknownQueryError, QueryError for a value that is missing, unknown, too big, no number or no document, and
    UnknownNodeError.
    """
    asked = find(name)
    unknown = sorted(set(given) - {param.name for param in asked.params})
    if unknown:
        known = ", ".join(param.name for param in asked.params) or "none"
        raise QueryError(f"'{name}' has no parameter '{unknown[0]}'. Parameters: {known}")
    return store.run(asked.text, {param.name: _value(store, asked, param, given) for param in asked.params})


def find(name: str) -> Question:
    """The question of a name. Raises UnknownQueryError with near misses."""
    questions = {question.name: question for question in catalog()}
    if name not in questions:
        raise UnknownQueryError(name, difflib.get_close_matches(name, questions))
    return questions[name]


def _value(store: GraphStore, asked: Question, param: Param, given: Mapping[str, str]) -> Value:
    text = given.get(param.name, param.default)
    if text is None:
        raise QueryError(f"'{asked.name}' needs {param.name}. Write {param.name}=…")
    if param.type in NODE_KINDS:
        return _node(store, param, text)
    if param.type == "document":
        return _document(store, text)
    if param.type == "day":
        return _day(store, param, text)
    if param.type == "text":
        return text
    if _WHOLE.fullmatch(text) is None:
        raise QueryError(f"{param.name} is a whole number, not '{text}'.")
    if param.most is not None and int(text) > int(param.most):
        raise QueryError(f"{param.name} is at most {param.most}, not {text}.")
    return int(text)


def _node(store: GraphStore, param: Param, text: str) -> str:
    node, kind = resolve(store.snapshot(), text), NODE_KINDS[param.type]
    if kind is not None and node.kind != kind:
        raise QueryError(f"{param.name} is an {param.type}, and '{node.label}' is none ({node.kind}).")
    return node.id


def _day(store: GraphStore, param: Param, text: str) -> str:
    if text == NEWEST:
        return newest_day(store.snapshot())
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise QueryError(f"{param.name} is a day such as 2020-06-18, or {NEWEST}, not '{text}'.") from None


def _document(store: GraphStore, text: str) -> str:
    known = store.snapshot().tables.documents.column("id").to_pylist()
    if text not in known:
        raise QueryError(f"No document '{text}'. Documents: {', '.join(known) or 'none'}")
    return text
