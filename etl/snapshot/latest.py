"""How the run that finished last went, also one that published nothing: what a page says when a refresh fails."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True)
class LatestRun:
    """`exit` as the command gave it: 0 or 1 went well, 3 was blocked or failed; `ended_at` is naive UTC."""

    ended_at: datetime
    exit: int


def latest_run(warehouse: Path | str) -> LatestRun | None:
    """The run that finished last; None before the first, or where its record cannot be read. Nothing is raised."""
    runs = Path(warehouse) / "runs"
    with suppress(OSError, ValueError, KeyError, TypeError):
        name = (runs / "LATEST").read_text("ascii").strip()
        if "/" not in name and not name.startswith("."):
            told = json.loads((runs / name / "run.json").read_bytes())
            return LatestRun(datetime.fromisoformat(told["ended_at"]), int(told["exit"]))
    return None
