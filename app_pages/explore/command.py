"""The terminal's command that answers what a view shows."""

from __future__ import annotations

import shlex
from collections.abc import Collection, Iterator

import texts
from graph.analysis.filters import Reason
from graph.model import Direction
from views.address import Address, parameters
from views.asking import filters
from views.view import FIRST_RELATIONS, SHORTEST, Scope, View


def command(view: View, hides: Collection[Reason], lang: str) -> str:
    """The command, as a person types it; what a picture alone has (expanded, dragged, hidden statuses) is not in it.

    A filter on kinds, and the limit, are said only where the view ``hides`` something for them. A file speaks ``lang``.
    """
    if view.scope is Scope.WHOLE:
        link = str(Address(parameters(view, lang)))
        spoken = () if lang == texts.LANGUAGES[0] else ("--lang", lang)
        words = ("export", "--format", "html", "--view", link, *spoken, "--output", "socle.html")
        return shlex.join(["python", "cli.py", *words])
    return shlex.join(["python", "cli.py", *_words(view, hides)])


def _words(view: View, hides: Collection[Reason]) -> Iterator[str]:
    yield {
        Scope.AROUND: "neighbours",
        Scope.IMPACT: "impact",
        Scope.PATH: "path",
        Scope.SHARED: "shared",
        Scope.CYCLES: "cycles",
    }[view.scope]
    if view.scope is not Scope.AROUND:
        yield from view.starts
    elif view.node is not None:
        yield view.node
    if view.scope is Scope.PATH and view.length != SHORTEST:
        yield from ("--length", str(view.length))
    if view.scope is Scope.AROUND:
        yield from _around(view, hides)
    if Reason.LIMIT in hides and view.scope in {Scope.AROUND, Scope.IMPACT}:
        yield from ("--limit", str(filters(view).limit))
    for name, wanted in (("--organization", view.organizations), ("--document", view.documents)):
        for value in wanted:
            yield from (name, value)
    if not view.with_inferred:
        yield "--stated-only"


def _around(view: View, hides: Collection[Reason]) -> Iterator[str]:
    if view.direction is not Direction.BOTH:
        yield from ("--direction", view.direction.value)
    if view.depth > 1:
        yield from ("--depth", str(view.depth))
    if view.relations != FIRST_RELATIONS:
        for relation in view.relations:
            yield from ("--relation", relation)
    if Reason.KIND in hides:
        for kind in view.kinds:
            yield from ("--kind", kind)
