"""Laws of finding by name, over random graphs and random words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from graph.model import Node, Subgraph
from graph.schema import KINDS
from graph.search import fold, resolve, search
from graph.snapshot import Snapshot
from tests.strategies import graphs

some_graphs = graphs(max_nodes=5, max_edges=0).filter(lambda graph: len(graph.nodes) > 0)


def words(node: Node) -> list[str]:
    """Everything that a node is found by."""
    return [node.id, *filter(None, [node.acronym]), node.name, *node.aliases, node.id.partition(":")[2]]


def rank(node: Node, wanted: str) -> int:
    """The rule of search told plainly, one form at a time; 9 where the node is not found."""
    keys = [fold(key) for key in (node.id, node.acronym) if key]
    names = [fold(word) for word in words(node)]
    begins = [
        form[place:] for form in names for place in range(len(form)) if place == 0 or not _is_word(form[place - 1])
    ]
    claims = (
        wanted in keys,
        wanted in names,
        any(form.startswith(wanted) for form in names),
        any(rest.startswith(wanted) for rest in begins),
        any(wanted in form for form in names),
    )
    return next((place for place, claim in enumerate(claims) if claim), 9)


def _is_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(st.characters(codec="ascii")))
def test_case_never_counts_in_plain_letters(text: str) -> None:
    assert fold(text.upper()) == fold(text.lower()) == fold(text)


@given(st.text(), st.text())
def test_folding_joins_as_the_words_do(one: str, other: str) -> None:
    assert fold(f"{one} {other}") == " ".join(filter(None, (fold(one), fold(other))))


@given(some_graphs, st.data())
def test_search_gives_every_node_of_the_rule_in_its_order(graph: Subgraph, data: st.DataObject) -> None:
    word = data.draw(st.sampled_from([word for node in graph.nodes for word in words(node)]))
    start = data.draw(st.integers(0, len(word) - 1))
    text = word[start : start + data.draw(st.integers(1, 4))]
    wanted, order = fold(text), list(KINDS)
    expected = sorted(
        (rank(node, wanted), order.index(node.kind), node.id)
        for node in graph.nodes
        if wanted and rank(node, wanted) < 9
    )
    found = search(Snapshot.from_subgraph(graph), text, len(graph.nodes))
    assert [node.id for node in found] == [node_id for *_, node_id in expected]


@given(some_graphs, st.data())
def test_a_limit_keeps_the_beginning(graph: Subgraph, data: st.DataObject) -> None:
    snapshot, text = Snapshot.from_subgraph(graph), data.draw(st.sampled_from(["a", ":", "service", "e"]))
    limit = data.draw(st.integers(0, 5))
    assert search(snapshot, text, limit) == search(snapshot, text, len(graph.nodes))[:limit]


@given(some_graphs)
def test_every_node_answers_to_its_id_in_any_case(graph: Subgraph) -> None:
    snapshot = Snapshot.from_subgraph(graph)
    assert [resolve(snapshot, node.id) for node in graph.nodes] == list(graph.nodes)


@given(some_graphs, st.data())
def test_a_word_that_a_node_is_called_by_resolves_to_the_first_that_search_finds(
    graph: Subgraph, data: st.DataObject
) -> None:
    snapshot = Snapshot.from_subgraph(graph)
    word = data.draw(st.sampled_from([word for node in graph.nodes for word in words(node) if fold(word)]))
    if word not in snapshot.ids:
        assert resolve(snapshot, word) == search(snapshot, word, 1)[0]
