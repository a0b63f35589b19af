"""The page of stories on the small roadmap: a story is made from other pages, written, ordered, shared, presented."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.pages.conftest import OpenApp, click, go_to, report, words
from texts import LANGUAGES, translate
from views.stories.shipped import codes
from views.stories.story import Step, Story, Words
from views.stories.story_file import read, write

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest


def button(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click().run()
    assert not app.exception
    return app


def add_from(open_app: OpenApp, lang: str = "fr") -> AppTest:
    """Three steps, of three pages, in one session; then the page of stories."""
    app = button(open_app("explore", lang, node="service:ens"), "story.add")
    for page, parameters in (
        ("blocked", {"asof": "2020-06-18"}),
        ("catalogue", {"q": "most-relied-on", "qas": "picture"}),
    ):
        go_to(app, page)
        for name, value in ({"v": "1", "lang": lang} | parameters).items():
            app.query_params[name] = value
        button(app.run(), "story.add")
    return go_to(app, "stories")


def story_of(app: AppTest) -> Story:
    held = next(part.proto for part in app.get("bidi_component") if part.proto.id.endswith("stories.keeper"))
    return read(json.loads(held.json)["story"].encode(), "kept")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_empty_story_says_how_it_is_begun(open_app: OpenApp, lang: str) -> None:
    app = open_app("stories", lang)
    assert not app.exception
    assert translate(lang, "story.empty") in words(app)
    assert app.button(key="story.present").disabled


@pytest.mark.parametrize("lang", LANGUAGES)
def test_views_of_three_pages_become_steps_with_words_to_begin_with(open_app: OpenApp, lang: str) -> None:
    app = add_from(open_app, lang)
    story = story_of(app)
    assert [step.page for step in story.steps] == ["explore", "blocked", "catalogue"]
    assert story.steps[0].view == {"v": "1", "node": "service:ens"}
    assert story.steps[1].view["asof"] == "2020-06-18"
    assert all(set(step.title.by_language) == set(LANGUAGES) for step in story.steps)
    assert story.steps[2].title.own(lang) == translate(lang, "question.most-relied-on")
    assert story.steps[1].title.own(lang) in words(app)


def test_a_story_is_written_ordered_shortened_and_had_back(open_app: OpenApp) -> None:
    app = add_from(open_app)
    next(field for field in app.text_input if field.label == "Titre du récit").set_value("Pour le comité").run()
    next(field for field in app.text_input if field.label == "Titre de l’étape").set_value("Le début").run()
    next(area for area in app.text_area if area.label.startswith("Texte")).set_value("Un texte").run()
    next(area for area in app.text_area if area.label.startswith("Notes")).set_value("Une note").run()
    story = story_of(app)
    first = story.steps[0]
    assert story.title.own("fr") == "Pour le comité"
    assert (first.title.own("fr"), first.text.own("fr"), first.notes.own("fr")) == ("Le début", "Un texte", "Une note")
    assert first.title.own("en") == "ENS · Around"
    button(app, "story.later")
    assert story_of(app).steps[1] == first
    assert app.query_params["step"] == "2"
    button(app, "story.remove")
    assert first not in story_of(app).steps
    button(app, "story.undo")
    assert story_of(app).steps[1] == first
    click(app, "story.steps", "2")
    assert app.query_params["step"] == "3"
    button(app, "story.clear")
    assert "Aucune étape pour l’instant" in words(app)
    button(app, "story.undo")
    assert len(story_of(app).steps) == 3


def test_a_step_opens_its_view_on_its_page(open_app: OpenApp) -> None:
    app = add_from(open_app)
    click(app, "story.steps", "1")
    button(app, "story.open")
    assert app.query_params["asof"] == "2020-06-18"
    assert "story" not in app.query_params


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("code", codes())
def test_a_shipped_story_is_read_copied_and_told_where_its_things_are_missing(
    open_app: OpenApp, code: str, lang: str
) -> None:
    app = open_app("stories", lang, story=code, step="2")
    assert not app.exception
    button(app, "story.copy")
    assert "story" not in app.query_params
    assert len(story_of(app).steps) >= 6


def test_what_a_step_names_and_the_graph_lacks_is_told(open_app: OpenApp) -> None:
    gone = Story(steps=(Step("explore", {"v": "1", "node": "service:gone"}, Words({"fr": "Parti"})),))
    app = open_app("stories")
    report(app, "story.opener", "file", write(gone))
    assert "Cette vue ne montre aucune image" in words(app)
    assert "Non compris dans cette vue : node" in words(app)


def test_a_bad_file_is_told_and_the_story_stays(open_app: OpenApp) -> None:
    app = add_from(open_app)
    before = story_of(app)
    report(app, "story.opener", "file", "socle_story = 1\nzap = 1\n[[step]]\npage = 'home'\nview = 3\n")
    said = words(app)
    assert "3 défauts" in said
    assert "step[1].page = 'home' : la page doit être explore, blocked ou catalogue" in said
    assert story_of(app) == before


def test_the_browser_gives_a_kept_story_back_to_a_session_without_one(open_app: OpenApp) -> None:
    kept = write(Story(Words({"fr": "Gardé"}), (Step("explore", {"v": "1", "node": "service:ens"}),)))
    app = open_app("explore", node="service:ens")
    report(app, "stories.keeper", "kept", kept)
    assert write(story_of(app)) == kept
    assert not any(button.key == "story.undo" and not button.disabled for button in go_to(app, "stories").button)


def test_a_step_that_was_added_before_the_browser_answered_comes_after_what_it_kept(open_app: OpenApp) -> None:
    kept = Story(Words({"fr": "Gardé"}), (Step("explore", {"v": "1", "node": "service:dmp"}),))
    app = button(open_app("explore", node="service:ens"), "story.add")
    report(app, "stories.keeper", "kept", write(kept))
    story = story_of(app)
    assert [step.view["node"] for step in story.steps] == ["service:dmp", "service:ens"]
    assert story.title.own("fr") == "Gardé"


def test_what_another_window_kept_is_taken_in_and_nothing_of_this_one_lost(open_app: OpenApp) -> None:
    app = add_from(open_app)
    mine = story_of(app)
    other = Story(Words({"fr": "Autre"}), (Step("explore", {"v": "1", "node": "service:dmp"}), mine.steps[0]))
    report(app, "stories.keeper", "kept", write(other))
    assert story_of(app).steps == (*other.steps, *mine.steps[1:])


def test_a_question_about_what_is_gone_is_told_and_the_story_still_leaves(open_app: OpenApp) -> None:
    said = {"v": "1", "q": "dependencies", "p": "id:service%3Agone"}
    app = open_app("stories")
    report(app, "story.opener", "file", write(Story(steps=(Step("catalogue", said),))))
    assert "Cette vue ne montre aucune image" in words(app)
    button(app, "story.html")
    assert [part for part in app.get("bidi_component") if part.proto.id.endswith("story.giver")]


def test_keys_that_take_a_step_back_do_so_in_the_story_and_not_in_the_view(open_app: OpenApp) -> None:
    app = add_from(open_app)
    button(app, "story.remove")
    report(app, "page.keys", "key", "undo")
    assert len(story_of(app).steps) == 3
    button(app, "story.present")
    report(app, "page.keys", "key", "undo")
    assert app.query_params["show"] == "1"
    assert len(story_of(app).steps) == 3


def test_a_presentation_turns_with_keys_and_shows_notes_on_request(open_app: OpenApp) -> None:
    app = add_from(open_app)
    next(area for area in app.text_area if area.label.startswith("Notes")).set_value("Pour moi").run()
    button(app, "story.present")
    assert app.query_params["show"] == "1"
    assert "Étape 1 sur 3" in words(app)
    assert "Pour moi" not in words(app)
    report(app, "story.keys", "key", "notes")
    assert "Pour moi" in words(app)
    report(app, "story.keys", "key", "previous")
    assert "Étape 1 sur 3" in words(app)
    report(app, "story.keys", "key", "last")
    report(app, "story.keys", "key", "next")
    assert "Étape 3 sur 3" in words(app)
    report(app, "story.keys", "key", "leave")
    assert "show" not in app.query_params


@pytest.mark.parametrize("form", ["html", "pptx", "pdf"])
def test_a_file_is_made_step_by_step_and_given(open_app: OpenApp, form: str) -> None:
    app = button(add_from(open_app), f"story.{form}")
    (given,) = (part.proto for part in app.get("bidi_component") if part.proto.id.endswith("story.giver"))
    held = json.loads(given.json)
    assert held["name"] == f"socle-recit-sans-titre.{form}"
    assert len(held["data"]) > 10_000
    app.run()
    assert not [part for part in app.get("bidi_component") if part.proto.id.endswith("story.giver")]
