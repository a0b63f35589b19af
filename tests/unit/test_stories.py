"""A story as a value and as a file: nothing is lost on the way, and a bad file tells all that is wrong with it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import texts
from graph.errors import InvalidStoryError
from tests.hostile_names import HOSTILE
from views.address import parameters
from views.stories.shipped import FOLDER, codes, shipped
from views.stories.story import LONGEST, LONGEST_TITLE, Step, Story, Words
from views.stories.story_file import LARGEST, read, write
from views.view import MOST_STEPS, PAGES, View

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"), max_size=60)
WORDS = st.dictionaries(st.sampled_from(texts.LANGUAGES), TEXTS.filter(bool)).map(
    lambda said: Words({lang: said[lang] for lang in texts.LANGUAGES if lang in said})
)
VIEWS = st.dictionaries(st.from_regex(r"[a-z]{1,8}", fullmatch=True), TEXTS.filter(bool), max_size=4)
STEPS = st.builds(Step, st.sampled_from(PAGES), VIEWS, WORDS, WORDS, WORDS)
STORIES = st.builds(Story, WORDS, st.lists(STEPS, max_size=5).map(tuple))


@given(STORIES)
def test_a_story_that_is_written_is_read_back_as_it_was(story: Story) -> None:
    written = write(story)
    assert read(written.encode(), "story.toml") == story
    assert write(read(written.encode(), "story.toml")) == written


def test_names_that_attack_are_words_of_a_story() -> None:
    words = [(Words({"fr": name[:LONGEST_TITLE]}), Words({"en": name[:LONGEST]})) for name in HOSTILE]
    steps = tuple(Step("explore", {"node": title.own("fr")}, title, notes=notes) for title, notes in words)
    story = Story(Words({"fr": "Noms"}), steps)
    assert read(write(story).encode(), "story.toml") == story


def step(title: str = "un") -> Step:
    return Step("explore", {"v": "1", "node": "service:ens"}, Words({"fr": title}))


def titles(story: Story) -> list[str]:
    return [each.title.own("fr") for each in story.steps]


def test_steps_are_added_moved_changed_and_taken_away() -> None:
    story = Story().with_step(step("a")).with_step(step("b")).with_step(step("c"))
    assert titles(story.moved(0, 1)) == ["b", "a", "c"]
    assert titles(story.moved(2, -1)) == ["a", "c", "b"]
    assert story.moved(0, -1) == story.moved(2, 1) == story
    assert titles(story.without_step(1)) == ["a", "c"]
    assert titles(story.with_changed(1, step("d"))) == ["a", "d", "c"]
    full = Story(steps=(step(),) * MOST_STEPS)
    assert full.with_step(step()) == full


def test_words_are_told_in_the_language_that_has_them() -> None:
    words = Words({"fr": "oui"})
    assert words.said("fr") == ("oui", "fr")
    assert words.said("en") == ("oui", "fr")
    assert words.own("en") == ""
    assert words.written("en", "yes").said("en") == ("yes", "en")
    assert words.written("fr", "") == Words()
    assert Words().said("en") == ("", "en")


GOOD = 'socle_story = 1\n[[step]]\npage = "explore"\nview = "node=x"\n'


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", [("no_story", "socle_story")]),
        ("socle_story = 2", [("no_story", "socle_story")]),
        ("this is no TOML", [("syntax", None)]),
        ("[" * 2_000, [("syntax", None)]),
        (f'["at line {"9" * 5_000}"]\n["at line {"9" * 5_000}"]', [("syntax", None)]),
        (f"socle_story = 1\nx = {'9' * 5_000}", [("syntax", None)]),
        (f"title{'.a' * 3_000} = 1", [("syntax", None)]),
        (f"[step{'.a' * 30_000}]", [("syntax", None)]),
        ("socle_story = 1\nstep = 3", [("no_steps", "step")]),
        ('socle_story = 1\nstep = ["a"]', [("no_steps", "step")]),
        ("socle_story = 1\ntitle = 3", [("no_words", "title")]),
        ('socle_story = 1\ntitle.de = "Titel"', [("no_words", "title")]),
        ("socle_story = 1\ntitle.fr = 3", [("no_text", "title.fr")]),
        (f'socle_story = 1\ntitle.fr = "{"x" * (LONGEST_TITLE + 1)}"', [("no_text", "title.fr")]),
        (
            'socle_story = 1\nzap = 1\n[[step]]\npage = "home"\nzip = 2',
            [
                ("unknown_key", "zap"),
                ("unknown_key", "step[1].zip"),
                ("no_page", "step[1].page"),
                ("no_view", "step[1].view"),
            ],
        ),
        ("socle_story = 1\n" + '[[step]]\npage = "explore"\nview = ""\n' * (MOST_STEPS + 1), [("too_many", "step")]),
    ],
)
def test_a_bad_file_tells_every_fault_with_its_place(text: str, told: list[tuple[str, str | None]]) -> None:
    with pytest.raises(InvalidStoryError) as raised:
        read(text.encode(), "mine.toml")
    assert [(fault.code, fault.column) for fault in raised.value.faults] == told
    assert {fault.file for fault in raised.value.faults} == {"mine.toml"}
    assert all(fault.message and fault.fix and fault.message in str(raised.value) for fault in raised.value.faults)
    for lang in texts.LANGUAGES:
        assert all(texts.has_text(lang, f"story.fault.{fault.code}") for fault in raised.value.faults)


@pytest.mark.parametrize(("data", "code"), [(b"\xff\xfe", "encoding"), (b"#" * (LARGEST + 1), "too_large")])
def test_a_file_that_is_no_text_or_too_large_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(InvalidStoryError) as raised:
        read(data, "mine.toml")
    assert [fault.code for fault in raised.value.faults] == [code]


def test_a_good_file_may_have_a_byte_order_mark_and_a_plain_title() -> None:
    story = read(f"\ufeff{GOOD}title = 'Vu'\n".encode(), "mine.toml")
    assert story.steps == (Step("explore", {"node": "x"}, Words({"fr": "Vu"})),)


@pytest.mark.parametrize("code", codes())
def test_a_shipped_story_is_written_in_both_languages_and_as_it_would_be_written(code: str) -> None:
    story = shipped()[code]
    assert len(story.steps) >= 6
    for words in (story.title, *(words for each in story.steps for words in (each.title, each.text))):
        assert set(words.by_language) == set(texts.LANGUAGES)
    assert write(story) == (FOLDER / f"{code}.toml").read_text("utf-8")
    assert all(set(each.notes.by_language) in (set(), set(texts.LANGUAGES)) for each in story.steps)


def test_two_stories_are_shipped() -> None:
    said = {story.title.own("fr") for story in shipped().values()}
    assert said == {"Ce dont dépend l'espace numérique de santé", "Ce qui bloque en juin 2020"}


def test_a_view_as_a_step_says_what_its_link_says() -> None:
    view = View(node="service:ens", depth=2, story="ens", step=4, is_presented=True)
    assert parameters(view.untold(), "fr") == parameters(View(node="service:ens", depth=2), "fr")


def test_a_file_that_is_no_toml_tells_its_line() -> None:
    with pytest.raises(InvalidStoryError) as told:
        read(b"socle_story = 1\n\nstep = ]", "story.toml")
    (fault,) = told.value.faults
    assert (fault.file, fault.row) == ("story.toml", 3)
