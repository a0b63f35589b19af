"""The codec between what a page shows and the query string of its address: codes only, versioned, never labels."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import quote, urlencode

from graph.analysis.blocking import EFFECTIVE
from graph.model import Direction
from graph.schema import KINDS, RELATIONS
from views.address_reader import Reader
from views.view import (
    DEPTHS,
    LENGTHS,
    MAX_NODES,
    MONTHS,
    MOST_GROWN,
    MOST_STEPS,
    PAGE_OF_NODES,
    Arrangement,
    Board,
    Colouring,
    Proof,
    Reading,
    Scope,
    Unit,
    View,
)

WHOLES = ("orientation", "service", "programme", "referential")
"""Kinds, as ids begin with, within which work can be looked at."""

FORMAT = "1"
"""Grows when an old address can no longer be read as it was meant."""

MAX_LENGTH = 2_000
"""Characters of a query string that mail programs and proxies still carry whole."""

_STATES = tuple(status.code for status in EFFECTIVE)
_DELAY = re.compile(r"[1-9][0-9]?m")


@dataclass(frozen=True, slots=True)
class Known:
    """Tells ids of the graph that is shown, and names of the catalogue and of stories, from anything else."""

    is_node: Callable[[str], bool]
    is_edge: Callable[[str], bool]
    is_document: Callable[[str], bool]
    is_question: Callable[[str], bool]
    is_story: Callable[[str], bool]

    def is_selectable(self, wanted: str) -> bool:
        """Whether it is a node's or an edge's id."""
        return self.is_node(wanted) or self.is_edge(wanted)


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
    whole = Address(parameters(view, lang))
    if len(str(whole)) <= MAX_LENGTH:
        return whole
    return Address(next(said for said in _shorter(view, lang) if _fits(said)), is_whole=False)


def decode(said: Mapping[str, Sequence[str]], known: Known, languages: Sequence[str]) -> Read:
    """What the parameters say; whatever is unknown, repeated, overlong or not a code is ignored and named."""
    return _decoded(Reader(said, MAX_LENGTH), said, known, languages)


def decode_file(said: Mapping[str, Sequence[str]], known: Known, languages: Sequence[str]) -> Read:
    """The same for a saved view, whose values may be longer than an address carries."""
    return _decoded(Reader(said, 100 * MAX_LENGTH), said, known, languages)


def parameters(view: View, lang: str) -> dict[str, str]:
    """Every parameter that is not as a first look has it, however long; the version and the language always."""
    first = View()
    said = {
        "v": FORMAT,
        "lang": lang,
        "node": _code(view.node),
        "scope": view.scope.value if view.scope is not first.scope else "",
        "with": _codes(view.others),
        "len": str(view.length) if view.length != first.length else "",
        "open": _codes(view.expanded),
        "tidy": str(view.tidied) if view.tidied else "",
        "sel": _code(view.selected),
        "dir": view.direction.value if view.direction is not first.direction else "",
        "depth": str(view.depth) if view.depth != first.depth else "",
        "kinds": _list(view.kinds) if view.kinds != first.kinds else "",
        "rel": _list(view.relations) if view.relations != first.relations else "",
        "org": _codes(view.organizations),
        "doc": _codes(view.documents),
        "inf": "" if view.with_inferred else "0",
        "turn": view.arrangement.value if view.arrangement is not first.arrangement else "",
        "n": str(view.limit) if view.limit != first.limit else "",
        "as": view.reading.value if view.reading is not first.reading else "",
        "big": "1" if view.is_large else "",
        "q": view.question or "",
        "qas": view.answered.value if view.answered is not first.answered else "",
        "asof": view.as_of or "",
        "col": view.colouring.value if view.colouring is not first.colouring else "",
        "hs": ",".join(view.hidden_states),
        "st": ",".join(view.statuses),
        "u": view.unit.value if view.unit is not first.unit else "",
        "b": view.board.value if view.board is not first.board else "",
        "in": _codes(view.wholes),
        "r": view.proof.value if view.proof is not first.proof else "",
        "on": view.until or "",
        "m": str(view.months) if view.months != first.months else "",
        "if": _codes(view.what_if),
        "story": _code(view.story),
        "step": str(view.step) if view.step != first.step else "",
        "show": "1" if view.is_presented else "",
        "p": ",".join(f"{name}:{_code(text)}" for name, text in view.given),
    }
    return {name: value for name, value in said.items() if value}


def _decoded(reader: Reader, said: Mapping[str, Sequence[str]], known: Known, languages: Sequence[str]) -> Read:
    lang = reader.choice("lang", dict(zip(languages, languages, strict=True)))
    if reader.choice("v", {FORMAT: True}) is None and "v" in said:
        return Read(lang=lang, ignored=("v",))
    first = View()
    expanded = reader.all_known("open", known.is_node)
    question = reader.known("q", known.is_question)
    view = View(
        node=reader.known("node", known.is_node),
        scope=reader.choice("scope", {code.value: code for code in Scope}) or first.scope,
        others=reader.all_known("with", known.is_node),
        length=reader.choice("len", {str(length): length for length in LENGTHS}) or first.length,
        expanded=expanded,
        tidied=max(
            min(len(expanded), reader.choice("tidy", {str(n): n for n in range(1, MAX_NODES + 1)}) or 0),
            len(expanded) - MOST_GROWN,
        ),
        selected=reader.known("sel", known.is_selectable),
        direction=reader.choice("dir", {code.value: code for code in Direction}) or first.direction,
        depth=reader.choice("depth", {str(depth): depth for depth in DEPTHS}) or first.depth,
        kinds=reader.subset("kinds", KINDS, first.kinds),
        relations=reader.subset("rel", RELATIONS, first.relations),
        organizations=reader.all_known("org", lambda code: _is_of(code, ("organization",), known)),
        documents=reader.all_known("doc", known.is_document),
        with_inferred=reader.choice("inf", {"0": False, "1": True}) is not False,
        arrangement=reader.choice("turn", {code.value: code for code in Arrangement}) or first.arrangement,
        limit=reader.choice("n", {str(n): n for n in range(PAGE_OF_NODES, MAX_NODES + 1, PAGE_OF_NODES)})
        or first.limit,
        reading=reader.choice("as", {code.value: code for code in Reading}) or first.reading,
        is_large=reader.choice("big", {"0": False, "1": True}) is True,
        question=question,
        given=reader.pairs("p") if question is not None else (),
        answered=reader.choice("qas", {code.value: code for code in Reading}) or first.answered,
        as_of=reader.day("asof"),
        colouring=reader.choice("col", {code.value: code for code in Colouring}) or first.colouring,
        hidden_states=reader.subset("hs", _STATES, ()),
        statuses=reader.subset("st", _STATES, ()),
        unit=reader.choice("u", {code.value: code for code in Unit}) or first.unit,
        board=reader.choice("b", {code.value: code for code in Board}) or first.board,
        wholes=reader.all_known("in", lambda code: _is_of(code, WHOLES, known)),
        proof=reader.choice("r", {code.value: code for code in Proof}) or first.proof,
        until=reader.day("on"),
        months=reader.choice("m", {str(months): months for months in MONTHS}) or first.months,
        what_if=reader.all_known("if", lambda code: _is_supposition(code, known)),
        story=reader.known("story", known.is_story),
        step=reader.choice("step", {str(step): step for step in range(1, MOST_STEPS + 1)}) or first.step,
        is_presented=reader.choice("show", {"0": False, "1": True}) is True,
    )
    return Read(view, lang, reader.ignored)


def _is_of(code: str, kinds: Sequence[str], known: Known) -> bool:
    """Whether it is a node of one of some kinds, which ids begin with."""
    return code.partition(":")[0] in kinds and known.is_node(code)


def _is_supposition(code: str, known: Known) -> bool:
    """Whether a what if names something that can be supposed."""
    verb, _, wanted = code.partition(":")
    if verb == "cut":
        return known.is_edge(wanted)
    return (verb == "done" or _DELAY.fullmatch(verb) is not None) and known.is_node(wanted)


def _shorter(view: View, lang: str) -> Iterable[Mapping[str, str]]:
    """Less and less of a view: without its newest expanded nodes, then selection, partners, filters, all."""

    def opened(kept: int) -> dict[str, str]:
        return parameters(replace(view, expanded=view.expanded[:kept], tidied=min(view.tidied, kept)), lang)

    fitting = bisect_left(range(len(view.expanded)), True, key=lambda kept: not _fits(opened(kept)))  # noqa: FBT003
    yield opened(max(0, fitting - 1))
    bare = replace(view, expanded=(), tidied=0, selected=None)
    yield parameters(bare, lang)
    yield parameters(replace(bare, others=bare.others[:1]), lang)
    yield parameters(
        replace(bare, others=(), organizations=(), documents=(), given=(), question=None, wholes=(), what_if=()), lang
    )
    yield parameters(View(), lang)


def _fits(said: Mapping[str, str]) -> bool:
    return len(urlencode(said)) <= MAX_LENGTH


def _code(text: str | None) -> str:
    return "" if text is None else quote(text, safe=":|-", errors="surrogatepass")


def _codes(ids: Sequence[str]) -> str:
    return ",".join(map(_code, ids))


def _list(names: Sequence[str]) -> str:
    return ",".join(names) if names else "none"
