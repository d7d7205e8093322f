"""What is on screen as a file, written by the same writer as `vendorscope export`."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

import pandas as pd

from etl import export

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Offer:
    """One file that a reader may take: the key of its label, its name and type, and what makes it on the click."""

    kind: str
    file_name: str
    mime: str
    make: Callable[[], bytes]


def offers(frame: pd.DataFrame, name: str, version: str) -> list[Offer]:
    """`frame` as CSV, as CSV for Excel (with a byte order mark) and as XLSX; the name tells the version it is of."""
    stem = f"{slug(name)}-{version}"
    return [
        Offer("csv", f"{stem}.csv", "text/csv", lambda: content(frame, "csv")),
        Offer("excel", f"{stem}-excel.csv", "text/csv", lambda: content(frame, "csv", excel=True)),
        Offer("xlsx", f"{stem}.xlsx", XLSX, lambda: content(frame, "xlsx")),
    ]


def content(frame: pd.DataFrame, form: str, *, excel: bool = False) -> bytes:
    """`frame` in the form "csv" or "xlsx"; cells that a spreadsheet would run as formulas are made harmless."""
    out = BytesIO()
    export.write(frame, form, out, excel=excel)
    return out.getvalue()


def slug(name: str) -> str:
    """`name` for a file: lower case, words joined by dashes."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "vendorscope"
