"""What documents say, from the files of readings to the tables that are settled beside the curated ones."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import duckdb
import pyarrow as pa

from etl.extract.reader import ArticleReader
from etl.extract.registry import companies
from etl.reconcile.reports import roots
from etl.sources.documents import Collected

NAMES = "select name, kind, aliases, ambiguous from raw_entities where name is not null order by all"


def article_reader(con: duckdb.DuckDBPyConnection) -> ArticleReader:
    """Who reads the articles of this data directory: it knows the companies of `raw_entities`."""
    names = ("name", "kind", "aliases", "ambiguous")
    return ArticleReader(companies(dict(zip(names, row, strict=True)) for row in con.execute(NAMES).fetchall()))


def load(con: duckdb.DuckDBPyConnection, collected: Collected) -> None:
    """Fill `read_documents`, `read_figures`, `read_relationships`, `read_no_comments` of `con` with what is listed."""
    con.execute(_sql("normalise", "read"))
    if not collected.readings:
        return
    con.register("incoming", collected.documents)
    con.execute(
        "create or replace temp table said as select i.doc_id, i.published_on, r.statements, r.sketch "
        "from read_parquet($files) r join incoming i using (key)",
        {"files": [str(path) for path in collected.readings]},
    )
    found = roots(con, "said")
    con.register("likes", pa.table({"doc_id": _texts(found), "root": _texts(found.values())}))
    con.execute(_sql("pipeline", "articles"))
    con.unregister("incoming")
    con.unregister("likes")


def _sql(room: str, name: str) -> str:
    return files(f"etl.{room}").joinpath(f"{name}.sql").read_text(encoding="utf-8")


def _texts(values: Any) -> pa.Array:
    return pa.array(list(values), pa.string())
