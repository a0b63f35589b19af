"""LibreOffice without a window, as the second reader of slides, workbooks and tables, in a profile of its own.

The profile trusts all files and computes all formulas on opening, whatever result a file has for them: a reader that
is more careless than the one that people have.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest

EVERY_SHEET_AS_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
"""Commas, quotes, UTF-8, cells as they are shown, one file a sheet."""

CSV_WITH_FORMULAS = "CSV:44,34,76,1,,0,false,true,true,false,false,0,true"
"""Commas, quotes, UTF-8, numbers that are recognized, and cells that are computed where they look like formulas."""

_PATIENCE = 120
"""Seconds for one start with all its files: of them most are for a first start on a slow disk."""

_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="SecureURL" oor:op="fuse"><value><it>file:///</it></value></prop></item>
</oor:items>
"""


@dataclass(frozen=True, slots=True)
class Office:
    """The program, and the folder of its profile."""

    program: str
    profile: Path

    def convert(self, files: Iterable[Path], form: str, folder: Path, *, read_as: str | None = None) -> None:
        """Open all files in one start and write each in another format into the folder."""
        command = [self.program, f"-env:UserInstallation={self.profile.as_uri()}", "--headless"]
        command += [f"--infilter={read_as}"] if read_as else []
        command += ["--convert-to", form, "--outdir", str(folder), *map(str, files)]
        started = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True
        )
        try:
            told, _ = started.communicate(timeout=_PATIENCE)
        except subprocess.TimeoutExpired:
            os.killpg(started.pid, signal.SIGKILL)  # the program that was called starts another
            raise
        assert started.returncode == 0, told


def office(home: Path) -> Office:
    """A fresh one. In CI one that is missing is a failure; elsewhere its tests are told as not run."""
    program = os.environ.get("SOFFICE") or shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        why = "no LibreOffice on this machine (apt-get install libreoffice-calc libreoffice-impress, or set SOFFICE)"
        if os.environ.get("CI"):
            pytest.fail(why)
        pytest.skip(why)
    settings = home / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(_SETTINGS, "utf-8")
    return Office(program, home)
