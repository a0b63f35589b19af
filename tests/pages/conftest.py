"""The app on a small roadmap, run in this process without a browser."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from graph.connect import open_store
from graph.store import Source
from tests.pages.small_roadmap import small_roadmap

APP = Path(__file__).resolve().parents[2] / "app.py"
OpenApp = Callable[..., AppTest]


@pytest.fixture(scope="session")
def small_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a store that holds the small roadmap."""
    folder = tmp_path_factory.mktemp("small") / "store"
    store = open_store(os.fspath(folder))
    store.replace(small_roadmap(), Source("small roadmap"))
    store.close()
    return folder


@pytest.fixture
def open_app(small_store: Path, monkeypatch: pytest.MonkeyPatch) -> OpenApp:
    """Opens the app at a page, in a language, with further parameters of the address."""

    def opened(page: str = "home", lang: str = "fr", store: Path = small_store, **parameters: str) -> AppTest:
        monkeypatch.setenv("SOCLE_STORE", os.fspath(store))
        app = AppTest.from_file(os.fspath(APP), default_timeout=30)
        for name, value in ({"v": "1", "lang": lang} | parameters).items():
            app.query_params[name] = value
        app._page_hash = page_hash(page)  # noqa: SLF001 - AppTest has no way to open a page that is a function
        return app.run()

    return opened


def page_hash(page: str) -> str:
    """What Streamlit calls a page inside; the first page is the bare address."""
    from streamlit.util import calc_hash

    return "" if page == "home" else calc_hash(page)


def go_to(app: AppTest, page: str) -> AppTest:
    """Choose a page in the menu, which empties the address as a browser's click does."""
    app.query_params.clear()
    app._page_hash = page_hash(page)  # noqa: SLF001 - as above
    return app.run()


def say(app: AppTest, said: dict[str, str]) -> None:
    """Have the browser's next message come from that address."""
    app.query_params.clear()
    app.query_params.update(said)


def click(app: AppTest, key: str, code: str) -> AppTest:
    """Click the action of a code among the pieces that stand under a key."""
    assert code in {value for _, value in attributes(app, "value")}, code
    return report(app, key, "action", code)


def report(app: AppTest, key: str, event: str, value: object) -> AppTest:
    """Tell the app what a component's script tells it in a browser, and run it."""
    component = next(part.proto.id for part in app.get("bidi_component") if part.proto.id.endswith(key))
    states = app._tree.get_widget_states()  # noqa: SLF001 - AppTest knows no components
    states.widgets.add(
        id=f"$$STREAMLIT_INTERNAL_KEY_{component}__events",
        json_trigger_value=json.dumps([{"event": event, "value": value}]),
    )
    return app._run(states)  # noqa: SLF001 - as above


def words(app: AppTest) -> str:
    """All that a reader can read on the page, in order of the page's parts."""
    said = [
        str(getattr(part, "value", ""))
        for kind in ("title", "subheader", "markdown", "caption", "error", "text")
        for part in app.get(kind)
    ]
    said += [
        str(getattr(part, "label", "")) for kind in ("button", "metric", "tab", "expander") for part in app.get(kind)
    ]
    return " ".join(" ".join([*said, *map(_words, trees(app))]).split())


def trees(app: AppTest) -> list[Any]:
    """The pieces that `prose` shows, as the browser gets them."""
    sent = (part.proto for part in app.get("bidi_component"))
    return [json.loads(proto.json)["tree"] for proto in sent if proto.component_name == "socle_prose"]


def attributes(app: AppTest, name: str) -> set[tuple[str, str]]:
    """(words, value) of every piece that has the attribute."""
    found: set[tuple[str, str]] = set()

    def look(piece: Any) -> None:  # noqa: ANN401 - a nested list of the browser's
        if isinstance(piece, str):
            return
        if name in piece[1]:
            found.add((_words(piece), piece[1][name]))
        for part in piece[2]:
            look(part)

    for tree in trees(app):
        look(tree)
    return found


def _words(piece: Any) -> str:  # noqa: ANN401 - a nested list of the browser's
    return piece if isinstance(piece, str) else " ".join(map(_words, piece[2]))
