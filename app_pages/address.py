"""The codec between what a page shows and the query string of its address: codes only, versioned, never labels."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar
from urllib.parse import quote, unquote, urlencode

from graph.layout import Orientation
from graph.model import Direction
from graph.schema import KINDS, RELATIONS

FORMAT = "1"
"""Grows when an old address can no longer be read as it was meant."""

MAX_LENGTH = 2_000
"""Characters of a query string that mail programs and proxies still carry whole."""

PAGE_OF_NODES = 40
"""How many nodes a view starts with; more are shown on request, as many again each time."""

MAX_NODES = 400
"""Beyond this a picture is no longer read, only looked at."""

DEPTHS = (1, 2, 3)
HIDDEN_AT_FIRST = frozenset({"Edition", "Orientation", "Milestone", "Indicator"})
FIRST_KINDS = tuple(kind for kind in KINDS if kind not in HIDDEN_AT_FIRST)
FIRST_RELATIONS = ("DEPENDS_ON", "DELIVERS")

_Choice = TypeVar("_Choice")


@dataclass(frozen=True, slots=True)
class View:
    """What a page shows: where the picture starts, what it lets through, what is selected (a node's or edge's id)."""

    node: str | None = None
    expanded: tuple[str, ...] = ()
    selected: str | None = None
    direction: Direction = Direction.BOTH
    depth: int = 1
    kinds: tuple[str, ...] = FIRST_KINDS
    relations: tuple[str, ...] = FIRST_RELATIONS
    with_inferred: bool = True
    orientation: Orientation = Orientation.RIGHT
    limit: int = PAGE_OF_NODES

    def without_filters(self) -> View:
        """The same start and selection, with everything else as a first look has it."""
        return View(node=self.node, selected=self.selected)

    @property
    def filters(self) -> int:
        """How many of the filters differ from a first look: kinds, relations, inferred facts."""
        return sum(
            (self.kinds != FIRST_KINDS, self.relations != FIRST_RELATIONS, not self.with_inferred),
        )


@dataclass(frozen=True, slots=True)
class Address:
    """The parameters of a query string; ``is_whole`` is False where the view did not fit and lost its last part."""

    parameters: Mapping[str, str]
    is_whole: bool = True

    def __str__(self) -> str:
        """The query string."""
        return urlencode(self.parameters)


@dataclass(frozen=True, slots=True)
class Read:
    """What an address says. ``ignored`` names, sorted, the parameters that were not understood."""

    view: View = field(default_factory=View)
    lang: str | None = None
    ignored: tuple[str, ...] = ()


def encode(view: View, lang: str) -> Address:
    """The address of a view: what differs from a first look, within MAX_LENGTH characters."""
    whole = Address(_parameters(view, lang))
    if len(str(whole)) <= MAX_LENGTH:
        return whole
    shorter = view
    for shorter in _shorter(view):
        address = Address(_parameters(shorter, lang), is_whole=False)
        if len(str(address)) <= MAX_LENGTH:
            return address
    return Address(_parameters(replace(shorter, node=None), lang), is_whole=False)


def decode(parameters: Mapping[str, Sequence[str]], is_known: Callable[[str], bool], languages: Sequence[str]) -> Read:
    """What the parameters say; whatever is unknown, repeated, overlong or not a code is ignored and named.

    ``is_known`` tells whether an id is a node's or an edge's of the graph that is shown.
    """
    reader = _Reader(parameters)
    lang = reader.choice("lang", dict(zip(languages, languages, strict=True)))
    if reader.choice("v", {FORMAT: True}) is None and "v" in parameters:
        return Read(lang=lang, ignored=("v",))
    first = View()
    view = View(
        node=reader.known("node", is_known),
        expanded=reader.all_known("open", is_known),
        selected=reader.known("sel", is_known),
        direction=reader.choice("dir", {code.value: code for code in Direction}) or first.direction,
        depth=reader.choice("depth", {str(depth): depth for depth in DEPTHS}) or first.depth,
        kinds=reader.subset("kinds", KINDS, first.kinds),
        relations=reader.subset("rel", RELATIONS, first.relations),
        with_inferred=reader.choice("inf", {"0": False, "1": True}) is not False,
        orientation=reader.choice("turn", {code.value: code for code in Orientation}) or first.orientation,
        limit=reader.choice("n", {str(n): n for n in range(PAGE_OF_NODES, MAX_NODES + 1, PAGE_OF_NODES)})
        or first.limit,
    )
    return Read(view, lang, reader.ignored)


def _parameters(view: View, lang: str) -> dict[str, str]:
    """Every parameter that is not as a first look has it; the version and the language always."""
    first = View()
    said = {
        "v": FORMAT,
        "lang": lang,
        "node": _code(view.node),
        "open": ",".join(map(_code, view.expanded)),
        "sel": _code(view.selected),
        "dir": view.direction.value if view.direction is not first.direction else "",
        "depth": str(view.depth) if view.depth != first.depth else "",
        "kinds": _list(view.kinds) if view.kinds != first.kinds else "",
        "rel": _list(view.relations) if view.relations != first.relations else "",
        "inf": "" if view.with_inferred else "0",
        "turn": view.orientation.value if view.orientation is not first.orientation else "",
        "n": str(view.limit) if view.limit != first.limit else "",
    }
    return {name: value for name, value in said.items() if value}


def _shorter(view: View) -> Iterable[View]:
    """The view with fewer and fewer expanded nodes, newest first to go, then without its selection."""
    for kept in range(len(view.expanded) - 1, -1, -1):
        yield replace(view, expanded=view.expanded[:kept])
    yield replace(view, expanded=(), selected=None)


def _code(node_id: str | None) -> str:
    return "" if node_id is None else quote(node_id, safe=":|-", errors="surrogatepass")


def _list(names: Sequence[str]) -> str:
    return ",".join(names) if names else "none"


class _Reader:
    """Reads one parameter after the other and remembers which were not understood."""

    def __init__(self, parameters: Mapping[str, Sequence[str]]) -> None:
        self._left = dict(parameters)
        self._bad: set[str] = set()

    @property
    def ignored(self) -> tuple[str, ...]:
        """The parameters that were not understood, and those that nobody asked for."""
        return tuple(sorted(self._bad | set(self._left)))

    def choice(self, name: str, choices: Mapping[str, _Choice]) -> _Choice | None:
        """The value that a code stands for; None where it is absent or no code."""
        text = self._text(name)
        if text is None:
            return None
        if text not in choices:
            self._bad.add(name)
            return None
        return choices[text]

    def known(self, name: str, is_known: Callable[[str], bool]) -> str | None:
        """One id of the graph; None where it is absent or unknown."""
        return next(iter(self.all_known(name, is_known)), None)

    def all_known(self, name: str, is_known: Callable[[str], bool]) -> tuple[str, ...]:
        """The ids of the graph in a list, each once; unknown ones are left out and the parameter is named."""
        text = self._text(name)
        ids = tuple(dict.fromkeys(unquote(part) for part in text.split(","))) if text else ()
        known = tuple(node_id for node_id in ids if is_known(node_id))
        if known != ids:
            self._bad.add(name)
        return known

    def subset(self, name: str, choices: Iterable[str], first: tuple[str, ...]) -> tuple[str, ...]:
        """The chosen names, in the schema's order; ``first`` where the parameter is absent or holds none."""
        text = self._text(name)
        if text is None:
            return first
        if text == "none":
            return ()
        wanted = text.split(",")
        chosen = tuple(choice for choice in choices if choice in wanted)
        if len(chosen) != len(wanted):
            self._bad.add(name)
        return chosen or first

    def _text(self, name: str) -> str | None:
        values = self._left.pop(name, ())
        if len(values) == 1 and 0 < len(values[0]) <= MAX_LENGTH:
            return values[0]
        if values:
            self._bad.add(name)
        return None
