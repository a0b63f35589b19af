"""What a view asks of the graph, and what it lets through."""

from __future__ import annotations

from graph.analysis.asked import Around, Asked, Cycles, Impact, Shared, Ways, Whole
from graph.analysis.blocking import Judged
from graph.analysis.filters import Filters
from graph.schema import KINDS
from views.view import MAX_NODES, PAGE_OF_NODES, SHORTEST, Scope, View


def asked(view: View) -> Asked:
    """What a view asks of the graph; it must have its start, and its other end where it needs one."""
    if view.scope is Scope.CYCLES:
        return Cycles()
    if view.scope is Scope.WHOLE:
        return Whole()
    start = view.starts[0]
    if view.scope is Scope.IMPACT:
        return Impact(start)
    if view.scope is Scope.PATH:
        return Ways(start, view.others[0], None if view.length == SHORTEST else view.length)
    return Shared(view.starts) if view.scope is Scope.SHARED else Around(view.starts)


def filters(view: View, judged: Judged | None = None) -> Filters:
    """What a view lets through; every expanded node lets a page of nodes more in, a way or common ground is whole.

    Statuses are hidden where the day's verdicts are given.
    """
    is_whole = view.scope in {Scope.PATH, Scope.SHARED, Scope.CYCLES, Scope.WHOLE}
    return Filters(
        direction=view.direction,
        depth=view.depth if view.scope is Scope.AROUND else None,
        kinds=None if set(view.kinds) == set(KINDS) else view.kinds,
        relations=view.relations,
        organizations=view.organizations,
        documents=view.documents,
        without=_without(view, judged),
        with_inferred=view.with_inferred,
        limit=MAX_NODES if is_whole else min(MAX_NODES, view.limit + PAGE_OF_NODES * len(view.expanded)),
    )


def _without(view: View, judged: Judged | None) -> frozenset[int]:
    """The nodes of hidden statuses."""
    if judged is None or not view.hidden_states:
        return frozenset()
    snapshot = judged.snapshot
    hidden = judged.states(range(len(snapshot)))
    return frozenset(snapshot.index(node) for node, state in hidden.items() if state in view.hidden_states)
