"""Several scripts as one, for a page that opens from disk, where a browser loads no modules."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

ASSETS: Final = Path(__file__).parent / "assets"
VENDORED: Final = ASSETS / "vendor" / "vis-network.min.js"

_IMPORT: Final = re.compile(r'import (?:\{ (?P<names>[\w, ]+) \} from )?"(?P<path>\.{1,2}/[^"]+)";')
_EXPORT: Final = re.compile(r"export (?:default )?(?P<rest>(?:async )?(?:function|class|const) (?P<name>\w+).*)")


class BundleError(ValueError):
    """A script is written in a way that is not understood here; found by the tests, never by a reader."""


def bundle(entry: Path) -> str:
    """The script of ``entry`` with all that it imports, each in a scope of its own; vendored files are left out.

    Raises BundleError for an import or export in another form than the project's own, and for a circle of imports.
    """
    done: dict[Path, str] = {}
    _add(entry.resolve(), done, ())
    return "\n".join(done.values())


def _add(path: Path, done: dict[Path, str], above: tuple[Path, ...]) -> str:
    """Append a script after what it imports, and return the name that its exports are kept under."""
    if path in above:
        raise BundleError(f"{path.name} imports itself, through others.")
    if path not in done:
        lines, exported = [], []
        for line in path.read_text("utf-8").splitlines():
            if line.startswith("import"):
                lines.append(_imported(line, path, done, above))
            elif line.startswith("export"):
                match = _matched(_EXPORT, line, path)
                exported.append(match["name"])
                lines.append(match["rest"])
            else:
                lines.append(line)
        body = "\n".join(line for line in lines if line)
        done[path] = f"const {_name(path)} = (() => {{\n{body}\nreturn {{ {', '.join(exported)} }};\n}})();"
    return _name(path)


def _imported(line: str, path: Path, done: dict[Path, str], above: tuple[Path, ...]) -> str:
    match = _matched(_IMPORT, line, path)
    wanted = (path.parent / match["path"]).resolve()
    if wanted.parent.name == VENDORED.parent.name:
        return ""
    if not match["names"]:
        raise BundleError(f"{path.name}: '{line}' imports nothing by name.")
    return f"const {{ {match['names']} }} = {_add(wanted, done, (*above, path))};"


def _matched(pattern: re.Pattern[str], line: str, path: Path) -> re.Match[str]:
    match = pattern.fullmatch(line)
    if match is None:
        raise BundleError(f"{path.name}: '{line}' is no import or export of a kind that is understood.")
    return match


def _name(path: Path) -> str:
    return f"module_{re.sub('[^a-z0-9]', '_', path.stem)}"
