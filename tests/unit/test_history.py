"""Steps back and forth, and the last questions."""

from __future__ import annotations

from dataclasses import replace

import pytest
import streamlit as st

from app_pages import history
from views.view import Reading, Scope, View

ENS = View(node="service:ens")


@pytest.fixture(autouse=True)
def _fresh_session(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(st, "session_state", {})


def test_a_step_is_taken_back_and_again() -> None:
    deeper, narrow = replace(ENS, depth=2), replace(ENS, depth=2, kinds=("Service",))
    history.note(ENS, deeper)
    history.note(deeper, narrow)
    assert history.back(narrow) == deeper
    assert history.back(deeper) == ENS
    assert not history.can_go_back()
    assert history.forth(ENS) == deeper
    assert history.forth(deeper) == narrow
    assert not history.can_go_forth()


def test_a_new_step_forgets_what_was_taken_back() -> None:
    deeper = replace(ENS, depth=2)
    history.note(ENS, deeper)
    assert history.back(deeper) == ENS
    history.note(ENS, replace(ENS, with_inferred=False))
    assert not history.can_go_forth()


@pytest.mark.parametrize("change", [{"selected": "service:dmp"}, {"reading": Reading.TABLE}, {"is_large": True}])
def test_selecting_and_reading_are_no_steps(change: dict[str, object]) -> None:
    history.note(ENS, replace(ENS, **change))  # type: ignore[arg-type]
    assert not history.can_go_back()


def test_without_a_step_the_view_stays() -> None:
    assert history.back(ENS) == ENS
    assert history.forth(ENS) == ENS


def test_recent_views_are_one_a_question_newest_first_as_they_were_left() -> None:
    deeper = replace(ENS, depth=3, selected="service:dmp")
    impact = View(node="referential:ins", scope=Scope.IMPACT)
    for before, after in ((View(), ENS), (ENS, impact), (impact, deeper)):
        history.note(before, after)
    assert history.recent() == [replace(ENS, depth=3), impact]


def test_no_more_recent_views_are_kept_than_a_menu_shows() -> None:
    views = [View(node=f"service:{number}") for number in range(12)]
    for view in views:
        history.note(View(), view)
    assert history.recent() == views[:3:-1]


def test_nothing_is_remembered_before_something_was_asked() -> None:
    history.note(View(), View(depth=2))
    assert history.recent() == []
    history.note(View(), View(scope=Scope.CYCLES))
    assert history.recent() == [View(scope=Scope.CYCLES)]
