"""The rows of a load to a server stand in batches of at most so many, each row once and in order."""

from __future__ import annotations

import pytest

from graph.stores import server_load
from graph.stores.engine_rows import count_rows, edge_rows, node_rows
from graph.tables import from_subgraph
from loaders.pipeline import ROADMAP, read


@pytest.mark.parametrize("most", [1, 7, 500, 10_000])
def test_every_row_is_in_one_batch_of_at_most_so_many(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    tables = from_subgraph(read(ROADMAP))
    monkeypatch.setattr(server_load, "BATCH", most)
    batches = list(server_load.batches(tables, "load"))
    sizes = [sum(len(rows) for _, rows in batch) for batch in batches]
    assert all(size == most for size in sizes[:-1])
    assert 0 < sizes[-1] <= most
    sent: dict[str, list[object]] = {}
    for batch in batches:
        for statement, rows in batch:
            sent.setdefault(statement, []).extend(rows)
    expected = {statement: list(rows) for statement, rows in server_load._statements(tables, "load")}  # noqa: SLF001
    assert sent == expected


def test_rows_are_counted_before_they_are_made() -> None:
    tables = from_subgraph(read(ROADMAP))
    assert count_rows(tables) == (sum(1 for _ in node_rows(tables, "load")), sum(1 for _ in edge_rows(tables)))
