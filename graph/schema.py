"""The declared vocabulary: kinds, relations, their properties and meaning; validation and docs come from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType


class Needed(StrEnum):
    """Which end of a relation is the needed one; NONE makes the relation context, which no walk follows."""

    TARGET = "target"
    SOURCE = "source"
    NONE = "none"


class ValueType(StrEnum):
    """What a declared property holds."""

    TEXT = "text"
    INTEGER = "integer"


@dataclass(frozen=True, slots=True)
class Property:
    """A declared property of a kind or relation; ``choices`` closes the list where it is not empty."""

    name: str
    type: ValueType
    meaning: str
    choices: tuple[str, ...] = ()
    required: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    """A declared kind of node. ``categories`` is the closed list of slugs; empty where the kind has none."""

    name: str
    meaning: str
    categories: tuple[str, ...] = ()
    properties: tuple[Property, ...] = ()

    @property
    def prefix(self) -> str:
        """What ids of this kind start with: ``service:``."""
        return f"{self.name.lower()}:"


@dataclass(frozen=True, slots=True)
class Relation:
    """A declared relation: which kinds it joins, which end is needed, what it means."""

    name: str
    meaning: str
    needed: Needed
    pairs: frozenset[tuple[str, str]]
    natures: Mapping[str, bool] = field(default_factory=lambda: MappingProxyType({}))
    properties: tuple[Property, ...] = ()

    def joins(self, source_kind: str, target_kind: str) -> bool:
        """Whether an edge of this relation may go from the one kind to the other."""
        return (source_kind, target_kind) in self.pairs

    def need(self, source: str, target: str) -> tuple[str, str] | None:
        """(the end that needs, the end that is needed) of an edge; None where no end of the relation is needed."""
        if self.needed is Needed.NONE:
            return None
        return (source, target) if self.needed is Needed.TARGET else (target, source)


def _pairs(sources: tuple[str, ...], targets: tuple[str, ...]) -> frozenset[tuple[str, str]]:
    return frozenset((source, target) for source in sources for target in targets)


_WORK = ("Action", "Service", "Referential", "Programme")
_NODE_KINDS = (*_WORK, "Organization", "Regulation", "Orientation", "Edition", "Milestone", "Indicator")

_ROLE = Property(
    "role",
    ValueType.TEXT,
    "opening: the thing it belongs to is there and used; step: a stage on the way; event: a meeting, figure or "
    "recurring date, without a verdict",
    choices=("opening", "step", "event"),
    required=True,
)

KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        kind.name: kind
        for kind in (
            Kind("Action", "One numbered piece of roadmap work; one node for its whole life, whatever its number."),
            Kind(
                "Service",
                "Something people or software use.",
                ("socle", "platform", "teleservice", "tool", "credential", "software"),
            ),
            Kind(
                "Referential",
                "What others refer to: identities, directories, frameworks, terminologies, policies.",
                (
                    "identity",
                    "directory",
                    "framework",
                    "doctrine",
                    "terminology",
                    "security_policy",
                    "specification",
                    "guide",
                    "standard",
                ),
            ),
            Kind(
                "Organization",
                "A body that steers, operates, funds, contributes or is consulted.",
                (
                    "ministry",
                    "administration",
                    "agency",
                    "operator",
                    "committee",
                    "working_group",
                    "federation",
                    "union",
                    "association",
                    "regional_body",
                    "provider",
                    "vendor",
                    "learned_society",
                ),
            ),
            Kind(
                "Programme",
                "A funded programme, plan, call or experiment.",
                ("funding", "plan", "call", "experiment", "strategy"),
            ),
            Kind(
                "Regulation",
                "A text that something waits for or is governed by.",
                ("law", "decree", "order", "instruction", "convention", "protocol", "european_regulation"),
            ),
            Kind("Orientation", "An axis of one edition of the roadmap."),
            Kind("Edition", "One published state of the roadmap."),
            Kind(
                "Milestone",
                "One dated deliverable, meeting or event; one node for all that documents say of it.",
                properties=(_ROLE,),
            ),
            Kind("Indicator", "One measured quantity, with dated values."),
        )
    }
)
"""Every kind of node, in the order that pages and legends use."""

RELATIONS: Mapping[str, Relation] = MappingProxyType(
    {
        relation.name: relation
        for relation in (
            Relation(
                "DEPENDS_ON",
                "The source needs the target, in the way its nature says.",
                Needed.TARGET,
                _pairs((*_WORK, "Milestone"), (*_WORK, "Milestone", "Regulation")),
                natures=MappingProxyType(
                    {
                        "requires": True,
                        "integrates": True,
                        "authenticates_via": True,
                        "identifies_with": True,
                        "feeds_from": False,
                        "extends": False,
                        "waits_for_text": True,
                    }
                ),
            ),
            Relation(
                "DELIVERS",
                "The action produces the target: a way to walk, it blocks nothing by itself.",
                Needed.SOURCE,
                _pairs(("Action",), ("Service", "Referential", "Programme", "Regulation", "Organization")),
            ),
            Relation(
                "MILESTONE_OF",
                "The milestone is a dated part of the target.",
                Needed.NONE,
                _pairs(("Milestone",), (*_WORK, "Regulation")),
            ),
            Relation(
                "PART_OF",
                "The source belongs to the target.",
                Needed.NONE,
                frozenset(
                    {
                        ("Action", "Orientation"),
                        ("Orientation", "Edition"),
                        ("Service", "Service"),
                        ("Referential", "Referential"),
                        ("Organization", "Organization"),
                        ("Programme", "Programme"),
                    }
                ),
            ),
            Relation(
                "LISTED_IN",
                "The edition names the action.",
                Needed.NONE,
                _pairs(("Action",), ("Edition",)),
                properties=(
                    Property(
                        "number", ValueType.INTEGER, "The number that a source prints; absent where none is printed."
                    ),
                    Property("title", ValueType.TEXT, "The action's title in that edition."),
                ),
            ),
            Relation(
                "CONTINUES",
                "The action takes over work of the target after a split or a merger.",
                Needed.NONE,
                _pairs(("Action",), ("Action",)),
            ),
            Relation(
                "REPLACES",
                "The source takes the target's place.",
                Needed.NONE,
                frozenset((kind, kind) for kind in (*_WORK, "Organization", "Regulation")),
            ),
            Relation(
                "REGULATED_BY",
                "The text governs the source.",
                Needed.NONE,
                _pairs((*_WORK, "Organization", "Regulation", "Milestone"), ("Regulation",)),
            ),
            Relation(
                "COORDINATES_WITH",
                "The two are to be kept in step; neither needs the other.",
                Needed.NONE,
                _pairs((*_WORK, "Organization"), (*_WORK, "Organization")),
            ),
            Relation(
                "MEASURES",
                "The indicator counts something of the target.",
                Needed.NONE,
                _pairs(("Indicator",), tuple(kind for kind in _NODE_KINDS if kind != "Indicator")),
            ),
            *(
                Relation(
                    name,
                    meaning,
                    Needed.NONE,
                    _pairs(sources, _NODE_KINDS),
                    properties=(Property("led_by", ValueType.TEXT, "The person the source names in this role."),),
                )
                for name, meaning, sources in (
                    ("STEERS", "The organization decides on the target.", ("Organization",)),
                    ("OPERATES", "The organization runs the target.", ("Organization",)),
                    ("FUNDS", "The organization or programme pays for the target.", ("Organization", "Programme")),
                    ("CONTRIBUTES_TO", "The organization takes part in the target.", ("Organization",)),
                )
            ),
            Relation(
                "MEMBER_OF",
                "The organization sits in the target.",
                Needed.NONE,
                _pairs(("Organization",), ("Organization",)),
            ),
        )
    }
)
"""Every relation, in the order that pages and legends use."""

STATUSES = ("planned", "in_progress", "done", "postponed", "suspended", "resumed", "abandoned", "recurring")
DUE_KINDS = ("on", "during", "by", "from", "range", "since")
QUALIFIERS = ("exact", "about", "at_least", "at_most")
FLAGS = ("impossible_date", "misprint", "contradiction")
DATE_PRECISIONS = ("day", "month", "year")

NEEDED_RELATIONS = tuple(name for name, relation in RELATIONS.items() if relation.needed is not Needed.NONE)
"""The relations that dependencies, dependents, paths and cycles follow."""


def node_properties() -> tuple[Property, ...]:
    """Every property that some kind declares, by name."""
    return _by_name(prop for kind in KINDS.values() for prop in kind.properties)


def edge_properties() -> tuple[Property, ...]:
    """Every property that some relation declares, by name."""
    return _by_name(prop for relation in RELATIONS.values() for prop in relation.properties)


def _by_name(properties: Iterable[Property]) -> tuple[Property, ...]:
    return tuple({prop.name: prop for prop in sorted(properties, key=lambda p: p.name)}.values())
