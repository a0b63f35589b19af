"""Links of a graph that climb the house, told as faults of the rules' file."""

from __future__ import annotations

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
