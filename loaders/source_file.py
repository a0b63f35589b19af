"""The bytes of a file, once it is known to be one and not too big."""

from __future__ import annotations

from pathlib import Path

from graph.errors import UnreadableSourceError
from loaders.draft import Place
from loaders.report import Report

MAX_BYTES = 200_000_000
"""Half a million facts with their evidence; a bigger file goes through a server, not through this door."""

BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def read_bytes(path: Path, report: Report) -> bytes | None:
    """The file's bytes without the mark that spreadsheets put first; None where the report says why not.

    Raises UnreadableSourceError.
    """
    try:
        if not path.is_file():
            raise UnreadableSourceError(path.name, "it is not a file.")
        size = path.stat().st_size
        if size > MAX_BYTES:
            message = f"The file has {size} bytes."
            report.add(Place(path.name), None, None, "file_too_big", message, f"Keep it under {MAX_BYTES} bytes.")
            return None
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableSourceError(path.name, f"{error.strerror or error}.") from error
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        message = "The file is UTF-16."
        report.add(Place(path.name), None, None, "invalid_utf8", message, "Save it as UTF-8.")
        return None
    return data.removeprefix(BYTE_ORDER_MARK)
