"""What a reader picked in a picture, as `frame.statements` takes it."""

from __future__ import annotations

from typing import Any

import pandas as pd

from app.charts import marks

Opened = dict[str, Any] | None


def relations_of(customdata: list[Any] | None) -> Opened:
    """The relationship statements behind the marks picked; None where nothing was."""
    ids = _ids(customdata)
    return {"rel_ids": ids} if ids else None


def figures_of(customdata: list[Any] | None) -> Opened:
    """The figures behind the marks picked: one that names a fact opens with what competes with it."""
    ids = _ids(customdata)
    if not ids:
        return None
    return {"fact": ids[0]} if len(ids) == 1 else {"figure_ids": ids}


def flat(rows: pd.DataFrame) -> pd.DataFrame:
    """`rows` for a file: lists as one line, their parts joined by `|`."""
    return rows.map(lambda value: marks.JOIN.join(map(str, value)) if _several(value) else value)


def _ids(customdata: list[Any] | None) -> list[str]:
    values = [one[0] if isinstance(one, (list, tuple)) else one for one in customdata or []]
    return list(dict.fromkeys(part for value in values for part in str(value).split(marks.JOIN) if part))


def _several(value: Any) -> bool:
    return hasattr(value, "__len__") and not isinstance(value, str)
