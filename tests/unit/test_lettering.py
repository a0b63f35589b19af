"""Words in lines: none is lost, none is wider than its line, and a name of thousands of letters takes no time."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from graph.export.plate.lettering import width, wrapped

LETTERS = st.characters(categories=["L", "N", "P"], max_codepoint=0x24F)


@given(st.text(LETTERS | st.just(" "), max_size=120), st.sampled_from([12.0, 24.0]), st.sampled_from([60.0, 720.0]))
def test_lines_hold_all_words_and_stay_within(text: str, size: float, most: float) -> None:
    lines = wrapped(text, size, most, is_bold=True)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(width(line, size, is_bold=True) <= most for line in lines)
    assert all(lines)


def test_a_word_of_thousands_is_measured_piece_by_piece() -> None:
    width.cache_clear()
    lines = wrapped("x" * 10_000, 24, 720)
    assert "".join(lines) == "x" * 10_000
    assert width.cache_info().misses < 3_000


def test_a_line_breaks_between_words_and_never_before_a_french_sign() -> None:
    room = width("Les sources :", 12) - 1
    assert wrapped("Les sources\u00a0:  deux", 12, room) == ["Les", "sources\u00a0:", "deux"]
