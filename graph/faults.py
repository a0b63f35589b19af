"""A fault of the input: where it stands, what stands there, what to do."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing wrong with the input.

    ``row`` counts from 1 as a spreadsheet shows it (the header is row 1) and is None where the fault is of the
    whole file; ``column`` is the header's word or a JSON path. ``code`` is stable, ``message`` and ``fix`` English.
    """

    file: str
    row: int | None
    column: str | None
    value: str | None
    code: str
    message: str
    fix: str
