"""The formats of files that leave, with what browsers and systems call them; light, so that a command can name them."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Format(StrEnum):
    """A format; ``CSV`` is a folder of tables, all others are one file."""

    HTML = "html"
    PNG = "png"
    SVG = "svg"
    PDF = "pdf"
    PPTX = "pptx"
    XLSX = "xlsx"
    CSV = "csv"
    MERMAID = "mermaid"
    DOT = "dot"
    GRAPHML = "graphml"
    JSON = "json"

    @property
    def suffix(self) -> str:
        """How the name of such a file ends, without the dot."""
        return {Format.MERMAID: "mmd"}.get(self, self.value)

    @property
    def media_type(self) -> str:
        """What a browser is told that the file is."""
        return _MEDIA_TYPES[self]


STILL: Final = frozenset({Format.PNG, Format.SVG, Format.PDF, Format.PPTX})
"""Pictures that stand still."""

DRAWN: Final = STILL | {Format.HTML}
"""The formats that are pictures."""

COLOURED: Final = DRAWN | {Format.MERMAID, Format.DOT}
"""The formats that have colours: of kinds or of statuses."""

STAMPED: Final = frozenset(Format) - {Format.CSV}
"""The formats that say of what day they are."""

OF_STORIES: Final = frozenset({Format.HTML, Format.PPTX, Format.PDF})
"""What a story of several views can become."""

_OFFICE: Final = "application/vnd.openxmlformats-officedocument"

_MEDIA_TYPES: Final = {
    Format.HTML: "text/html",
    Format.PNG: "image/png",
    Format.SVG: "image/svg+xml",
    Format.PDF: "application/pdf",
    Format.PPTX: f"{_OFFICE}.presentationml.presentation",
    Format.XLSX: f"{_OFFICE}.spreadsheetml.sheet",
    Format.CSV: "text/csv",
    Format.MERMAID: "text/plain",
    Format.DOT: "text/vnd.graphviz",
    Format.GRAPHML: "application/xml",
    Format.JSON: "application/json",
}
