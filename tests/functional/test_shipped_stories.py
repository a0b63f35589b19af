"""The shipped stories on the shipped roadmap: every step shows what its words speak of, in every form."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path

import pptx
import pypdf
import pytest
from typer.testing import CliRunner

from cli import app
from graph.connect import open_store
from graph.snapshot import Snapshot
from queries.runner import run
from tests.exported_views import plain
from views.formats import OF_STORIES, Format
from views.known import edge_of
from views.opened import opened_step
from views.stories import deck
from views.stories.deck import Staged
from views.stories.shipped import codes, shipped
from views.stories.story import Step

Stage = Callable[[str], tuple[Staged, ...]]


@pytest.fixture(scope="module")
def roadmap(filled_store: Path) -> Snapshot:
    store = open_store(str(filled_store))
    snapshot = store.snapshot()
    store.close()
    return snapshot


@pytest.fixture(scope="module")
def stage(filled_store: Path, roadmap: Snapshot) -> Iterator[Stage]:
    store = open_store(str(filled_store))

    @cache
    def staged(code: str) -> tuple[Staged, ...]:
        return tuple(deck.stage(shipped()[code], partial(deck.staged, snapshot=roadmap, ask=partial(run, store))))

    yield staged
    store.close()


@pytest.mark.parametrize("code", codes())
def test_every_step_shows_a_picture_and_its_view_is_wholly_understood(code: str, stage: Stage) -> None:
    for each in stage(code):
        assert each.is_found, each.step.title
        assert each.ignored == ()
        assert 2 <= len(each.sight.part.nodes) <= 40
        assert each.sight.part.edges


def statuses(each: Staged) -> dict[str, str]:
    assert each.sight.judged is not None
    snapshot = each.sight.judged.snapshot
    return each.sight.judged.states(snapshot.index(node.id) for node in each.sight.part.nodes)


def test_what_the_story_of_june_says_is_what_the_verdicts_say(stage: Stage, roadmap: Snapshot) -> None:
    steps = stage("juin-2020")
    assert {each.sight.judged.asked.as_of for each in steps if each.sight.judged} == {"2020-06-18"}
    assert statuses(steps[0])["service:ens"] == "blocked"
    assert statuses(steps[1])["milestone:messagerie-usagers"] == "late"
    assert statuses(steps[2])["milestone:conventions-convergence"] == "blocked"
    assert statuses(steps[3])["milestone:mssante-medico-social"] == "blocked"
    assert statuses(steps[5])["service:ens"] != "blocked"
    chain = [edge_of(roadmap, name) for name in steps[1].sight.chain]
    assert [(edge.source, edge.target) for edge in chain if edge] == [
        ("milestone:integration-messagerie-ens", "milestone:messagerie-usagers")
    ]
    judged = steps[4].sight.judged
    assert judged is not None
    found = judged.roots_of(None, is_quick=False)
    assert roadmap.ids[found[0].place] == "milestone:messagerie-usagers"
    assert [len(root.frees) for root in found] == [1, 1, 1]
    assert (found[0].gained, [root.gained for root in found[1:]]) == (184, [None, None])


def test_what_the_story_of_ens_says_is_what_the_graph_says(stage: Stage) -> None:
    needs, further, *_, impact, dependents = stage("ens")
    around = {node.id for node in needs.sight.part.nodes}
    assert {"referential:ins", "service:pro-sante-connect", "service:dmp"} <= around
    assert {"service:e-cps", "referential:rpps", "referential:hds"} <= {node.id for node in further.sight.part.nodes}
    assert further.sight.built is not None
    assert further.sight.built.borne  # what climbs is allowed: the words say so
    assert not further.sight.built.climbing
    assert "service:ens" in {node.id for node in impact.sight.part.nodes}
    assert {edge.target for edge in dependents.sight.part.edges} >= {"service:ens"}


@pytest.mark.parametrize("code", codes())
@pytest.mark.parametrize("form", sorted(OF_STORIES))
def test_a_story_becomes_a_file_with_all_its_steps_words_and_boxes(
    code: str,
    form: Format,
    stage: Stage,
    roadmap: Snapshot,
) -> None:
    story, shown = shipped()[code], stage(code)
    made = deck.write(form, story, shown, roadmap, lang="fr")
    assert made == deck.write(form, story, shown, roadmap, lang="fr")
    if form is Format.PPTX:
        slides = list(pptx.Presentation(io.BytesIO(made)).slides)
        assert slides[0].shapes.title.text_frame.text == story.title.own("fr")
        pages = [{plain(shape.text_frame.text) for shape in slide.shapes if shape.has_text_frame} for slide in slides]
        notes = [slide.notes_slide.notes_text_frame.text for slide in slides[1 : len(shown) + 1]]
        for each, said, told in zip(shown, pages[1 : len(shown) + 1], notes, strict=True):
            assert {plain(each.step.title.own("fr")), plain(each.step.text.own("fr"))} <= said
            assert each.step.notes.own("fr") in told
            assert all(node.name in told for node in each.sight.part.nodes)
    elif form is Format.PDF:
        sheets = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(made)).pages]
        assert len(sheets) == len(shown)
        for each, sheet in zip(shown, sheets, strict=True):
            assert each.step.title.own("fr").split()[-1] in sheet
    else:
        (data,) = re.findall(r'id="data">(.*?)</script>', made.decode(), re.DOTALL)
        held = json.loads(data)
        for each, scene in zip(shown, held["scenes"], strict=True):
            assert scene["text"] == dict(each.step.text.by_language)
            assert {held["nodes"][place]["id"] for place, *_ in scene["nodes"]} == {n.id for n in each.sight.part.nodes}
            assert len(scene["edges"]) == len(each.sight.part.edges)


@pytest.mark.parametrize("code", codes())
def test_a_step_is_found_again_on_its_page(code: str, roadmap: Snapshot) -> None:
    for step in shipped()[code].steps:
        opened = opened_step(step.page, step.view, roadmap)
        assert opened.ignored == ()


def test_the_terminal_writes_stories_views_and_says_what_is_wrong_with_them(filled_store: Path, tmp_path: Path) -> None:
    runner, store = CliRunner(), ["--store", str(filled_store)]

    def export(*words: str) -> tuple[int, str]:
        ran = runner.invoke(app, ["export", "--output", str(tmp_path / "made"), *words, *store])
        return ran.exit_code, ran.output

    code, said = export("--format", "pptx", "--story", "ens")
    assert (code, "6 steps" in said) == (0, True)
    assert pptx.Presentation(str(tmp_path / "made")).slides
    link = "http://127.0.0.1:8501/blocked?v=1&lang=fr&asof=2020-06-18&sel=service:ens"
    code, said = export("--format", "svg", "--view", link)
    assert code == 0
    assert "chaîne qui décide" in (tmp_path / "made").read_text("utf-8")
    assert export("--format", "png", "--story", "ens")[0] == 2
    assert "Shipped: ens, juin-2020" in export("--format", "pdf", "--story", "nope")[1]
    assert "no views" in export("--format", "png", "--view", "home?x=1")[1]
    assert "Not understood in the view: zap" in export("--format", "png", "--view", "v=1&zap=1")[1]
    assert "no picture" in export("--format", "png", "--view", "v=1&lang=fr")[1]
    assert "takes no --node" in export("--format", "png", "--view", "v=1", "--node", "ENS")[1]
    bad = tmp_path / "bad.toml"
    bad.write_text("socle_story = 1\nzap = 1\n", "utf-8")
    code, said = export("--format", "pdf", "--story", str(bad))
    assert (code, "bad.toml: zap" in said) == (2, True)


def test_a_step_that_supposes_what_cannot_be_shows_what_is_said(roadmap: Snapshot, filled_store: Path) -> None:
    store = open_store(str(filled_store))
    said = {"v": "1", "asof": "2020-06-18", "sel": "service:dmp", "if": "3m:milestone:ouverture-dmp"}
    shown = deck.staged(Step("blocked", said), roadmap, partial(run, store))
    store.close()
    assert shown.is_found
    assert shown.sight.judged is not None
    assert not shown.sight.judged.asked.delays
