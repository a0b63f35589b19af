"""What is said of a link that climbs the house: between which floors, and whether it may."""

from __future__ import annotations

import texts
from app_pages.context import Context
from app_pages.evidence import DATA_LANGUAGE
from app_pages.prose import Element, element
from graph.analysis.floors import RULED, Floor
from graph.model import Edge
from loaders.rules import shipped
from views.verdicts import day_of


def name_of(floor: Floor, lang: str) -> str:
    """A floor's name in a language."""
    return floor.name.fr if lang == "fr" else floor.name.en


def told(context: Context, edge: Edge) -> Element | None:
    """The floors, and the exemption with its reason and last day; None for a link that does not climb."""
    rules, nodes = shipped(), (context.snapshot.index(end) for end in (edge.source, edge.target))
    lower, upper = (rules.floor_of(context.snapshot.node(node)) for node in nodes)
    if edge.kind != RULED or lower is None or upper is None or lower >= upper:
        return None
    names = {"lower": name_of(rules.floors[lower], context.lang), "upper": name_of(rules.floors[upper], context.lang)}
    words = [context.text("climbing.told", **names)]
    exemption = next((one for one in rules.exemptions if one.key == edge.key), None)
    if exemption is None:
        words.append(context.text("climbing.none"))
        return element("p", " ".join(words), style="quiet")
    day = texts.day(context.lang, exemption.until)
    is_over = exemption.until < day_of(context.view, context.snapshot)
    words.append(context.text("climbing.ended" if is_over else "climbing.borne", day=day))
    return element("p", " ".join(words), " ", element("span", exemption.reason, lang=DATA_LANGUAGE), style="quiet")
