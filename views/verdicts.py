"""The verdicts that a view asks for: of its day, with or without what it supposes."""

from __future__ import annotations

from graph.analysis.blocking import Asked, Judged, newest_day
from graph.errors import NoDateError
from graph.snapshot import Snapshot
from views.known import edge_of
from views.view import View


def as_said(view: View, snapshot: Snapshot) -> Asked:
    """What the documents alone say, on the view's day, on the newest document's without one."""
    return Asked(view.as_of or newest_day(snapshot), view.with_inferred)


def supposed(view: View, snapshot: Snapshot) -> Asked:
    """The same with what the view supposes."""
    done, delays, cuts = set(), {}, set()
    for code in view.what_if:
        verb, _, wanted = code.partition(":")
        if verb == "done":
            done.add(wanted)
        elif verb == "cut":
            edge = edge_of(snapshot, wanted)
            cuts |= {edge.key} if edge else set()
        else:
            delays[wanted] = int(verb.removesuffix("m"))
    as_of = view.as_of or newest_day(snapshot)
    return Asked(as_of, view.with_inferred, frozenset(done), dict(sorted(delays.items())), frozenset(cuts))


def has_dates(snapshot: Snapshot) -> bool:
    """Whether any document says anything of dates: without, there is nothing to judge."""
    return len(snapshot.tables.statements) > 0


def day_of(view: View, snapshot: Snapshot) -> str:
    """The day (ISO) that a view speaks of: its own, else that of the newest document; the last of all without any."""
    if view.as_of:
        return view.as_of
    return max((document.stated_on for document in snapshot.documents.values()), default="9999-12-31")


def judged_as_supposed(view: View, snapshot: Snapshot) -> Judged:
    """The verdicts with what the view supposes; without, where that cannot be supposed that day: nothing to move."""
    try:
        return Judged(snapshot, supposed(view, snapshot))
    except NoDateError:
        return Judged(snapshot, as_said(view, snapshot))


def judged(view: View, snapshot: Snapshot) -> Judged | None:
    """The verdicts on the view's day, nothing supposed; None where no document says anything of dates."""
    return Judged(snapshot, as_said(view, snapshot)) if has_dates(snapshot) else None
