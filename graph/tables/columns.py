"""Arrow columns to and from their buffers: Arrow's own ``pa.array`` and ``to_numpy`` import pandas (half a second)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from graph.tables.layout import SCHEMAS

if TYPE_CHECKING:
    from numpy.typing import NDArray

_NUMBERS = {pa.int8(): np.int8, pa.int32(): np.int32, pa.int64(): np.int64, pa.float64(): np.float64}


def from_columns(name: str, columns: Iterable[Sequence[Any]]) -> pa.Table:
    """The table of that name from the values of its columns. Raises UnicodeEncodeError for a lone surrogate."""
    schema = SCHEMAS[name]
    arrays = [_column(values, part.type) for values, part in zip(columns, schema, strict=True)]
    return pa.Table.from_arrays(arrays, schema=schema)


def positions(rows: NDArray[np.int64]) -> pa.Array:
    """Row numbers as Arrow takes them."""
    return pa.Array.from_buffers(pa.int64(), len(rows), [None, pa.py_buffer(np.ascontiguousarray(rows))])


def numbers(column: pa.ChunkedArray) -> NDArray[np.int32]:
    """A column of whole numbers without nulls; unwritable, as all who read the tables share it."""
    kind = _NUMBERS[column.type]
    parts = [
        np.frombuffer(chunk.buffers()[1], dtype=kind, count=len(chunk), offset=chunk.offset * np.dtype(kind).itemsize)
        for chunk in column.chunks
        if len(chunk)
    ]
    found = np.concatenate(parts or [np.zeros(0, kind)]).astype(np.int32)
    found.flags.writeable = False
    return found


def _column(values: Sequence[Any], kind: pa.DataType) -> pa.Array:
    held = _bits(value is not None for value in values)
    if pa.types.is_string(kind):
        encoded = [b"" if value is None else value.encode() for value in values]
        return pa.Array.from_buffers(
            kind, len(values), [held, _offsets(map(len, encoded)), pa.py_buffer(b"".join(encoded))]
        )
    if pa.types.is_list(kind):
        inner = _column([item for value in values for item in value or ()], kind.value_type)
        return pa.Array.from_buffers(
            kind, len(values), [held, _offsets(len(value or ()) for value in values)], children=[inner]
        )
    if pa.types.is_boolean(kind):
        return pa.Array.from_buffers(kind, len(values), [held, _bits(map(bool, values))])
    filled = np.array([0 if value is None else value for value in values], dtype=_NUMBERS[kind])
    return pa.Array.from_buffers(kind, len(values), [held, pa.py_buffer(filled)])


def _bits(claims: Iterable[bool]) -> pa.Buffer:
    return pa.py_buffer(np.packbits(np.fromiter(claims, dtype=np.bool_), bitorder="little"))


def _offsets(lengths: Iterable[int]) -> pa.Buffer:
    """Where each value begins and the last one ends; a column past two thousand million bytes raises OverflowError."""
    return pa.py_buffer(np.fromiter(accumulate(lengths, initial=0), dtype=np.int32))
