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
from graph.model import Confidence, Direction, Edge, Node, Subgraph
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


def written(*parts: Subgraph, title: dict[str, str] | None = None, **options: Any) -> str:  # noqa: ANN401 - of a scene
    said = title or {"fr": "Titre", "en": "Title"}
    scenes = [html.Scene(part, said, **options) for part in parts]
    return html.write(scenes, title=said, version="sha256:abc", lang="fr")


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
    assert {node["id"] for node in data["nodes"]} == {node.id for node in sixty().nodes}
    assert len(data["edges"]) == len(sixty().edges)
    of_node = {node.id: node for node in sixty().nodes}
    for node in data["nodes"]:
        assert len(node["evidence"]) == len(of_node[node["id"]].evidence)
    facts: list[Node | Edge] = [*sixty().nodes, *sixty().edges]
    cited = [data["documents"][evidence[0]]["title"] for *_, told in data["edges"] for evidence in told]
    known = {document.id: document.title for document in sixty().documents}
    assert set(cited) <= {known[evidence.document] for fact in facts for evidence in fact.evidence}
    assert len(cited) == sum(len(edge.evidence) for edge in sixty().edges)
    assert set(data["texts"]["fr"]) == set(data["texts"]["en"])
    assert data["texts"]["en"]["nature.integrates.out"] == "integrates"
    for light, dark in (*data["looks"]["nodes"], *data["looks"]["edges"]):
        assert light["color"] != dark["color"]


def test_an_unsure_reading_is_not_told_as_a_sure_one() -> None:
    data = data_of(written(sixty()))
    facts: list[Node | Edge] = [*sixty().nodes, *sixty().edges]
    unsure = sum(item.confidence is not Confidence.HIGH for fact in facts for item in fact.evidence)
    told = [node["evidence"] for node in data["nodes"]] + [edge[-1] for edge in data["edges"]]
    assert unsure > 0
    assert sum(len(item) == 6 for evidence in told for item in evidence) == unsure
    assert data["texts"]["fr"]["confidence.medium"]


def test_what_a_view_leaves_out_is_in_the_file() -> None:
    said = {"fr": "3 des 9 éléments.", "en": "3 of 9 things."}
    assert data_of(written(sixty(), left_out=said))["scenes"][0]["leftOut"] == said


def test_scenes_share_their_facts_and_each_holds_its_own_boxes_and_lines() -> None:
    few = replace(sixty(), nodes=sixty().nodes[:20], edges=())
    data = data_of(written(sixty(), few))
    assert len(data["nodes"]) == len(sixty().nodes)
    whole, part = data["scenes"]
    assert {data["nodes"][place]["id"] for place, *_ in part["nodes"]} == {node.id for node in few.nodes}
    assert (len(whole["nodes"]), len(whole["edges"])) == (len(sixty().nodes), len(sixty().edges))
    assert part["edges"] == []
    assert len(written(sixty(), sixty()).encode()) < len(written(sixty()).encode()) * 1.1


def test_with_the_verdicts_of_a_day_each_node_tells_its_status_and_why_in_both_languages() -> None:
    snapshot = Snapshot.from_subgraph(read(ROADMAP))
    judged = Judged(snapshot, Asked("2020-06-18"))

    def scene_of(**options: Any) -> tuple[dict[str, Any], dict[str, Any], list[str]]:  # noqa: ANN401 - of a scene
        data = data_of(written(sixty(), **options))
        (scene,) = data["scenes"]
        number = {node["id"]: str(place) for place, node in enumerate(data["nodes"])}
        signs = [data["looks"]["nodes"][look][0]["sign"] for _, _, _, look in scene["nodes"]]
        return scene, number, signs

    scene, number, signs = scene_of(statuses=html.Statuses(judged, are_coloured=True))
    ens, dmp = number["service:ens"], number["service:dmp"]
    assert (scene["states"][ens], scene["states"][dmp]) == ("blocked", "in_operation")
    assert scene["because"][ens]["fr"].startswith("Bloqué\u00a0: ENS, à l’étape")
    assert scene["because"][ens]["en"].startswith("Blocked: ENS, at the step")
    assert scene["day"] == {"fr": "18 juin 2020", "en": "18 June 2020"}
    assert "×" in signs
    assert not any(scene_of(statuses=html.Statuses(judged))[2])
    assert scene_of()[0]["states"] == {}


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
    names = {node["name"] for node in data_of(text)["nodes"]}
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
