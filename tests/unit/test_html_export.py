"""One file that needs nothing else: small, the same each time, and only its own pieces run in it."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from graph.analysis.blocking import Asked, Judged
from graph.drawing.bundle import BundleError, bundle
from graph.export import html
from graph.model import Direction, Edge, Node, Subgraph
from graph.snapshot import Snapshot
from loaders.pipeline import ROADMAP, read
from tests.browser.sample import HOSTILE, hostile

LARGEST = 700_000  # bytes, for 60 nodes with their evidence
PIECE = re.compile(r"<(script|style)(?P<attributes>[^>]*)>(?P<text>.*?)</\1>", re.DOTALL)


@cache
def sixty() -> Subgraph:
    from graph.analysis.neighbourhood import neighbourhood

    snapshot = Snapshot.from_subgraph(read(ROADMAP))
    return neighbourhood(snapshot, ["service:ens"], Direction.BOTH, 2, limit=60).subgraph


def written(graph: Subgraph, **options: Any) -> str:  # noqa: ANN401 - those of html.write
    given = {"title": {"fr": "Titre", "en": "Title"}, "version": "sha256:abc", "lang": "fr", **options}
    return html.write(graph, **given)


def data_of(text: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', text, re.DOTALL)
    assert found
    read_back: dict[str, Any] = json.loads(found[1])
    return read_back


def test_sixty_nodes_with_their_evidence_stay_small_and_the_same() -> None:
    text = written(sixty(), focus=["service:ens"])
    assert len(sixty().nodes) == 60
    assert len(text.encode()) < LARGEST
    assert text == written(sixty(), focus=["service:ens"])


def test_the_order_of_nodes_and_links_changes_no_byte() -> None:
    turned = replace(sixty(), nodes=sixty().nodes[::-1], edges=sixty().edges[::-1], documents=sixty().documents[::-1])
    assert written(turned) == written(sixty())


def test_every_fact_is_in_it_with_all_its_evidence_and_both_languages() -> None:
    data = data_of(written(sixty()))
    assert set(data["facts"]["nodes"]) == {node.id for node in sixty().nodes}
    assert len(data["facts"]["edges"]) == len(sixty().edges)
    for node in sixty().nodes:
        assert len(data["facts"]["nodes"][node.id]["evidence"]) == len(node.evidence)
    facts: list[Node | Edge] = [*sixty().nodes, *sixty().edges]
    cited = {evidence.document for fact in facts for evidence in fact.evidence}
    assert cited == set(data["documents"])
    assert set(data["texts"]["fr"]) == set(data["texts"]["en"])
    said = {patch["said"] for patch in data["patches"]["en"]["edges"] if "said" in patch}
    assert any(" integrates " in words for words in said)
    assert all({"color", "font"} <= set(patch) for patch in data["patches"]["dark"]["nodes"])


def test_with_the_verdicts_of_a_day_each_node_tells_its_status_and_why_in_both_languages() -> None:
    snapshot = Snapshot.from_subgraph(read(ROADMAP))
    judged = Judged(snapshot, Asked("2020-06-18"))
    data = data_of(written(sixty(), statuses=html.Statuses(judged, are_coloured=True)))
    ens, ans = data["facts"]["nodes"]["service:ens"], data["facts"]["nodes"]["service:dmp"]
    assert (ens["state"], ans["state"]) == ("blocked", "in_operation")
    assert ens["because"]["fr"].startswith("Bloqué : ENS, à l’étape")
    assert ens["because"]["en"].startswith("Blocked: ENS, at the step")
    assert data["day"] == {"fr": "18 juin 2020", "en": "18 June 2020"}
    drawn = {node["id"]: node for node in data["picture"]["nodes"]}
    assert drawn["service:ens"]["sign"] == "×"
    plain = data_of(written(sixty(), statuses=html.Statuses(judged)))
    assert not any(node["sign"] for node in plain["picture"]["nodes"])
    assert "state" not in data_of(written(sixty()))["facts"]["nodes"]["service:ens"]


def test_only_its_own_pieces_run_and_nothing_is_asked_of_any_machine() -> None:
    text = written(sixty())
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]+)"', text)
    assert policy.startswith("default-src &#39;none&#39;")
    assert "unsafe" not in policy
    pieces = list(PIECE.finditer(text))
    assert [piece[1] for piece in pieces] == ["style", "script", "script", "script"]
    for piece in pieces:
        if "json" not in piece["attributes"]:
            digest = base64.b64encode(hashlib.sha256(piece["text"].encode()).digest()).decode()
            assert f"sha256-{digest}" in policy
    without = PIECE.sub("", text)
    assert not re.search(r"(src|href)=", without)


def test_names_are_data_and_end_no_script() -> None:
    text = written(hostile(), title={"fr": HOSTILE[0], "en": "</title><script>alert(1)</script>"})
    assert text.count("<script") == written(Subgraph()).count("<script")
    assert data_of(text)["title"]["en"] == "</title><script>alert(1)</script>"
    names = {node["name"] for node in data_of(text)["facts"]["nodes"].values()}
    assert set(HOSTILE) <= names
    outside = re.sub(r'<script type="application/json".*?</script>', "", text, flags=re.DOTALL)
    assert "<img" not in outside


@pytest.mark.parametrize(
    "script",
    [
        'import * as all from "./other.js";\n',
        'import one from "./other.js";\n',
        'import { one } from "other";\n',
        'import "./other.js";\n',
        "export { one };\n",
        "export default 3;\n",
        'export * from "./other.js";\n',
        'import { one } from "./entry.js";\n',
    ],
)
def test_a_script_in_another_form_is_refused_and_not_bundled_wrongly(script: str, tmp_path: Path) -> None:
    (tmp_path / "other.js").write_text("export const one = 1;\n", "utf-8")
    (tmp_path / "entry.js").write_text(script, "utf-8")
    with pytest.raises(BundleError):
        bundle(tmp_path / "entry.js")


def test_scripts_stand_after_what_they_import_each_once(tmp_path: Path) -> None:
    (tmp_path / "a.js").write_text("export const one = 1;\n", "utf-8")
    (tmp_path / "b.js").write_text(
        'import { one } from "./a.js";\nexport function two() {\n  return one + 1;\n}\n', "utf-8"
    )
    (tmp_path / "entry.js").write_text(
        'import { two } from "./b.js";\nimport { one } from "./a.js";\nrun(one, two());\n', "utf-8"
    )
    text = bundle(tmp_path / "entry.js")
    assert [text.index(f"const module_{name} =") for name in ("a", "b", "entry")] == sorted(
        text.index(f"const module_{name} =") for name in ("a", "b", "entry")
    )
    assert text.count("one = 1") == 1
    assert "import" not in text
    assert "export" not in text
