"""What is blocked as of a day, by what, and what to unblock first: verdicts on milestones, read on things and actions.

Days are numbers (`datetime.date.toordinal`); `NEVER` is later than any day, `NOTHING` earlier. Arrays run over the
nodes of the snapshot; what is no milestone and no thing that stands for itself holds `NOTHING` and ``none``.
"""

from __future__ import annotations

from graph.analysis.blocking.blockers import Root, blockers
from graph.analysis.blocking.bottlenecks import Bottleneck
from graph.analysis.blocking.days import NEVER, NOTHING, iso_of
from graph.analysis.blocking.judged import LISTED, Judged, changes
from graph.analysis.blocking.own import EFFECTIVE, STUCK, Status
from graph.analysis.blocking.question import Asked, newest_day, stated_days
from graph.analysis.blocking.things import Item, Items
from graph.analysis.blocking.verdicts import Verdicts, verdicts

__all__ = [
    "EFFECTIVE",
    "LISTED",
    "NEVER",
    "NOTHING",
    "STUCK",
    "Asked",
    "Bottleneck",
    "Item",
    "Items",
    "Judged",
    "Root",
    "Status",
    "Verdicts",
    "blockers",
    "changes",
    "iso_of",
    "newest_day",
    "stated_days",
    "verdicts",
]
