"""What commands on verdicts are all told: the day, whose work, within what, in which language."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from graph.snapshot import Flags, Snapshot

DayOption = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="Judge as of that day; unless given, of the newest document."),
]
InferredOption = Annotated[bool, typer.Option("--ignore-inferred", help="Leave out whatever rests on inference alone.")]
OrganizationOption = Annotated[
    list[str] | None,
    typer.Option("--organization", help="Only what this organization answers for; may be repeated."),
]
WithinOption = Annotated[
    list[str] | None,
    typer.Option("--within", metavar="NODE", help="Only what is of this orientation or service; may be repeated."),
]


class Language(StrEnum):
    """What a file is written in."""

    FRENCH = "fr"
    ENGLISH = "en"


def allowed_places(snapshot: Snapshot, organizations: list[str] | None, wholes: list[str] | None) -> Flags | None:
    """What some organizations answer for, within some wholes; None: everything. Raises UnknownNodeError."""
    from graph.analysis.filters import concerned
    from graph.search import resolve

    ids = ([resolve(snapshot, name).id for name in names or ()] for names in (organizations, wholes))
    return concerned(snapshot, *ids)
