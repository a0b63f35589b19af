"""JSON text as a tree that hides nothing: keys that stand twice and numbers as they are written stay visible."""

from __future__ import annotations

import json
from collections.abc import Iterable

from loaders.draft import Place
from loaders.report import Report
from loaders.validation.cells import Digits, Raw


class Object(dict[str, Raw]):
    """A JSON object; ``repeated`` names the keys that stood in it more than once."""

    def __init__(self, pairs: Iterable[tuple[str, Raw]]) -> None:
        listed = list(pairs)
        super().__init__(listed)
        keys = [key for key, _ in listed]
        self.repeated = tuple(sorted({key for key in keys if keys.count(key) > 1})) if len(self) < len(keys) else ()


def parse(data: bytes, place: Place, report: Report) -> Object | None:
    """The tree; None where the report says why there is none."""
    try:
        tree = json.loads(
            data.decode("utf-8"),
            object_pairs_hook=Object,
            parse_int=Digits,
            parse_float=Digits,
            parse_constant=Digits,
        )
    except UnicodeDecodeError as error:
        value = data[error.start : error.start + 1].hex()
        message = f"Byte {error.start} (counted from 0), 0x{value}, is not UTF-8."
        report.add(place, None, f"0x{value}", "invalid_utf8", message, "Save the file as UTF-8.")
    except json.JSONDecodeError as error:
        message = f"Not JSON at line {error.lineno}, character {error.colno}: {error.msg}."
        report.add(place, None, None, "not_json", message, "Export the graph again, or correct that line.")
    except RecursionError:
        report.add(place, None, None, "too_deep", "Brackets stand inside brackets without end.", "Export it again.")
    else:
        if isinstance(tree, Object):
            return tree
        report.add(place, None, None, "wrong_type", "The file must be one object.", 'Begin it with {"format": ….')
    return None
