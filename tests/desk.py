"""An analyst's desk for the tests of the command: a data directory, a warehouse, and `vendorscope` beside them."""

import contextlib
import csv
import io
import json
from dataclasses import dataclass
from pathlib import Path

from etl import cli
from etl.vocabulary import tables

COLUMNS = {table: [column.name for column in spec.columns] for table, spec in tables().items()}
COMPANIES = [
    {"entity_id": "scale-ai", "name": "Scale AI", "kind": "vendor", "aliases": "Scale|Scale.ai", "country": "US"},
    {"entity_id": "surge-ai", "name": "Surge AI", "kind": "vendor"},
    {"entity_id": "google", "name": "Google", "kind": "customer", "aliases": "Alphabet"},
    {"entity_id": "meta", "name": "Meta", "kind": "customer"},
]
REVENUE = {
    "metric": "revenue", "subject": "Scale AI", "value": "870000000", "unit": "USD", "period": "2024",
    "reported_on": "2025-06-13", "publisher": "Wire",
}  # fmt: skip
LEAVING = {
    "customer": "Google", "vendor": "Scale AI", "status": "leaving", "effective": "2025-06-13",
    "reported_on": "2025-06-13", "publisher": "Wire",
}  # fmt: skip
DEAL = {"date": "2025-06-12", "entity_id": "Scale AI", "kind": "deal", "headline": "Meta takes 49 percent of Scale AI"}


@dataclass(frozen=True)
class Said:
    """How a command ended: its exit code, standard output as bytes, standard error as text."""

    exit: int
    out: bytes
    err: str

    def json(self):
        return json.loads(self.out)

    def rows(self):
        """Standard output as the rows of a CSV file."""
        return list(csv.DictReader(io.StringIO(self.out.decode("utf-8"), newline="")))


class Desk:
    """`data` and `warehouse` in a folder; commands run on them in this process."""

    def __init__(self, folder: Path) -> None:
        self.data = folder / "data"
        self.warehouse = folder / "warehouse"
        (self.data / "curated").mkdir(parents=True)
        (self.data / "inbox").mkdir()

    def keep(self, name: str, content: str | bytes) -> Path:
        """A file of the data directory, with this content."""
        path = self.data / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def table(self, name: str, *rows: dict[str, str]) -> Path:
        """A curated file: `figures` or `figures-anything`; every column in the header, cells not given are empty."""
        return self.keep(f"curated/{name}.csv", lines(name.partition("-")[0], *rows))

    def market(self, figures: int = 3) -> "Desk":
        """Companies, some figures of consecutive years, a relationship and a deal."""
        self.table("entities", *COMPANIES)
        self.table("figures", *(REVENUE | {"figure_id": f"f-{n}", "period": str(2000 + n)} for n in range(figures)))
        self.table("relationships", LEAVING | {"rel_id": "r-1"})
        self.table("events", DEAL | {"event_id": "e-1"})
        return self

    def run(self, *words: str | Path) -> Said:
        """`vendorscope <words>` on this desk."""
        out, err = io.TextIOWrapper(io.BytesIO(), encoding="utf-8"), io.StringIO()
        flags = ["--data-dir", str(self.data), "--warehouse", str(self.warehouse)]
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = cli.run([*flags, *map(str, words)])
        out.flush()
        said = Said(code, out.buffer.getvalue(), err.getvalue())
        assert "Traceback" not in said.err
        return said

    def refresh(self, *flags: str) -> dict:
        """The object of `refresh --json`."""
        return self.run("refresh", "--json", *flags).json()

    def export(self, table: str, *flags: str) -> bytes:
        said = self.run("export", table, *flags)
        assert said.exit == 0, said.err
        return said.out

    def rows(self, table: str) -> list[dict[str, str]]:
        return self.run("export", table, "--raw").rows()


def lines(table: str, *rows: dict[str, str]) -> str:
    """A CSV file of that table."""
    text = io.StringIO(newline="")
    out = csv.DictWriter(text, COLUMNS[table], restval="", lineterminator="\n")
    out.writeheader()
    out.writerows(rows)
    return text.getvalue()
