"""Puts the vis-network that pyvis bundles where the browser finds it: ``python -m graph.drawing.vendor``.

The file is the installed package's own and is not kept in the project; `make setup` runs this.
"""

from __future__ import annotations

import shutil
from importlib.util import find_spec
from pathlib import Path

VENDOR = Path(__file__).parent / "assets" / "vendor"
_BUNDLED = Path("lib") / "vis-9.1.2" / "vis-network.min.js"


def vendor() -> Path:
    """Copy the file and return its place. Raises FileNotFoundError when pyvis is not installed or bundles another."""
    found = find_spec("pyvis")
    if found is None or found.origin is None:
        raise FileNotFoundError("pyvis is not installed; run: make setup")
    VENDOR.mkdir(parents=True, exist_ok=True)
    return shutil.copyfile(Path(found.origin).parent / _BUNDLED, VENDOR / _BUNDLED.name)


if __name__ == "__main__":
    vendor()
