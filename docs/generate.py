"""The generated reference pages: written by `make docs`, checked for freshness by `make check`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import typer
import typer.core
import typer.main

from cli import app
from graph import schema
from loaders import french_dates, pipeline
from queries.catalog import Question, catalog

_EXAMPLES = {
    "node": "ENS",
    "edition": "edition:2020-06",
    "organization": "ANS",
    "document": "doc:dns-2019-12",
    "day": "2020-06-18",
    "text": "words",
    "integer": "3",
}
"""A value for each type of parameter, in the example of a question."""

_SAID_ON = date(2020, 6, 18)

DATE_WORDS = {
    "Parts of a year": (
        *("1er trimestre 2020", "deuxième trimestre 2024", "T3 2024", "1er semestre 2020", "fin du 1er semestre 2020"),
        *("début 2020", "mi-2020", "fin 2020", "courant 2021", "en 2021"),
        *("printemps 2020", "été 2020", "rentrée 2020", "automne 2020", "hiver 2020"),
    ),
    "Months and days": (
        *("décembre 2019", "début septembre 2019", "mi-février 2021", "fin février 2021"),
        *("18 octobre 2019", "1er janvier 2021", "14.02.20", "14/02/2020", "01.2020"),
    ),
    "Without a year: the first that is not over": (
        *("en janvier", "fin octobre", "le 10 décembre", "cet été", "à la rentrée", "d'ici à la fin de l'année"),
        *("juin prochain", "le 17 mai dernier"),
    ),
    "How the period is meant": (
        *("d'ici fin 2021", "d'ici 2027", "à partir de septembre 2020", "dès 2024", "depuis septembre 2019"),
        *("jusqu'en 2022", "entre mars et mai 2020", "septembre-décembre 2020", "novembre et décembre 2019"),
        *("21 et 22 novembre 2019", "2021-2022", "le 15 octobre 2019 pour une durée de 12 mois"),
    ),
    "So much time from the day it was said": ("sous 18 mois", "dans les 18 mois", "d'ici 6 mois", "sous 15 jours"),
}
"""Examples of every form that the loader reads, by what they have in common."""

ROOT = Path(__file__).parents[1]


def pages() -> dict[str, str]:
    """Each generated page's path from the project's folder, and its text."""
    return {
        "docs/reference/schema.md": "\n".join(schema_page()),
        "docs/reference/terminal.md": "\n".join(terminal_page()),
        "docs/reference/queries.md": "\n".join(queries_page()),
        "docs/reference/date-words.md": "\n".join(date_words_page()),
        "data/CONTRADICTIONS.md": "\n".join(contradictions_page()),
    }


def schema_page() -> Iterator[str]:
    """The declared vocabulary as Markdown, line by line."""
    yield "# Schema"
    yield ""
    yield "Generated from `graph/schema.py` by `make docs`. Kinds first, then relations."
    yield ""
    yield "## Kinds of nodes"
    yield ""
    yield "| kind | id starts with | meaning | categories | properties |"
    yield "|---|---|---|---|---|"
    for kind in schema.KINDS.values():
        categories = ", ".join(f"`{slug}`" for slug in kind.categories)
        yield f"| `{kind.name}` | `{kind.prefix}` | {kind.meaning} | {categories} | {_properties(kind.properties)} |"
    yield ""
    yield "## Relations"
    yield ""
    yield "An edge points from the one that needs to the one that is needed; walks follow relations with such an end."
    yield ""
    for relation in schema.RELATIONS.values():
        yield f"### {relation.name}"
        yield ""
        yield f"{relation.meaning} Needed end: {relation.needed.value}."
        yield ""
        if relation.natures:
            yield "| nature | blocks unless a source says otherwise |"
            yield "|---|---|"
            yield from (f"| `{nature}` | {'yes' if blocks else 'no'} |" for nature, blocks in relation.natures.items())
            yield ""
        if relation.properties:
            yield f"Properties: {_properties(relation.properties)}"
            yield ""
        yield "| from | to |"
        yield "|---|---|"
        yield from _ends(relation)
        yield ""
    yield "## Closed lists"
    yield ""
    for name, words in (
        ("status of a statement", schema.STATUSES),
        ("due_kind of a statement", schema.DUE_KINDS),
        ("qualifier of an observation", schema.QUALIFIERS),
        ("flag", schema.FLAGS),
        ("date_precision of a document", schema.DATE_PRECISIONS),
    ):
        yield f"- {name}: {', '.join(f'`{word}`' for word in words)}"
    yield ""


def terminal_page() -> Iterator[str]:
    """The terminal's commands as Markdown, line by line."""
    yield "# Terminal"
    yield ""
    yield "Generated from `commands/` by `make docs`. Exit codes: 0 answered (an empty answer too); 1 the answer is no;"
    yield "2 not answered. A node is given by id, acronym, name or alias, without case or accents."
    yield ""
    group = typer.main.get_command(app)
    if not isinstance(group, typer.core.TyperGroup):
        raise TypeError("the terminal has one command only")
    for name, command in group.commands.items():
        yield f"## {name}"
        yield ""
        yield command.help or ""
        yield ""
        yield f"`{(command.epilog or '').removeprefix('Example: ')}`"
        yield ""
        for param in command.params:
            said = getattr(param, "help", None)
            if said:
                yield f"- `{', '.join(param.opts)}`: {said}"
        yield ""


