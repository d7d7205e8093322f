"""A new snapshot in the making: two scratch databases, filled stage by stage."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from etl.normalise.faults import literals, quoted
from etl.normalise.settle import settle as settle_rows
from etl.pipeline.articles import article_reader, load
from etl.pipeline.inputs import Inputs
from etl.publish import runs
from etl.reconcile.agree import agree as agree_facts
from etl.records import Progress, Rejection, Tally
from etl.settings import Settings
from etl.snapshot import Snapshot
from etl.sources.documents import Collected
from etl.sources.documents import collect as collect_documents
from etl.sources.table import read_table, schema
from etl.vocabulary import TableSpec, tables
from etl.vocabulary import read as vocabulary

MEMORY = "2GB"
CURATED = {"figures": "where origin = 'curated'", "relationships": "where origin = 'curated'"}  # not what was read
COUNTED = {
    "entities": "entity_id",
    "publishers": "publisher",
    "figures": "figure_id",
    "relationships": "rel_id",
    "events": "event_id",
    "corrections": "correction_id",
}


class Build:
    """The scratch files of one run. `con` is on the staging tables; after `agree` on the new snapshot alone."""

    def __init__(self, staging: Path, path: Path) -> None:
        self.path = path
        self.con = duckdb.connect(config={"memory_limit": MEMORY, "temp_directory": f"{staging}.tmp"})
        for name, file in (("staging", staging), ("build", path)):
            self.con.execute(f"attach {literals((str(file),))} as {name}")
        self.con.execute("use build")
        self.con.execute(files("etl.publish").joinpath("schema.sql").read_text(encoding="utf-8"))
        self.con.execute("use staging")
        self.rejections: list[Rejection] = []
        self.refused = runs.QUARANTINE.empty_table()  # rows refused for what they say: too many, perhaps, for records
        self.warnings: list[str] = []
        self.rows_in = 0
        self.documents = Tally()

    def quarantine(self) -> pa.Table:
        """Everything that was refused, as table `quarantine`."""
        rows = [rejection.model_dump() for rejection in self.rejections]
        return pa.concat_tables([pa.Table.from_pylist(rows, runs.QUARANTINE), self.refused])

    def told(self) -> list[Rejection]:
        """The rejections of files and documents, and one of each file that had rows refused."""
        files = pc.unique(self.refused["file"]).to_pylist()
        first = self.refused.take(pa.array([pc.index(self.refused["file"], file) for file in files], pa.int64()))
        return [*self.rejections, *(Rejection(**row) for row in first.to_pylist())]

    def close(self) -> None:
        """Let go of the files; what is written stays."""
        self.con.close()


@contextmanager
def begin(staging: Path, path: Path) -> Iterator[Build]:
    """Scratch databases for the length of a run; both files are gone afterwards, unless moved away to be published."""
    build = Build(staging, path)
    try:
        yield build
    finally:
        build.close()
        for file in (staging, path):
            for each in (file, Path(f"{file}.wal")):
                each.unlink(missing_ok=True)


def collect(
    build: Build,
    settings: Settings,
    inputs: Inputs,
    step: Progress,
    *,
    full: bool = False,
    aside: Path | None = None,
) -> None:
    """
    Read every curated table and `table` source into `raw_<table>`, and the documents with all that they say.

    `full`: also those documents that were read before; `aside`: where what is new is kept, instead of the warehouse.
    """
    found = inputs.inventory
    build.rejections += found.rejections
    build.warnings += found.warnings
    specs = tables()
    for spec in specs.values():
        _raw_table(build.con, spec)
    rows = [file for file in inputs.read if file.table is not None]
    for number, file in enumerate(rows):
        step("read", number, len(rows))
        read_in = read_table(file, specs[file.table or ""], settings.limits)
        build.rejections += read_in.rejections
        build.warnings += read_in.warnings
        build.rows_in += read_in.rows_in
        _load(build.con, specs[file.table or ""], read_in.rows, number, file.source.publisher if file.source else None)
    reader = article_reader(build.con)
    collected = collect_documents(
        found.files,
        settings.warehouse,
        settings.limits,
        step,
        read=reader,
        reader=reader.id,
        full=full,
        aside=aside,
        workers=settings.workers,
    )
    load(build.con, collected)
    _list(build, inputs, collected)


def _raw_table(con: duckdb.DuckDBPyConnection, spec: TableSpec) -> None:
    empty = schema(spec).empty_table()
    con.register("incoming", empty)
    con.execute(
        f"create table raw_{spec.name} as select *, null::varchar as source_publisher, 0::bigint as seq from incoming"
    )
    con.unregister("incoming")


def _load(con: duckdb.DuckDBPyConnection, spec: TableSpec, rows: pa.Table, number: int, publisher: str | None) -> None:
    """Rows keep their reading order: the file's number, then the line."""
    con.register("incoming", rows)
    con.execute(
        f'insert into raw_{spec.name} select *, $publisher, $number * 1000000000000 + "row" from incoming',
        {"publisher": publisher, "number": number},
    )
    con.unregister("incoming")


