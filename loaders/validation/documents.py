"""What a document's row names can be opened safely: its web address, its transcript."""

from __future__ import annotations

import re

from graph.exchange import DOCUMENTS
from loaders.draft import Draft, Record
from loaders.report import Report

_FILE_NAME = re.compile(r"[\w-][\w. -]*")
_ADDRESS = re.compile(r"https?://[^\s/]\S*")
_LANGUAGE = re.compile(r"[a-z]{2,3}")


def check(draft: Draft, report: Report) -> None:
    """Note languages, addresses and file names that are none."""
    for document in draft.of(DOCUMENTS):
        _check_document(document, report)


def _check_document(document: Record, report: Report) -> None:
    language, url, transcript = document.text("language"), document.text("url"), document.text("transcript")
    if language and not _LANGUAGE.fullmatch(language):
        fix = "Write its code of two letters: fr, en."
        report.add(document.place, "language", language, "unknown_language", "Not a language code.", fix)
    if url and not _ADDRESS.fullmatch(url):
        fix = "Give the whole address, https://…, or none."
        report.add(document.place, "url", url, "unsafe_address", "Not the address of a web page.", fix)
    if transcript and not _FILE_NAME.fullmatch(transcript):
        fix = "Give the file's name alone, without folders."
        report.add(document.place, "transcript", transcript, "unsafe_file_name", "Not a plain file name.", fix)
