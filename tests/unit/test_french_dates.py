"""French date words name the period of the one documented table, and what names none has its own error."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import UnreadableDateError
from graph.schema import DUE_KINDS
from loaders.french_dates import Period, folded, read

JUNE = date(2020, 6, 18)


def period(words: str, said_on: date = JUNE, *, is_past: bool = False) -> tuple[str, str, str | None]:
    found = read(words, said_on, is_past=is_past)
    return found.kind, found.start.isoformat(), found.end.isoformat() if found.end else None


@pytest.mark.parametrize(
    ("words", "kind", "start", "end"),
    [
        # the table of the domain
        ("1er trimestre 2020", "during", "2020-01-01", "2020-03-31"),
        ("mi-2020", "during", "2020-06-01", "2020-07-31"),
        ("printemps 2020", "during", "2020-03-20", "2020-06-20"),
        ("cet été", "during", "2020-06-21", "2020-09-22"),
        ("rentrée 2020", "during", "2020-09-01", "2020-10-15"),
        ("fin 2020", "during", "2020-11-01", "2020-12-31"),
        ("décembre 2019", "during", "2019-12-01", "2019-12-31"),
        ("d'ici fin 2021", "by", "2021-11-01", "2021-12-31"),
        ("à partir de septembre 2020", "from", "2020-09-01", "2020-09-30"),
        ("dans les 18 mois", "by", "2020-06-18", "2021-12-18"),
        ("d'ici 2027", "by", "2027-01-01", "2027-12-31"),
        # parts of a year
        ("2^e trimestre 2020", "during", "2020-04-01", "2020-06-30"),
        ("au deuxième trimestre 2024", "during", "2024-04-01", "2024-06-30"),
        ("T3 2024", "during", "2024-07-01", "2024-09-30"),
        ("4e trimestre 2021", "during", "2021-10-01", "2021-12-31"),
        ("1^{er} semestre 2020", "during", "2020-01-01", "2020-06-30"),
        ("au second semestre 2020", "during", "2020-07-01", "2020-12-31"),
        ("fin du 1er semestre 2020", "during", "2020-05-01", "2020-06-30"),
        ("début du 2e trimestre 2020", "during", "2020-04-01", "2020-04-30"),
        ("automne 2020", "during", "2020-09-23", "2020-12-20"),
        ("hiver 2020", "during", "2020-12-21", "2021-03-19"),
        ("en début d'année 2020", "during", "2020-01-01", "2020-02-29"),
        ("début 2021", "during", "2021-01-01", "2021-02-28"),
        ("Pour fin d'année 2019", "during", "2019-11-01", "2019-12-31"),
        ("courant 2021", "during", "2021-01-01", "2021-12-31"),
        ("au cours de l'année 2021", "during", "2021-01-01", "2021-12-31"),
        # days and months
        ("le **18 octobre 2019**", "on", "2019-10-18", "2019-10-18"),
        ("AU 1^{ER} JANVIER 2021", "on", "2021-01-01", "2021-01-01"),
        ("14.02.20", "on", "2020-02-14", "2020-02-14"),
        ("29/02/2020", "on", "2020-02-29", "2020-02-29"),
        ("2020-07-14", "on", "2020-07-14", "2020-07-14"),
        ("01.2020", "during", "2020-01-01", "2020-01-31"),
        ("04.19", "during", "2019-04-01", "2019-04-30"),
        ("début septembre 2019", "during", "2019-09-01", "2019-09-10"),
        ("mi-février 2021", "during", "2021-02-11", "2021-02-20"),
        ("fin février 2021", "during", "2021-02-21", "2021-02-28"),
        # without a year: the first that is not over
        ("le 10 décembre", "on", "2020-12-10", "2020-12-10"),
        ("en janvier", "during", "2021-01-01", "2021-01-31"),
        ("juin prochain", "during", "2020-06-01", "2020-06-30"),
        ("fin octobre", "during", "2020-10-21", "2020-10-31"),
        ("à la rentrée", "during", "2020-09-01", "2020-10-15"),
        ("printemps", "during", "2020-03-20", "2020-06-20"),
        ("d'ici à la fin de l'année", "by", "2020-11-01", "2020-12-31"),
        ("2e semestre", "during", "2020-07-01", "2020-12-31"),
        ("dès cette année", "from", "2020-01-01", "2020-12-31"),
        # the word says which one
        ("le 17 mai dernier", "on", "2020-05-17", "2020-05-17"),
        ("l'été dernier", "during", "2019-06-21", "2019-09-22"),
        # from, since, until, between
        ("dès 2024", "from", "2024-01-01", "2024-12-31"),
        ("à partir du 1^{er} trimestre 2020", "from", "2020-01-01", "2020-03-31"),
        ("depuis septembre 2019", "since", "2019-09-01", None),
        ("depuis le 18 juin", "since", "2020-06-18", None),
        ("jusqu'en 2022", "range", "2020-06-18", "2022-12-31"),
        ("jusqu’à fin 2021", "range", "2020-06-18", "2021-12-31"),
        ("entre mars et mai 2020", "range", "2020-03-01", "2020-05-31"),
        ("entre novembre et février 2021", "range", "2020-11-01", "2021-02-28"),
        ("de **décembre 2019** jusqu'à **fin mars 2020**", "range", "2019-12-01", "2020-03-31"),
        ("septembre-décembre 2020", "range", "2020-09-01", "2020-12-31"),
        ("novembre et décembre 2019", "range", "2019-11-01", "2019-12-31"),
        ("21 et 22 novembre 2019", "range", "2019-11-21", "2019-11-22"),
        ("sur 2021-2022", "range", "2021-01-01", "2022-12-31"),
        ("le 15 octobre 2019 pour une durée de 12 mois", "range", "2019-10-15", "2020-10-15"),
        # so much time from the day it was said
        ("sous 18 mois", "by", "2020-06-18", "2021-12-18"),
        ("d'ici 6 mois", "by", "2020-06-18", "2020-12-18"),
        ("dans 2 ans", "by", "2020-06-18", "2022-06-18"),
        ("sous 15 jours", "by", "2020-06-18", "2020-07-03"),
        ("sous 3 semaines", "by", "2020-06-18", "2020-07-09"),
    ],
)
def test_date_words_name_a_period(words: str, kind: str, start: str, end: str | None) -> None:
    assert period(words) == (kind, start, end)


def test_a_month_without_a_year_is_the_last_one_where_the_words_tell_of_the_past() -> None:
    assert period("fin mai", is_past=True) == ("during", "2020-05-21", "2020-05-31")
    assert period("en octobre", is_past=True) == ("during", "2019-10-01", "2019-10-31")
    assert period("le 18 juin", is_past=True) == ("on", "2020-06-18", "2020-06-18")


def test_two_months_without_a_year_follow_each_other() -> None:
    april = date(2019, 4, 25)
    assert period("à partir de juin jusque décembre", april) == ("range", "2019-06-01", "2019-12-31")
    assert period("dès le mois de septembre jusque février 2020", april) == ("range", "2019-09-01", "2020-02-29")


def test_months_are_added_to_the_end_of_a_shorter_month() -> None:
    assert period("sous 1 mois", date(2020, 1, 31)) == ("by", "2020-01-31", "2020-02-29")


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("31/02/2026", "no such day"),
        ("30 février 2026", "no such day"),
        ("29.02.21", "no such day"),
        ("bientôt", "no period"),
        ("prochainement", "no period"),
        ("progressivement", "no period"),
        ("", "no period"),
        ("2020 ou 2021", "no period"),
        ("3e semestre 2020", "no such part"),
        ("entre 2022 et 2021", "ends before it begins"),
        ("jusqu'en 2019", "ends before it was said"),
        ("fin de l'été 2020", "no period"),
    ],
)
def test_what_names_no_period_has_its_own_error(words: str, reason: str) -> None:
    with pytest.raises(UnreadableDateError, match=reason) as raised:
        read(words, JUNE)
    assert raised.value.words == words


@given(st.text(max_size=30), st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_any_words_give_a_period_or_that_error(words: str, said_on: date) -> None:
    try:
        found = read(words, said_on)
    except UnreadableDateError:
        return
    assert_sound(found)


@given(
    st.sampled_from(["", "d'ici ", "à partir de ", "depuis ", "jusqu'à ", "courant ", "sous "]),
    st.sampled_from(["", "début ", "mi-", "fin "]),
    st.sampled_from(
        ["mai", "novembre", "1er trimestre", "2e semestre", "été", "rentrée", "l'année", "2025", "18 mois"]
    ),
    st.sampled_from(["", " 2024", " 2031", " prochain", " dernier"]),
    st.dates(date(1990, 1, 1), date(2090, 1, 1)),
)
def test_a_period_begins_before_it_ends_and_what_is_within_starts_when_said(
    before: str, part: str, unit: str, year: str, said_on: date
) -> None:
    try:
        found = read(f"{before}{part}{unit}{year}", said_on)
    except UnreadableDateError:
        return
    assert_sound(found)
    if before == "sous ":
        assert (found.kind, found.start) == ("by", said_on)


def assert_sound(found: Period) -> None:
    assert found.kind in DUE_KINDS
    assert (found.end is None) == (found.kind == "since")
    assert found.end is None or found.start <= found.end


def test_markup_case_and_accents_do_not_count() -> None:
    assert folded("  D’ICI *la* RENTRÉE  2020. ") == "d'ici la rentree 2020"
