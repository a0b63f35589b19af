"""Finding nodes by name."""

from __future__ import annotations

import pytest

from graph.errors import UnknownNodeError
from graph.model import Node
from graph.search import fold, resolve, search
from graph.snapshot import Snapshot
from tests.drawn_graph import drawn, node

ROADMAP = Snapshot.from_subgraph(
    drawn(
        named=(
            node("service:ens", "Espace numérique de santé", "ENS", "Mon Espace Santé"),
            node("action:ens", "Ouvrir l'espace numérique de santé"),
            node("service:mssante", "Messagerie sécurisée de santé", "MSSanté"),
            node("referential:ins", "Identité nationale de santé", "INS"),
            node("service:insi", "Téléservice INSi", "INSi", "INS intégré"),
            node("organization:gie-sv", "GIE SESAM-Vitale"),
            node("service:bourse", "Cœur de Bourse", None, "D’accord"),
        )
    )
)


def found(text: str, limit: int = 20) -> list[str]:
    return [node.id for node in search(ROADMAP, text, limit)]


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Éléphant", "elephant"),
        ("  Espace \t numérique\n", "espace numerique"),
        ("CŒUR", "coeur"),
        ("d’Accord", "d'accord"),
        ("STRASSE ẞ", "strasse ss"),
        ("℡", "tel"),
        ("İNS", "ins"),
        ("\u0301", ""),
        ("健康", "健康"),
    ],
)
def test_folding_forgets_case_accents_ligatures_and_spaces(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_ranks_go_from_exact_to_inside() -> None:
    # An exact acronym or id, an exact name or alias, the beginning of one, of a word in one, inside one.
    hits = {
        "exact acronym": node("service:zz-one", "x", "DMP"),
        "exact alias": node("action:b", "x", None, "dmp"),
        "slug": node("action:dmp", "x"),
        "prefix": node("action:c", "DMP partagé"),
        "word prefix": node("action:d", "Le DMPA"),
        "inside": node("action:a", "Le xdmp"),
    }
    answer = search(Snapshot.from_subgraph(drawn(named=tuple(hits.values()))), "dmp", 20)
    assert [hit.id for hit in answer] == [hit.id for hit in hits.values()]


def test_ties_are_settled_by_kind_in_the_schemas_order_then_by_id() -> None:
    same = [node(name, "Pareil") for name in ("referential:a", "service:b", "service:a", "action:z", "milestone:a")]
    answer = search(Snapshot.from_subgraph(drawn(named=tuple(same))), "pareil", 20)
    assert [hit.id for hit in answer] == ["action:z", "service:a", "service:b", "referential:a", "milestone:a"]


def test_an_acronym_is_found_before_names_that_begin_with_it() -> None:
    assert found("ins") == ["referential:ins", "service:insi"]
    assert found("INS") == found("íns") == found("ins")


def test_words_inside_are_found_and_the_limit_keeps_the_best() -> None:
    assert found("sante") == ["action:ens", "service:ens", "service:mssante", "referential:ins"]
    assert found("sante", 2) == found("sante")[:2]
    assert found("vitale") == ["organization:gie-sv"]
    assert found("coeur") == found("cœur") == ["service:bourse"]


@pytest.mark.parametrize("text", ["", "   ", "\u0301", "introuvable", ".*", "(", "ins\ninsi"])
def test_nothing_is_found_where_nothing_is_called_so(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("ENS", "service:ens"),
        ("service:ens", "service:ens"),
        ("Action:ENS", "action:ens"),
        ("espace NUMERIQUE de sante", "service:ens"),
        ("mon espace santé", "service:ens"),
        ("gie-sv", "organization:gie-sv"),
    ],
)
def test_a_node_answers_to_its_id_acronym_name_and_aliases(name: str, expected: str) -> None:
    assert resolve(ROADMAP, name).id == expected


def test_an_id_is_itself_even_where_another_node_uses_it_as_its_acronym() -> None:
    thief = Node("action:a", "Action", "x", "service:ens")
    graph = Snapshot.from_subgraph(drawn(named=(thief, node("service:ens"))))
    assert resolve(graph, "service:ens").id == "service:ens"


@pytest.mark.parametrize(
    ("name", "suggested"), [("INSS", "INS"), ("mssant", "MSSanté"), ("Sesam Vitale", "GIE SESAM-Vitale")]
)
def test_a_near_miss_is_suggested_by_its_label(name: str, suggested: str) -> None:
    with pytest.raises(UnknownNodeError) as caught:
        resolve(ROADMAP, name)
    assert caught.value.name == name
    assert suggested in caught.value.suggestions
    assert str(caught.value).startswith(f"No node '{name}'. Did you mean ")


@pytest.mark.parametrize("name", ["", "  ", "zzzzzz"])
def test_where_nothing_is_near_nothing_is_suggested(name: str) -> None:
    with pytest.raises(UnknownNodeError, match="Search for it first") as caught:
        resolve(ROADMAP, name)
    assert caught.value.suggestions == ()


def test_a_name_that_is_accents_alone_is_no_name() -> None:
    accent = Snapshot.from_subgraph(drawn(named=(node("service:a", "A", None, "\u0301"),)))
    with pytest.raises(UnknownNodeError):
        resolve(accent, "\u0301")


def test_no_more_than_three_are_suggested() -> None:
    many = Snapshot.from_subgraph(drawn(named=tuple(node(f"service:n{i}", f"Messagerie {i}") for i in range(9))))
    with pytest.raises(UnknownNodeError) as caught:
        resolve(many, "messagerie")
    assert len(set(caught.value.suggestions)) == 3


def test_suggestions_are_few_and_each_is_said_once() -> None:
    twins = tuple(node(f"service:n{i}", f"Messagerie {i}", "MES") for i in range(9))
    with pytest.raises(UnknownNodeError) as caught:
        resolve(Snapshot.from_subgraph(drawn(named=twins)), "MESS")
    assert caught.value.suggestions == ("MES",)
