"""A view from what a person has in hand: a link of the app, what follows its '?', or a saved view's file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import texts
from graph.errors import UnreadableViewError
from graph.snapshot import Snapshot
from views import saved
from views.address import decode_file
from views.known import known
from views.view import PAGES, View


@dataclass(frozen=True, slots=True)
class Opened:
    """A view, the code of the page that shows it, and the parameters that were not understood."""

    page: str
    view: View
    ignored: tuple[str, ...] = ()


def opened_view(said: str, snapshot: Snapshot) -> Opened:
    """The view of a link or of a file. Raises UnreadableViewError."""
    path = Path(said)
    if "=" not in said or _is_file(path):
        return _from_file(path, said, snapshot)
    link = urlsplit(said if "?" in said else f"?{said}")
    page = link.path.rstrip("/").rpartition("/")[2] or PAGES[0]
    if page not in PAGES:
        raise UnreadableViewError(said, f"the page '{page}' has no views. Pages: {', '.join(PAGES)}")
    return opened_step(page, {name: values[-1] for name, values in parse_qs(link.query).items()}, snapshot)


def opened_step(page: str, parameters: Mapping[str, str], snapshot: Snapshot) -> Opened:
    """The view of an address's parameters, which may be longer than an address carries."""
    read = decode_file({name: [value] for name, value in parameters.items()}, known(snapshot), texts.LANGUAGES)
    return Opened(page, read.view, read.ignored)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):  # a link, that is too long for a name
        return False


def _from_file(path: Path, said: str, snapshot: Snapshot) -> Opened:
    try:
        held = saved.read(path.read_bytes())
    except (OSError, ValueError) as error:
        raise UnreadableViewError(said, getattr(error, "strerror", None) or str(error)) from error
    if held is None:
        raise UnreadableViewError(said, "the file is no saved view.")
    return opened_step(PAGES[0], held, snapshot)
