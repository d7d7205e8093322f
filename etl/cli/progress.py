"""How far a run is: stage, count, rate and time left, on a terminal; nothing elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Draw = Callable[[str, int, int | None], None]


@contextmanager
def drawn(loudness: int) -> Iterator[Draw | None]:
    """What to call with stage, done and total (None: unknown); None where nobody would see it."""
    if loudness < 0 or sys.stderr is None or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description:<12}", markup=False), BarColumn(bar_width=30), MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}", markup=False), TimeRemainingColumn())
    stages: dict[str, TaskID] = {}
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        def draw(stage: str, done: int, total: int | None) -> None:
            task = stages.get(stage)
            if task is None:
                task = stages[stage] = progress.add_task(stage, total=total, rate="")
            speed = progress.tasks[list(stages).index(stage)].speed
            progress.update(task, completed=done, total=total, rate=f"{speed:,.0f}/s" if speed else "")
        yield draw
