"""What a question's Cypher says of itself: its parameters, columns and variables, and whether it only reads."""

from __future__ import annotations

import re

_STRING_OR_COMMENT = re.compile(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"|//[^\n]*|/\*.*?\*/", re.DOTALL)
_MATCH = re.compile(r"\bMATCH\(", re.IGNORECASE)
_WRITING = re.compile(
    r"(?<![$.\w])(CREATE|MERGE|DELETE|DETACH|SET|REMOVE|DROP|ALTER|CALL|FOREACH|LOAD\s+\w+|COPY|ATTACH|INSTALL|EXPORT"
    r"|IMPORT|USE|BEGIN|COMMIT)\b|;",
    re.IGNORECASE,
)
_TAIL = re.compile(r"\b(ORDER\s+BY|SKIP|LIMIT)\b", re.IGNORECASE)
_COLUMN = re.compile(r"\S.*\sAS\s+(\w+)", re.IGNORECASE | re.DOTALL)
# A node in parentheses: not the arguments of a function, which follow a word without a blank.
_NODE = re.compile(r"(?<!\w)\(\s*(?P<name>\w*)\s*(?P<label>:[^(){}]*)?(?P<map>\{[^{}]*\})?\s*\)")
_RELATION = re.compile(r"-\[\s*(\w+)")
_PATH = re.compile(r"\b(\w+)\s*=\s*\(")
_LABELLED = re.compile(r"\(\s*\w*\s*:")
_LOAD = re.compile(r"\bload:\s*\$load\b")


def parameters(text: str) -> set[str]:
    """The names after ``$``."""
    return set(re.findall(r"\$(\w+)", _bare(text)))


def columns(text: str) -> tuple[str, ...] | None:
    """The names that the last RETURN gives its columns; None where one has none (``expression AS name``)."""
    returned = re.split(r"\bRETURN\b", _bare(text), flags=re.IGNORECASE)[-1]
    found = [_COLUMN.fullmatch(part.strip()) for part in _split(_TAIL.split(returned)[0])]
    return tuple(match[1] for match in found if match) if all(found) else None


def variables(text: str) -> set[str]:
    """The names of nodes, relations and paths: no column may have one (the engines then sort differently)."""
    bare = _bare(text)
    return ({match["name"] for match in _NODE.finditer(bare)} | {*_RELATION.findall(bare), *_PATH.findall(bare)}) - {""}


def is_reading(text: str) -> bool:
    """Whether it is one statement without a word that writes, calls or loads."""
    return _WRITING.search(_bare(text)) is None


def is_bound(text: str) -> bool:
    """Whether every node of every pattern is, there or at its other mentions, a ``Node`` of the active load."""
    bare = _bare(text)
    nodes = [(m["name"], (m["label"] or "").strip(), m["map"] or "") for m in _NODE.finditer(bare)]
    if len(_LABELLED.findall(bare)) != sum(label != "" for _, label, _ in nodes):
        return False  # one is written in a way that is not understood here
    bound = {name for name, label, values in nodes if label == ":Node" and _LOAD.search(values)}
    return bool(nodes) and all(
        (label == ":Node" and _LOAD.search(values)) or (not label and name != "" and name in bound)
        for name, label, values in nodes
    )


def _bare(text: str) -> str:
    """The text without what its strings and comments say, MATCH apart from what it matches."""
    without = _STRING_OR_COMMENT.sub(lambda found: "''" if found[0][0] in "'\"" else " ", text)
    return _MATCH.sub("MATCH (", without)


def _split(text: str) -> list[str]:
    """The parts between the commas that no bracket holds."""
    parts, depth = [""], 0
    for sign in text:
        depth += (sign in "([{") - (sign in ")]}")
        if sign == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += sign
    return parts
