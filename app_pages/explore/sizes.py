"""How large things are on the page: the answer fills what the screen leaves, and a projector gets larger letters."""

from __future__ import annotations

from views.view import Scope, View

HEIGHT = 520
"""Pixels of the answer and of the panel where the style sheet does not reach."""

_LEAST = 400  # pixels: below, a picture is no picture
_ABOVE = 252  # pixels above the answer, and a margin below it: menu, search, controls, banner
_ENDS = 56  # pixels of the row that says what a way joins
_WRAPPED = 48  # pixels of a second row of controls
_NARROW = 1250  # pixels of a screen on which the controls wrap
_REM = 16  # pixels
_PICTURE = (
    ".st-key-explore-picture, .st-key-explore-picture > div, .st-key-explore-picture .stBidiComponent > div:last-child"
)
_PANEL, _TABLE = (f":has(> .st-key-explore-{name}), .st-key-explore-{name}" for name in ("panel", "table"))
_ROOT = 100, 130  # percent of the browser's letters, at a desk and on a projector


def style(view: View) -> str:
    """The style sheet of the page, with nothing in it but our own numbers."""
    above = _ABOVE + (_ENDS if view.scope in {Scope.PATH, Scope.SHARED} else 0)
    wrapped = above + (_WRAPPED if view.scope is Scope.AROUND else 0)
    return f"""<style>
html {{ font-size: {_ROOT[view.is_large]}%; --above: {above / _REM}rem; }}
@media (max-width: {_NARROW}px) {{ html {{ --above: {wrapped / _REM}rem; }} }}
{_PICTURE}, {_PANEL}, {_TABLE} {{
  flex: 0 0 auto !important; height: max({_LEAST}px, calc(100vh - var(--above))) !important;
}}
@media (max-width: 640px) {{
  .stButtonGroup [role="radiogroup"] {{ flex-wrap: wrap; overflow: visible; }}
  {_PICTURE} {{ height: {_LEAST}px !important; }}
  {_PANEL} {{ height: auto !important; }}
}}
</style>"""
