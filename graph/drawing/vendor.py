"""Puts what the browser loads where it finds it: ``python -m graph.drawing.vendor``.

The vis-network that pyvis bundles, which is the installed package's own, and with it all of the picture's scripts as
one: a browser that asks for twelve small ones, each after the one that imports it, waits about 0.2 s longer.
Neither is kept in the project; `make setup` runs this, again after a change of a script.
"""

from __future__ import annotations

import shutil
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from graph.drawing.bundle import ASSETS, bundle

VENDOR: Final = ASSETS / "vendor"
PICTURE: Final = "picture.js"
_BUNDLED: Final = Path("lib") / "vis-9.1.2" / "vis-network.min.js"


def vendor(folder: Path = VENDOR) -> Path:
    """Copy vis-network and write the one script; return the copy's place.

    Raises FileNotFoundError when pyvis is not installed or bundles another.
    """
    found = find_spec("pyvis")
    if found is None or found.origin is None:
        raise FileNotFoundError("pyvis is not installed; run: make setup")
    folder.mkdir(parents=True, exist_ok=True)
    copied = Path(shutil.copyfile(Path(found.origin).parent / _BUNDLED, folder / _BUNDLED.name))
    (folder / PICTURE).write_text(picture(copied), "utf-8")
    return copied


def picture(network: Path) -> str:
    """The script that draws a picture on a page, with all that it needs; its default export is what Streamlit calls."""
    scripts = bundle(ASSETS / "graph_view.js")
    return f"{network.read_text('utf-8')}\n{scripts}\nexport default module_graph_view.show;\n"


if __name__ == "__main__":
    vendor()
