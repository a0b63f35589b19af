"""What commands on verdicts share: the verdicts of a day, and the JSON of an item."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from commands.terminal import iso_day
from graph.analysis.blocking import NEVER, Asked, Item, Judged, iso_of, newest_day
from graph.canonical import edge_payload
from graph.model import EdgeKey
from graph.snapshot import Snapshot
from graph.telling.because import sentence


def judge(
    snapshot: Snapshot,
    as_of: str | None,
    *,
    ignore_inferred: bool,
    done: Iterable[str] = (),
    delays: Mapping[str, int] | None = None,
    cuts: Iterable[EdgeKey] = (),
) -> Judged:
    """The verdicts of a day as a person wrote it, of the newest document's day where none is given."""
    on = newest_day(snapshot) if as_of is None else iso_day(as_of)
    return Judged(snapshot, Asked(on, not ignore_inferred, frozenset(done), delays or {}, frozenset(cuts)))


def day_text(value: int) -> str | None:
    """A day as ISO, ``never``, or None where there is none."""
    return "never" if value == NEVER else iso_of(int(value))


def because_of(judged: Judged, item: Item, lang: str) -> str | None:
    """The sentence on an item."""
    return sentence(judged.snapshot, judged.found, item, lang)


def item_answer(judged: Judged, item: Item) -> dict[str, Any]:
    """An item as JSON. A day that will never come is ``never``."""
    node = judged.snapshot.node(item.place)
    ids = judged.snapshot.ids
    return {
        "id": node.id,
        "kind": node.kind,
        "name": node.name,
        "own_status": item.own.code if item.own else None,
        "status": item.status.code,
        "work": item.work.code if item.work else None,
        "counts": {status.code: count for status, count in item.counts.items()},
        "lead": None if item.lead is None else ids[item.lead],
        "due_start": day_text(item.due_start),
        "due_end": day_text(item.due_end),
        "expected_start": day_text(item.expected_start),
        "expected_end": day_text(item.expected_end),
        "margin_days": item.margin,
        "slack_days": item.slack,
        "holder": None if item.holder is None else ids[item.holder],
        "inferred": item.is_inferred,
        "because": {lang: because_of(judged, item, lang) for lang in ("fr", "en")},
        "chain": list(chain_answer(judged, item)),
    }


def chain_answer(judged: Judged, item: Item) -> Iterator[dict[str, Any]]:
    """Each link of an item's chain: who waits for whom, and the evidence of the edge that says so."""
    unmet, ids = judged.found.waiting, judged.snapshot.ids
    for row in item.chain:
        edge = judged.snapshot.edge(int(unmet.because[row]))
        yield {
            "source": ids[unmet.waits[row]],
            "target": ids[unmet.needed[row]],
            "kind": edge.kind,
            "evidence": edge_payload(edge)["evidence"],
        }
