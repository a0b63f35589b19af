"""What every command shares: the store it asks, the form of its answer, its exit codes."""

from __future__ import annotations

import contextlib
import functools
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, NoReturn, ParamSpec

import typer

from graph.errors import SocleError

if TYPE_CHECKING:
    from graph.store import GraphStore

ANSWERED, ANSWER_IS_NO, NOT_ANSWERED = 0, 1, 2

StoreOption = Annotated[
    str,
    typer.Option("--store", envvar="SOCLE_STORE", help="A folder (embedded) or a server's address."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Answer as JSON, for programs.")]

_Params = ParamSpec("_Params")


def answering(command: Callable[_Params, None]) -> Callable[_Params, None]:
    """Turn an error we raise on purpose into one line on standard error and exit code 2; no traceback."""

    @functools.wraps(command)
    def guarded(*args: _Params.args, **kwargs: _Params.kwargs) -> None:
        try:
            command(*args, **kwargs)
        except SocleError as error:
            fail(str(error))
        except BrokenPipeError:
            sys.stderr.close()
            raise typer.Exit(ANSWERED) from None

    return guarded


@contextlib.contextmanager
def opened(address: str) -> Iterator[GraphStore]:
    """The store at an address, filled from the shipped roadmap first where it is absent or stale; closed after."""
    from loaders.refill import ensure_filled

    store = ensure_filled(address)
    try:
        yield store
    finally:
        store.close()


def fail(message: str) -> NoReturn:
    """Say why there is no answer, and exit with 2."""
    typer.echo(message, err=True)
    raise typer.Exit(NOT_ANSWERED)


def iso_day(given: str) -> str:
    """A day as a person wrote it; fails with a message for anything but ``2020-06-18``."""
    import datetime as dt

    try:
        if dt.date.fromisoformat(given).isoformat() == given:
            return given
    except ValueError:
        pass
    fail(f"'{given}' is not a day. Write it as 2020-06-18.")


def progress(step: str, share: float) -> None:
    """Show how far long work is, on standard error."""
    typer.echo(f"{step:<10} {share:4.0%}", err=True)


def write_json(answer: object) -> None:
    """Print an answer as JSON: UTF-8, two spaces of indent, keys in the documented order."""
    _write(json.dumps(answer, ensure_ascii=False, indent=2))


def write_table(header: Sequence[str], rows: Sequence[Sequence[str]], *, empty: str) -> None:
    """Print rows in aligned columns, or the sentence for an empty answer."""
    if not rows:
        _write(empty)
        return
    lines = [tuple(header), *(tuple(map(printable, row)) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(header))]
    for line in lines:
        _write("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())


def write_line(text: str = "") -> None:
    """Print one line."""
    _write(printable(text))


def printable(text: str) -> str:
    """The text without what would move a terminal's cursor or reorder its line; narrow spaces as plain ones."""
    plain = text.replace("\u00a0", " ").replace("\u202f", " ")
    return "".join(character if character.isprintable() else "�" for character in plain)


def _write(text: str) -> None:
    sys.stdout.buffer.write(f"{text}\n".encode())
    sys.stdout.flush()
