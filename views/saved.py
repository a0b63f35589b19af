"""A view as a small file: what a link says, of any length."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Final

from views.address import parameters
from views.view import View

LARGEST: Final = 200_000
"""Bytes of a saved view that is read; 400 expanded nodes take a tenth of it."""

_KEY: Final = "socle_view"


def write(view: View, lang: str) -> bytes:
    """The file (JSON)."""
    return json.dumps({_KEY: parameters(view, lang)}, ensure_ascii=False, indent=1).encode()


def read(data: bytes) -> Mapping[str, str] | None:
    """What the file says, to be decoded as a link is; None where it is no saved view."""
    if len(data) > LARGEST:
        return None
    try:
        said = json.loads(data)
    except (ValueError, RecursionError):
        return None
    held = said.get(_KEY) if isinstance(said, dict) else None
    if not isinstance(held, dict) or not all(isinstance(value, str) for value in held.values()):
        return None
    return held
