"""The views of a session: steps back and forth, and the last questions that were asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import streamlit as st

from views.view import Colouring, View

_PAST: Final = "socle.past"
_FUTURE: Final = "socle.future"
_RECENT: Final = "socle.recent"
_MOST_STEPS: Final = 100
_MOST_RECENT: Final = 8


def note(before: View, after: View) -> None:
    """Remember that a view followed another; what is selected, and how it is read, make no step."""
    if after.node is not None or not after.needs_start:
        _remember(after)
    if step(before) == step(after):
        return
    st.session_state[_PAST] = [*_views(_PAST), before][-_MOST_STEPS:]
    st.session_state[_FUTURE] = []


def back(view: View) -> View:
    """The view before the last step; the same where there is none."""
    return _moved(view, _PAST, _FUTURE)


def forth(view: View) -> View:
    """The view that `back` left; the same where there is none."""
    return _moved(view, _FUTURE, _PAST)


def can_go_back() -> bool:
    """Whether there is a step to take back."""
    return bool(_views(_PAST))


def can_go_forth() -> bool:
    """Whether a step was taken back."""
    return bool(_views(_FUTURE))


def recent() -> Sequence[View]:
    """The last views, one for each question that was asked, newest first."""
    return _views(_RECENT)


def step(view: View) -> View:
    """What of a view makes a step: not what is selected, nor how it is read, nor what other pages are asked."""
    bare = View()
    return replace(
        view.untold(),
        selected=None,
        reading=bare.reading,
        is_large=bare.is_large,
        question=None,
        given=(),
        answered=bare.answered,
        as_of=view.as_of if view.colouring is Colouring.STATE else None,
        hidden_states=view.hidden_states if view.colouring is Colouring.STATE else (),
        statuses=(),
        unit=bare.unit,
        board=bare.board,
        wholes=(),
        proof=bare.proof,
        until=None,
        months=bare.months,
        what_if=(),
    )


def _moved(view: View, source: str, target: str) -> View:
    waiting = _views(source)
    if not waiting:
        return view
    st.session_state[source] = waiting[:-1]
    st.session_state[target] = [*_views(target), view]
    return waiting[-1]


def _remember(view: View) -> None:
    asked = (view.scope, view.node, view.others)
    others = [kept for kept in _views(_RECENT) if (kept.scope, kept.node, kept.others) != asked]
    st.session_state[_RECENT] = [view.without_selection(), *others][:_MOST_RECENT]


def _views(name: str) -> list[View]:
    views: list[View] = st.session_state.get(name, [])
    return views
