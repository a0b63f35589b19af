"""Links of a graph that climb the house, and rules about what it does not hold, as faults of the rules' file."""

from __future__ import annotations

from collections.abc import Collection
from difflib import get_close_matches

from graph.analysis.floors import Rules, Violation, violations
from graph.faults import Fault
from graph.model import Subgraph
from loaders.draft import Place, joined
from loaders.report import Report


def faults_of(graph: Subgraph, rules: Rules, on: str, *, name: str) -> tuple[Fault, ...]:
    """What the rules of a file of that name say against a graph on a day (ISO).

    Their value is the link: ``service:dmp|DEPENDS_ON|feeds_from|service:lgc``. Those that stand at an exemption are of
    links that it covered until a day now past.
    """
    report = Report()
    said = {node.id: node.name for node in graph.nodes}
    for violation in violations(graph, rules, on):
        _tell(violation, rules, said, name, report)
    return report.faults


def strangers(graph: Subgraph, rules: Rules, *, name: str) -> tuple[Fault, ...]:
    """The nodes and links that the rules of a file of that name are about and the graph does not hold."""
    report = Report()
    nodes = {node.id for node in graph.nodes}
    links = {edge.key for edge in graph.edges}
    for at, floor in enumerate(rules.floors, start=1):
        for number, placement in enumerate(floor.placements, start=1):
            place = Place(name, path=f"floor[{at}].named[{number}].nodes")
            for node in placement.nodes:
                if node not in nodes:
                    report.add(place, None, node, "unknown_node", "The graph has no such node.", _near(nodes, node))
    for at, exemption in enumerate(rules.exemptions, start=1):
        if exemption.key not in links:
            place, value = Place(name, path=f"exemption[{at}]"), joined(exemption.key)
            report.add(place, None, value, "unknown_link", "The graph has no such link.", "Correct it, or remove it.")
    return report.faults


def _near(known: Collection[str], given: str) -> str:
    near = get_close_matches(given, known, n=1)
    return f"Did you mean {near[0]}? Else remove it." if near else "Correct it, or remove it."


def _tell(violation: Violation, rules: Rules, said: dict[str, str], name: str, report: Report) -> None:
    edge, expired = violation.edge, violation.expired
    lower = f"'{said[edge.source]}' ({violation.lower.name.en})"
    upper = f"'{said[edge.target]}' ({violation.upper.name.en})"
    message = f"{lower} needs {upper}, which stands above it."
    if expired is None:
        fix = (
            "Correct the link, name one of the two on another floor, or add an exemption with a reason and a last day."
        )
        report.add(Place(name), None, joined(edge.key), "floor_violation", message, fix)
        return
    message += f" The exemption ended on {expired.until}."
    place = Place(name, path=f"exemption[{rules.exemptions.index(expired) + 1}].until")
    fix = "Correct the link, or give the exemption a later day if its reason still holds."
    report.add(place, None, joined(edge.key), "exemption_expired", message, fix)
