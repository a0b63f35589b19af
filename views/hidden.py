"""How much of the graph a view shows, and what it does not, in words: on the page, and in files that leave."""

from __future__ import annotations

import texts
from graph.analysis.filters import Reason
from graph.analysis.shown import Count, Shown


def counted(shown: Shown, lang: str) -> str:
    """How much of the graph is shown, in a sentence."""
    counts = {
        "nodes": shown.count.nodes,
        "of": shown.total.nodes,
        "links": shown.count.links,
        "of_links": shown.total.links,
    }
    return texts.translate(lang, "banner.shown", **{name: texts.number(lang, count) for name, count in counts.items()})


def hidden(reason: Reason, count: Count, lang: str) -> str:
    """What a reason alone hides."""
    if count.nodes:
        return texts.translate(lang, f"banner.{reason}", count=count.nodes)
    return texts.translate(lang, f"banner.{reason}.links", count=count.links)


def told(shown: Shown, lang: str) -> str:
    """Both, in one line."""
    reasons = [hidden(reason, count, lang) for reason, count in shown.hidden.items()]
    said = counted(shown, lang)
    return f"{said} {texts.translate(lang, 'banner.hidden')} {', '.join(reasons)}." if reasons else said
