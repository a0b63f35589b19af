"""What an address says, to whom and when: links, languages, clicks in haste."""

from __future__ import annotations

from tests.pages.conftest import OpenApp, go_to, say, words


def test_a_copied_link_opens_the_same_view_in_the_other_language(open_app: OpenApp) -> None:
    french = open_app("explore", "fr", node="service:ens", dir="dependencies", depth="2", turn="down")
    link = {name: str(french.query_params[name]) for name in french.query_params if name not in {"v", "lang"}}
    english = open_app("explore", "en", **link)
    assert dict(english.query_params) == {**french.query_params, "lang": "en"}
    assert "What it needs" in words(english)


def test_what_a_link_says_wrongly_is_ignored_with_one_line(open_app: OpenApp) -> None:
    app = open_app("explore", "fr", node="service:ens", depth="99", sel="<script>alert(1)</script>")
    assert words(app).count("Une partie de ce lien n’a pas été comprise") == 1
    assert set(app.query_params) == {"v", "lang", "node"}


def test_another_page_keeps_the_language_and_the_node(open_app: OpenApp) -> None:
    app = open_app("explore", "en", node="service:ens")
    go_to(app, "data")
    assert (app.query_params["lang"], app.query_params["node"]) == ("en", "service:ens")
    assert "Contents" in words(app)


def test_the_language_is_the_browsers_until_one_is_chosen(open_app: OpenApp) -> None:
    app = open_app("data", "xx")
    assert app.query_params["lang"] == "en"
    app.segmented_control[0].set_value("fr").run()
    assert app.query_params["lang"] == "fr"
    assert "Contenu" in words(app)


def test_a_click_in_haste_takes_no_step_back(open_app: OpenApp) -> None:
    """A browser sends the address that it knows: before it has heard of the last one, that is an outdated one."""
    app = open_app("explore", node="service:ens")
    known = dict(app.query_params)
    app.segmented_control(key="explore.depth").set_value(2).run()
    say(app, known)
    app.segmented_control(key="explore.direction").set_value("dependencies").run()
    assert (app.query_params["depth"], app.query_params["dir"]) == ("2", "dependencies")
    say(app, known)
    app.run()
    assert (app.query_params["depth"], app.query_params["dir"]) == ("2", "dependencies")
