"""Which documents repeat another one's text: echoes lead back to one root report."""

from __future__ import annotations

from importlib.resources import files

import duckdb

from etl.vocabulary import periods

SHARED = 0.6  # of the hashes of the shorter sketch: about one word in twenty was changed
LEAST = 16  # hashes: a shorter text says too little to be held an echo


def roots(con: duckdb.DuckDBPyConnection, documents: str) -> dict[str, str]:
    """
    For each document that repeats another's text, the doc_id of the root: the first published, then the least id.

    `documents` names a table with doc_id, published_on and sketch (see etl.extract.sketch). Documents that repeat
    nothing are left out.
    """
    con.execute(periods())
    query = files(__package__).joinpath("reports.sql").read_text(encoding="utf-8").format(documents=documents)
    likes = con.execute(query, {"shared": SHARED, "least": LEAST}).fetchall()
    parent: dict[str, str] = {}

    def top(each: str) -> str:
        while parent.get(each, each) != each:
            parent[each] = parent.get(parent[each], parent[each])
            each = parent[each]
        return each

    for doc_id, other in likes:  # the other comes before it in the order of roots
        first, second = top(doc_id), top(other)
        if first != second:
            parent[first] = second
    rank = {doc_id: number for number, (doc_id,) in enumerate(con.execute(_order(documents)).fetchall())}
    groups: dict[str, list[str]] = {}
    for doc_id in {each for pair in likes for each in pair}:
        groups.setdefault(top(doc_id), []).append(doc_id)
    found: dict[str, str] = {}
    for group in groups.values():
        root = min(group, key=rank.__getitem__)
        found.update((doc_id, root) for doc_id in group if doc_id != root)
    return dict(sorted(found.items()))


def _order(documents: str) -> str:
    return f"select doc_id from {documents} order by final_day(published_on) nulls last, doc_id"
