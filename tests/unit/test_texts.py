"""Both languages say the same things: the same keys, the same placeholders, and every key that is asked for."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING

import pytest
from babel.messages.pofile import read_po

import texts
from graph.model import Basis, Confidence, Direction
from graph.schema import KINDS, RELATIONS
from texts import FOLDER, LANGUAGES, MissingTextError, translate

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog, Message

ROOT = Path(__file__).resolve().parents[2]
ASKING = [*ROOT.glob("app_pages/**/*.py"), *ROOT.glob("graph/**/*.py"), ROOT / "app.py"]
KEY = re.compile(r"[a-z_]+(\.[A-Za-z_]+)+")


def _catalogue(lang: str) -> Catalog:
    with (FOLDER / lang / "LC_MESSAGES" / "socle.po").open("rb") as file:
        return read_po(file, locale=lang)


def _messages(lang: str) -> dict[str, Message]:
    return {_key(message): message for message in _catalogue(lang) if message.id}


def _key(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _forms(message: Message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string or ())


def _placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_both_languages_have_the_same_keys() -> None:
    french, english = (set(_messages(lang)) for lang in LANGUAGES)
    assert french == english


def test_no_line_of_french_begins_with_a_sign_that_belongs_to_the_word_before() -> None:
    breakable = re.compile(r" [:;?!»]|« ")
    assert [key for key, message in _messages("fr").items() if any(map(breakable.search, _forms(message)))] == []


def test_both_languages_fill_the_same_placeholders() -> None:
    french, english = (_messages(lang) for lang in LANGUAGES)
    for key, message in french.items():
        assert message.pluralizable == english[key].pluralizable, key
        wanted = [_placeholders(form) for form in (*_forms(message), *_forms(english[key]))]
        assert all(names == wanted[0] for names in wanted), key


def test_no_text_is_empty() -> None:
    for lang in LANGUAGES:
        assert all(form.strip() for message in _messages(lang).values() for form in _forms(message))


@pytest.mark.parametrize("path", ASKING, ids=lambda path: path.name)
def test_every_key_that_the_code_writes_out_has_a_text(path: Path) -> None:
    calls = (node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call))
    asked = {
        argument.value
        for call in calls
        if isinstance(call.func, ast.Attribute | ast.Name)
        and (call.func.attr if isinstance(call.func, ast.Attribute) else call.func.id) in {"text", "translate"}
        for argument in call.args
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str) and KEY.fullmatch(argument.value)
    }
    assert asked <= set(_messages("fr"))


def test_every_word_of_the_vocabulary_has_a_text() -> None:
    wanted = {f"{word}.{kind}" for kind in KINDS for word in ("kind", "kinds")} | {f"kind.{k}.meaning" for k in KINDS}
    wanted |= {f"category.{category}" for kind in KINDS.values() for category in kind.categories}
    wanted |= {f"relation.{name}{end}" for name in RELATIONS for end in ("", ".out", ".in", ".meaning")}
    natures = {nature for relation in RELATIONS.values() for nature in relation.natures}
    wanted |= {f"nature.{nature}.{end}" for nature in natures for end in ("out", "in", "meaning")}
    wanted |= {f"basis.{basis}{end}" for basis in Basis for end in ("", ".meaning")}
    wanted |= {f"confidence.{confidence}" for confidence in Confidence}
    wanted |= {f"explore.direction.{direction}" for direction in Direction}
    assert wanted <= set(_messages("fr"))


def test_a_count_takes_the_form_that_its_language_wants() -> None:
    assert translate("fr", "search.results", count=0) == "0 résultat"
    assert translate("en", "search.results", count=0) == "0 results"
    assert translate("en", "search.results", count=1) == "1 result"
    assert translate("en", "search.results", count=1234) == "1,234 results"


def test_a_key_without_a_text_is_an_error_and_not_shown() -> None:
    with pytest.raises(MissingTextError, match=r"no\.such\.key"):
        translate("fr", "no.such.key")


def test_braces_in_a_value_are_shown_as_they_are() -> None:
    assert translate("en", "search.none", text="{x} %s {0}") == "Nothing answers to “{x} %s {0}”."


def test_a_date_is_no_finer_than_it_is_known() -> None:
    assert texts.day("fr", "2019-12-31", "month") == "décembre 2019"
    assert texts.day("en", "2020-06-18") == "18 June 2020"
