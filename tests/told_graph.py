"""A small graph of what documents said of milestones: one line a statement, in the order of their days."""

from __future__ import annotations

from dataclasses import replace

from graph.model import Basis, Document, Evidence, Node, Statement, Subgraph
from tests.drawn_graph import EVIDENCE, node


def told_by(*lines: str, role: str = "step") -> Subgraph:
    """The graph of lines such as ``a 2019-04-25 planned 2019-10-01 2019-10-31``; a day alone stands for both ends.

    Each day is a document; ``inferred`` at a line's end makes the statement so. Every milestone is a part of ``ens``.
    """
    statements: list[Statement] = []
    for line in lines:
        name, day, status, *rest = line.split()
        basis = Basis.INFERRED if "inferred" in rest else Basis.EXPLICIT
        days = [word for word in rest if word != "inferred"]
        subject, document = f"milestone:{name}", f"doc:{day}"
        seq = 1 + sum((old.milestone, old.document) == (subject, document) for old in statements)
        start, end = (days[0], days[-1]) if days else (None, None)
        words = "words" if days else None
        evidence = replace(EVIDENCE, document=document, basis=basis, note="note")
        statements.append(
            Statement(
                subject, document, day, seq, status, words, "during" if days else None, start, end, None, (evidence,)
            )
        )
    names = dict.fromkeys(statement.milestone for statement in statements)
    nodes = tuple(milestone(name, statements, role) for name in names)
    spoken = dict.fromkeys(statement.stated_on for statement in statements)
    documents = tuple(Document(f"doc:{day}", day, None, day, "day", day, "fr") for day in spoken)
    return Subgraph(documents, nodes, (), tuple(statements)).canonical()


def milestone(name: str, statements: list[Statement], role: str) -> Node:
    """A milestone that every document which speaks of it names in so many words."""
    cited = dict.fromkeys(statement.document for statement in statements if statement.milestone == name)
    evidence: tuple[Evidence, ...] = tuple(replace(EVIDENCE, document=document) for document in cited)
    return replace(node(name), properties={"role": role}, evidence=evidence)
