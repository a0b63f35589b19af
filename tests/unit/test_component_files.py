"""The component's files are whole, ask nothing of other machines, and never read data as markup."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import distribution
from pathlib import Path

import pytest

from graph.drawing import vendor

ROOT = Path(__file__).resolve().parents[2]
ASSETS = ROOT / "graph" / "drawing" / "assets"
SCRIPTS = sorted(ASSETS.glob("*.js"))
MARKUP = (
    "innerHTML",
    "outerHTML",
    "insertAdjacentHTML",
    "document.write",
    "createContextualFragment",
    "eval(",
    "Function(",
)


def test_streamlit_finds_the_component_in_the_installed_package() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    declared = project["tool"]["streamlit"]["component"]["components"]
    named = next(part for part in declared if part["name"] == "graph_view")
    assert (ROOT / project["project"]["name"] / named["asset_dir"]).resolve() == ASSETS
    assert distribution(project["project"]["name"]).version == project["project"]["version"]


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_every_import_leads_to_a_file(script: Path) -> None:
    for wanted in re.findall(r'(?:from|import) "(\./[^"]+)"', script.read_text("utf-8")):
        assert (ASSETS / wanted).is_file(), f"{wanted}: run make setup"


@pytest.mark.parametrize("path", [*SCRIPTS, ASSETS / "graph_view.css"], ids=lambda path: path.name)
def test_no_file_reads_markup_or_knows_another_machine(path: Path) -> None:
    text = path.read_text("utf-8").replace("http://www.w3.org/", "")
    assert [word for word in (*MARKUP, "http:", "https:", "//cdn", "url(") if word in text] == []


def test_the_vendored_files_are_what_pyvis_bundles_and_what_the_scripts_say(tmp_path: Path) -> None:
    copied = vendor.vendor(tmp_path)
    assert "@version 9.1.2" in copied.read_text("utf-8")[:600]
    for name in (copied.name, vendor.PICTURE):
        assert (tmp_path / name).read_bytes() == (ASSETS / "vendor" / name).read_bytes(), "run make setup"
    scripts = (tmp_path / vendor.PICTURE).read_text("utf-8").removeprefix(copied.read_text("utf-8"))
    assert scripts.rstrip().endswith("export default module_graph_view.show;")
    assert not re.search(r"^import", scripts, re.MULTILINE)
