"""French words and digits name numbers, and what is not surely understood names none."""

from __future__ import annotations

import pytest

from loaders.french_numbers import read


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("1.429", 1429),
        ("2 237 941", 2237941),
        ("2\u202f237\u202f941", 2237941),
        ("230.000", 230000),
        ("1244", 1244),
        ("44,6", 44.6),
        ("8,4 millions", 8400000),
        ("1 million", 1000000),
        ("1,5 milliard", 1500000000),
        ("+ de 200", 200),
        ("plus de 600.000", 600000),
        ("vingt-six", 26),
        ("soixante et onze", 71),
        ("vingt", 20),
        ("Cinq", 5),
        ("une soixantaine", 60),
        ("Une vingtaine", 20),
    ],
)
def test_words_name_a_number(words: str, number: float) -> None:
    assert read(words) == number


@pytest.mark.parametrize("words", ["près de la moitié", "200 à 500", "beaucoup", "", "douzaine-six"])
def test_what_is_not_surely_understood_names_none(words: str) -> None:
    assert read(words) is None
