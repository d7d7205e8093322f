"""Questions to the snapshot: one `.sql` file a question, run by its name.

Each file opens with what it answers, its grain, `-- parameters:` and `-- columns:`; what stands in brackets there
explains, the names alone bind: a test holds `columns:` to what comes back.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any, Protocol

import pandas as pd


class Asked(Protocol):
    """What a question needs of a snapshot: `etl.snapshot.Snapshot` is one."""

    def query(self, sql: str, params: dict[str, Any]) -> pd.DataFrame:
        """The rows of `sql`, with named parameters bound."""
        ...


@dataclass(frozen=True)
class Question:
    """One .sql file: its text and what its header says."""

    name: str
    sql: str
    parameters: tuple[str, ...]
    columns: tuple[str, ...]


def run(snapshot: Asked, question: str, **params: Any) -> pd.DataFrame:
    """The answer of `app/queries/<question>.sql`. Raises TypeError where `params` are not those its header names."""
    asked = read(question)
    if set(params) != set(asked.parameters):
        raise TypeError(f"{question}.sql takes {sorted(asked.parameters)}, not {sorted(params)}")
    return snapshot.query(asked.sql, params)


@lru_cache(maxsize=256)
def read(question: str) -> Question:
    """The question of that name. Raises FileNotFoundError when there is none."""
    sql = resources.files(__name__).joinpath(f"{question}.sql").read_text(encoding="utf-8")
    return Question(question, sql, _header(sql, "parameters"), _header(sql, "columns"))


def names() -> list[str]:
    """The names of all questions, sorted."""
    files = (file.name for file in resources.files(__name__).iterdir())
    return sorted(name.removesuffix(".sql") for name in files if name.endswith(".sql"))


def _header(sql: str, label: str) -> tuple[str, ...]:
    """Names after `-- label:`, over as many comment lines as are indented below it; what is in brackets is dropped."""
    match = re.search(rf"^-- {label}:(.*(?:\n--   +.*)*)", sql, re.MULTILINE)
    if match is None:
        return ()
    text = re.sub(r"\n--", " ", match[1])
    while re.search(r"\([^()]*\)", text):
        text = re.sub(r"\([^()]*\)", "", text)
    found = (part.strip() for part in text.split(","))
    return tuple(name for name in found if name and name != "none")
