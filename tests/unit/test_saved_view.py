"""A view as a file: read as a link is, and nothing but a link."""

from __future__ import annotations

import json

import pytest

from views import saved
from views.address import parameters
from views.view import View


def test_a_saved_view_says_what_a_link_says() -> None:
    view = View(node="service:ens", depth=2, expanded=tuple(f"service:s{i}" for i in range(400)))
    assert saved.read(saved.write(view, "fr")) == parameters(view, "fr")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b"3",
        b'{"socle_view": []}',
        b'{"socle_view": {"depth": 2}}',
        b"[" * 100_000,
        json.dumps({"socle_view": {"node": "x" * saved.LARGEST}}).encode(),
    ],
)
def test_whatever_else_a_file_holds_is_refused(data: bytes) -> None:
    assert saved.read(data) is None