def _list(build: Build, inputs: Inputs, collected: Collected) -> None:
    build.rejections += collected.rejections
    build.warnings += collected.warnings
    build.documents = collected.tally
    build.con.register("incoming", collected.documents)
    build.con.execute(
        "insert into build.documents by name "
        "select * exclude (file, line, publisher, key) from incoming order by doc_id"
    )
    build.con.unregister("incoming")
    names, hashes = [file.name for file in inputs.read], [file.sha256 for file in inputs.read]
    told = {"name": pa.array(names, pa.string()), "sha256": pa.array(hashes, pa.string())}
    build.con.register("incoming", pa.table(told))
    build.con.execute("insert into build.inputs select name, sha256 from incoming order by name")
    build.con.unregister("incoming")


def settle(build: Build) -> None:
    """Raw rows -> clean tables of the new snapshot; what is refused is in `refused`."""
    settle_rows(build.con)
    mends = {reason: told["mend"] for reason, told in vocabulary("reasons").items()}
    build.con.register("mends", pa.table({"reason": list(mends), "mend": list(mends.values())}))
    query = files(__package__).joinpath("quarantine.sql").read_text(encoding="utf-8")
    build.refused = build.con.sql(query).to_arrow_table().cast(runs.QUARANTINE)
    build.con.unregister("mends")
    ended = build.con.execute(
        "select correction_id from correction_states where state = 'ended' order by correction_id"
    ).fetchall()
    build.warnings += [
        f"correction {name} has ended: its row is gone, or no longer says what was expected" for (name,) in ended
    ]


def agree(build: Build) -> None:
    """Facts, moves and checks in the new snapshot; `con` is on it alone from here on."""
    build.con.execute("detach build")
    build.con.close()
    build.con = duckdb.connect(build.path, config={"memory_limit": MEMORY, "temp_directory": f"{build.path}.tmp"})
    agree_facts(build.con)


def unchanged(build: Build, before: Snapshot | None) -> dict[str, int]:
    """How many files and rows of the new snapshot the one before has just so."""
    if before is None:
        return {"files": 0, "rows": 0}
    files_same = _shared(build.con, before, "inputs", "name")
    return {"files": files_same, "rows": sum(_shared(build.con, before, table, key) for table, key in COUNTED.items())}


def _shared(con: duckdb.DuckDBPyConnection, before: Snapshot, table: str, key: str) -> int:
    columns = ", ".join(
        quoted(name)
        for (name,) in con.execute(
            "select column_name from duckdb_columns()"
            " where table_name = ? and database_name = current_database() order by column_index",
            [table],
        ).fetchall()
    )
    told = f"select {key} as id, hash({columns}) as told from {table} {CURATED.get(table, '')}"
    try:
        con.register("older", before.arrow(told))
    except duckdb.Error:  # an older program made that snapshot, with other columns: nothing is just so
        return 0
    (count,) = con.execute(f"select count(*) from ({told}) semi join older using (id, told)").fetchall()[0]
    con.unregister("older")
    return int(count)


def accepted(build: Build) -> int:
    """Rows that stand, in all curated tables."""
    counts = (f"select count(*) from {table} {CURATED.get(table, '')}" for table in COUNTED)
    return sum(int(build.con.execute(count).fetchall()[0][0]) for count in counts)
