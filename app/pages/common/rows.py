"""Tables of a length that a reader can use and a browser can hold."""

from __future__ import annotations

import pandas as pd

from app import formats, frame

MOST_ROWS = 500


def most(rows: pd.DataFrame) -> pd.DataFrame:
    """The first MOST_ROWS of `rows`; where there are more, a line says so."""
    if len(rows) > MOST_ROWS:
        say = frame.words()
        counts = {name: formats.count(n, say.language) for name, n in (("shown", MOST_ROWS), ("all", len(rows)))}
        frame.note(say.say("told.most_rows", **counts))
    return rows.head(MOST_ROWS)
