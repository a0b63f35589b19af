"""An address opens the view it was written from, and nothing that it holds can do more than that."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.analysis.blocking import EFFECTIVE
from graph.model import Direction
from graph.schema import KINDS, RELATIONS
from views.address import MAX_LENGTH, Known, decode, decode_file, encode, parameters
from views.view import (
    DEPTHS,
    FIRST_DAY,
    FIRST_KINDS,
    FIRST_RELATIONS,
    LAST_DAY,
    LENGTHS,
    MAX_NODES,
    MONTHS,
    MOST_GROWN,
    MOST_STEPS,
    PAGE_OF_NODES,
    Arrangement,
    Board,
    Colouring,
    Proof,
    Reading,
    Scope,
    Unit,
    View,
)

LANGUAGES = ("fr", "en")
_STATES = tuple(status.code for status in EFFECTIVE)
PARAMETERS = (
    *("v", "lang", "node", "scope", "with", "len", "open", "tidy", "sel", "dir", "depth", "kinds", "rel", "org", "doc"),
    *("inf", "turn", "n", "as", "big", "q", "p", "qas", "x"),
    *("asof", "col", "hs", "st", "u", "b", "if", "in", "r", "on", "m", "story", "step", "show"),
)


def _subsets(names: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.sets(st.sampled_from(names)).map(lambda chosen: tuple(name for name in names if name in chosen))


IDS = st.one_of(
    st.sampled_from(["service:ens", "referential:ins", "service:ens|DEPENDS_ON|integrates|service:dmp"]),
    st.text(min_size=1, max_size=30),
)
ORGANIZATIONS = st.lists(IDS.map("organization:{}".format), max_size=5, unique=True).map(tuple)
WITHIN = st.lists(IDS.map("service:{}".format), max_size=5, unique=True).map(tuple)
LISTS = st.lists(IDS, max_size=5, unique=True).map(tuple)
GIVEN = st.lists(st.tuples(st.from_regex(r"[a-z_]{1,12}", fullmatch=True), st.text(max_size=20)), max_size=3).map(tuple)
VIEWS = st.builds(
    View,
    scope=st.sampled_from(Scope),
    others=LISTS,
    length=st.sampled_from(LENGTHS),
    organizations=ORGANIZATIONS,
    documents=LISTS,
    reading=st.sampled_from(Reading),
    is_large=st.booleans(),
    answered=st.sampled_from(Reading),
    as_of=st.none() | st.dates(FIRST_DAY, LAST_DAY).map(date.isoformat),
    colouring=st.sampled_from(Colouring),
    hidden_states=_subsets(_STATES),
    statuses=_subsets(_STATES),
    unit=st.sampled_from(Unit),
    board=st.sampled_from(Board),
    wholes=WITHIN,
    proof=st.sampled_from(Proof),
    until=st.none() | st.dates(FIRST_DAY, LAST_DAY).map(date.isoformat),
    months=st.sampled_from(MONTHS),
    node=st.none() | IDS,
    expanded=LISTS,
    selected=st.none() | IDS,
    direction=st.sampled_from(Direction),
    depth=st.sampled_from(DEPTHS),
    kinds=_subsets(tuple(KINDS)),
    relations=_subsets(tuple(RELATIONS)),
    with_inferred=st.booleans(),
    arrangement=st.sampled_from(Arrangement),
    story=st.none() | IDS,
    step=st.integers(1, MOST_STEPS),
    is_presented=st.booleans(),
    limit=st.sampled_from(range(PAGE_OF_NODES, MAX_NODES + 1, PAGE_OF_NODES)),
)
VIEWS = st.one_of(
    VIEWS.map(lambda view: replace(view, tidied=len(view.expanded))),
    st.builds(lambda view, given: replace(view, question="paths", given=given), VIEWS, GIVEN),
)


def _anything(_: str) -> bool:
    return True


def _ens(wanted: str) -> bool:
    return wanted == "service:ens"


EVERYTHING = Known(_anything, _anything, _anything, _anything, _anything)
ENS_ALONE = Known(_ens, _ens, _ens, _ens, _ens)


def _as_sent(parameters: dict[str, str]) -> dict[str, list[str]]:
    return {name: [value] for name, value in parameters.items()}


@given(VIEWS, st.sampled_from(LANGUAGES))
def test_an_address_opens_the_view_it_was_written_from(view: View, lang: str) -> None:
    address = encode(view, lang)
    read = decode(_as_sent(dict(address.parameters)), EVERYTHING, LANGUAGES)
    if address.is_whole:
        assert read.view == view
    assert read.lang == lang
    assert not read.ignored


@given(VIEWS, st.integers(0, 400))
def test_an_address_is_never_too_long_and_says_when_it_had_to_be_cut(view: View, more: int) -> None:
    expanded = tuple(f"service:a-rather-long-name-{i}" for i in range(more))
    crowded = replace(view, expanded=expanded, tidied=min(view.tidied, more))
    address = encode(crowded, "fr")
    assert len(str(address)) <= MAX_LENGTH
    read = decode(_as_sent(dict(address.parameters)), EVERYTHING, LANGUAGES)
    whole = replace(crowded, tidied=max(crowded.tidied, more - MOST_GROWN))
    assert (read.view == whole) == address.is_whole


@given(st.dictionaries(st.sampled_from(PARAMETERS), st.lists(st.text())))
def test_whatever_an_address_holds_it_is_read_without_error_and_gives_a_view_that_can_be_shown(
    parameters: dict[str, list[str]],
) -> None:
    read = decode(parameters, ENS_ALONE, LANGUAGES)
    assert read.view.node in {None, "service:ens"}
    assert set(read.view.kinds) <= set(KINDS)
    assert set(read.view.relations) <= set(RELATIONS)
    assert read.view.depth in DEPTHS
    assert PAGE_OF_NODES <= read.view.limit <= MAX_NODES
    assert read.lang in {None, *LANGUAGES}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("node", "service:nowhere"),
        ("node", "<script>alert(1)</script>"),
        ("open", "service:ens,service:nowhere"),
        ("sel", "javascript:alert(1)"),
        ("dir", "upwards"),
        ("depth", "99"),
        ("depth", "-1"),
        ("depth", "٣"),  # an Arabic three: a number to Python, no code here
        ("kinds", "Service,Wizard"),
        ("rel", "DEPENDS_ON;DROP"),
        ("inf", "yes"),
        ("turn", "left"),
        ("n", "1000000"),
        ("lang", "de"),
        ("node", "x" * (MAX_LENGTH + 1)),
        ("surprise", "1"),
        ("scope", "everything"),
        ("with", "service:nowhere"),
        ("len", "7"),
        ("tidy", "-1"),
        ("org", "organization:nobody"),
        ("doc", "doc:none"),
        ("as", "poem"),
        ("big", "2"),
        ("qas", "song"),
        ("q", "no-question"),
        ("p", "id:service:ens"),  # for no question
    ],
)
def test_what_is_not_understood_is_ignored_and_named(name: str, value: str) -> None:
    read = decode({"v": ["1"], name: [value]}, ENS_ALONE, LANGUAGES)
    assert read.ignored == (name,)


def test_a_parameter_given_twice_is_ignored() -> None:
    read = decode({"v": ["1"], "depth": ["2", "3"]}, EVERYTHING, LANGUAGES)
    assert read.view.depth == 1
    assert read.ignored == ("depth",)


def test_an_address_of_another_format_keeps_its_language_and_nothing_else() -> None:
    read = decode({"v": ["2"], "lang": ["en"], "depth": ["3"]}, EVERYTHING, LANGUAGES)
    assert (read.view, read.lang, read.ignored) == (View(), "en", ("v",))


def test_the_address_of_a_first_look_holds_nothing_but_its_version_and_language() -> None:
    assert encode(View(), "fr").parameters == {"v": "1", "lang": "fr"}


def test_a_first_look_shows_what_is_needed_and_delivered_without_dates_and_editions() -> None:
    assert FIRST_RELATIONS == ("DEPENDS_ON", "DELIVERS")
    assert set(KINDS) - set(FIRST_KINDS) == {"Edition", "Orientation", "Milestone", "Indicator"}


def test_taking_the_filters_off_keeps_the_start_and_the_selection() -> None:
    view = View(node="service:ens", selected="referential:ins", depth=3, kinds=("Service",), with_inferred=False)
    assert view.filters == 2
    assert view.without_filters() == View(node="service:ens", selected="referential:ins")


def test_an_edge_is_no_start() -> None:
    edge = "service:ens|DEPENDS_ON|integrates|service:dmp"
    known = Known(_ens, lambda wanted: wanted == edge, _ens, _ens, _ens)
    read = decode({"v": ["1"], "node": [edge], "sel": [edge]}, known, LANGUAGES)
    assert (read.view.node, read.view.selected, read.ignored) == (None, edge, ("node",))


@given(VIEWS, st.integers(0, 400))
def test_a_saved_view_holds_what_an_address_cannot(view: View, more: int) -> None:
    crowded = replace(view, expanded=tuple(f"service:a-rather-long-name-{i}" for i in range(more)), tidied=0)
    read = decode_file(_as_sent(parameters(crowded, "fr")), EVERYTHING, LANGUAGES)
    assert read.view == replace(crowded, tidied=max(0, more - MOST_GROWN))


def test_a_question_that_lost_its_other_end_waits_for_it() -> None:
    assert View(node="service:ens", scope=Scope.PATH).is_waiting
    assert not View(node="service:ens", scope=Scope.IMPACT).is_waiting
    assert View().needs_start
    assert not View(scope=Scope.CYCLES).needs_start
