"""How far a run is: stage, count, rate and time left, on a terminal; nothing elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from etl.records import Progress


@contextmanager
def drawn(loudness: int) -> Iterator[Progress | None]:
    """What to call with stage, done and total (None: unknown); None where nobody would see it."""
    if loudness < 0 or sys.stderr is None or not sys.stderr.isatty():
        yield None
        return
    from rich import progress
    from rich.console import Console

    columns = (
        progress.TextColumn("{task.description:<12}", markup=False),
        progress.BarColumn(bar_width=30),
        progress.MofNCompleteColumn(),
        progress.TextColumn("{task.fields[rate]}", markup=False),
        progress.TimeRemainingColumn(),
    )
    with progress.Progress(*columns, console=Console(stderr=True), transient=True) as lines:

        def draw(stage: str, done: int, total: int | None) -> None:
            for task in lines.tasks:
                if task.description != stage:
                    lines.remove_task(task.id)  # one line: the stage that it is in
            if not lines.tasks:
                lines.add_task(stage, total=total, rate="")
            now = lines.tasks[0]
            lines.update(now.id, completed=done, total=total, rate=f"{now.speed:,.0f}/s" if now.speed else "")

        yield draw