def queries_page() -> Iterator[str]:
    """The catalogue's questions as Markdown, line by line."""
    yield "# Questions of the catalogue"
    yield ""
    yield "Generated from `queries/cypher/` by `make docs`. Each file is a question: a checked header and its Cypher,"
    yield "which only reads. Ask them on the page *Catalogue*, or with `python cli.py query NAME param=value…`."
    topics = sorted({question.topic for question in catalog()})
    for topic in topics:
        yield ""
        yield f"## {topic.capitalize()}"
        for question in catalog():
            if question.topic == topic:
                yield from _question(question)
    yield ""


def _question(question: Question) -> Iterator[str]:
    yield ""
    yield f"### {question.name}"
    yield ""
    yield question.summary
    yield ""
    for param in question.params:
        default = "" if param.default is None else f", {param.default} unless given"
        most = "" if param.most is None else f", at most {param.most}"
        yield f"- `{param.name}` ({param.type}{default}{most})"
    if question.params:
        yield ""
    yield f"Columns: {', '.join(f'`{column.name}` ({column.type})' for column in question.returns)}."
    yield ""
    given = " ".join(f"{param.name}={_EXAMPLES[param.type]}" for param in question.params if param.default is None)
    yield f"`python cli.py query {question.name}{' ' + given if given else ''}`"


def date_words_page() -> Iterator[str]:
    """The table of date words as Markdown, each row read by the loader itself."""
    yield "# Date words"
    yield ""
    yield "Generated by `make docs`: each row is what `loaders/french_dates.py` reads, said on 18 June 2020. Words that"
    yield "name no period (« bientôt », « progressivement ») and days that do not exist (« 31/02/2026 ») are refused;"
    yield "a statement may then give its period by hand, or none."
    for heading, examples in DATE_WORDS.items():
        yield ""
        yield f"## {heading}"
        yield ""
        yield "| words | kind | first day | last day |"
        yield "|---|---|---|---|"
        for words in examples:
            period = french_dates.read(words, _SAID_ON)
            yield f"| {words} | `{period.kind}` | {period.start} | {period.end or '(none is due)'} |"
    yield ""
    yield "What tells of the past (« notifié en octobre ») is the last such period that has begun: October 2019."
    yield ""


def contradictions_page() -> Iterator[str]:
    """What documents state differently, with advice, as Markdown."""
    graph = pipeline.read(pipeline.ROADMAP)
    names = {node.id: node.name for node in graph.nodes}
    titles = {document.id: f"{document.title} ({document.stated_on})" for document in graph.documents}
    yield "# Contradictions"
    yield ""
    yield "Generated from `roadmap/contradictions.csv` by `make docs`. Both sides are kept in the graph and flagged;"
    yield "this is what a reader should do with each."
    for contradiction in graph.contradictions:
        yield ""
        yield f"## {contradiction.id.partition(':')[2]}"
        yield ""
        yield f"- FR: {contradiction.advice.fr}"
        yield f"- EN: {contradiction.advice.en}"
        yield f"- About: {', '.join(f'{names[item]} (`{item}`)' for item in contradiction.items)}"
        for said in contradiction.evidence:
            yield f"- Source: {titles[said.document]}, {said.locator}, lines {said.lines}"
    yield ""


def _ends(relation: schema.Relation) -> Iterator[str]:
    for source in schema.KINDS:
        targets = [target for target in schema.KINDS if relation.joins(source, target)]
        if targets:
            yield f"| {source} | {', '.join(targets)} |"


def _properties(properties: tuple[schema.Property, ...]) -> str:
    return "; ".join(
        f"`{prop.name}` ({prop.type.value}{', required' if prop.required else ''}): {prop.meaning}"
        for prop in properties
    )


def main() -> int:
    """Write the pages, or with ``--check`` tell whether they are fresh: 0 when they are, else 1."""
    stale = [name for name, text in pages().items() if _read(name) != text]
    if "--check" in sys.argv[1:]:
        for name in stale:
            sys.stderr.write(f"{name} is stale: run `make docs`\n")
        return 1 if stale else 0
    for name in stale:
        (ROOT / name).write_text(pages()[name], encoding="utf-8")
    return 0


def _read(name: str) -> str | None:
    path = ROOT / name
    return path.read_text(encoding="utf-8") if path.exists() else None


if __name__ == "__main__":
    sys.exit(main())
