"""When to run again: every so often or by a cron expression; one run at a time, a missed one caught up once."""

from __future__ import annotations

import re
import signal
import subprocess
import threading
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.base import BaseTrigger
from apscheduler.triggers.combining import OrTrigger
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.interval import IntervalTrigger

from etl.errors import UsageError

UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}
LONGEST = timedelta(days=366)
DAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")  # as cron counts them; APScheduler begins at Monday
PATIENCE_S = 12  # for a run to end in an orderly way; killing it then harms nothing

Sign = Callable[[int], None]


def zone(name: str) -> tzinfo:
    """The time zone of that name. Raises UsageError."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise UsageError(f"--tz: unknown time zone {name!r}: give one such as Europe/Berlin or UTC") from error


def every(text: str) -> BaseTrigger:
    """`90s`, `30m`, `6h` or `1d`. Raises UsageError for anything else, and for less than a second."""
    found = re.fullmatch(r"([0-9]{1,9}(?:\.[0-9]{1,9})?)([smhd])", text.strip(), re.ASCII)
    length = timedelta(**{UNITS[found[2]]: min(float(found[1]), 1e8)}) if found else timedelta()
    if not timedelta(seconds=1) <= length <= LONGEST:
        raise UsageError(f"--every: {text!r} is no interval: from 1s to 366d, such as 90s, 30m, 6h or 1d")
    return IntervalTrigger(seconds=length.total_seconds(), timezone=UTC)


def cron(text: str, tz: tzinfo | None) -> BaseTrigger:
    """Minute, hour, day of the month, month, day of the week, as cron has them; None: this machine's time zone.

    Raises UsageError.
    """
    try:
        minute, hour, day, month, weekday = text.split()
        days = _weekdays(weekday)
        parts = [{"day": day, "day_of_week": days}]
        if not day.startswith("*") and not weekday.startswith("*"):  # then cron takes the one or the other
            parts = [{"day": day}, {"day_of_week": days}]
        triggers = [CronTrigger(minute=minute, hour=hour, month=month, timezone=tz, **part) for part in parts]
    except ValueError as error:
        raise UsageError(
            f"--cron: {text!r} is no cron expression: minute hour day month weekday, such as '0 */6 * * *'"
        ) from error
    trigger = triggers[0] if len(triggers) == 1 else OrTrigger(triggers)
    if trigger.get_next_fire_time(None, datetime.now(UTC)) is None:
        raise UsageError(f"--cron: {text!r} never comes: check its day and month")
    return trigger


def missed(trigger: BaseTrigger, last: datetime | None) -> bool:
    """Whether a time has passed since the run that began at `last` (naive UTC); nothing is missed before the first."""
    if last is None:
        return False
    due = trigger.get_next_fire_time(None, last.replace(tzinfo=UTC) + timedelta(microseconds=1))
    return due is not None and due <= datetime.now(UTC)


class Schedule:
    """Runs `command` in a process of its own whenever `trigger` says; whatever becomes of a run, the next one comes."""

    def __init__(self, trigger: BaseTrigger, command: Sequence[str], ended: Sign, max_runs: int | None = None) -> None:
        self._command, self._ended, self._max_runs = list(command), ended, max_runs
        self._trigger = trigger
        self._runs = 0
        self._lock = threading.Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self._done = threading.Event()

    def keep(self, at_once: bool) -> None:
        """Blocks until `max_runs` runs have ended; what is raised meanwhile, such as Interrupted, ends the run too."""
        # One worker: no overlap. Two instances: a time that comes during a run is caught up after it, once.
        scheduler = BackgroundScheduler(executors={"default": ThreadPoolExecutor(1)}, timezone=UTC)
        first = {"next_run_time": datetime.now(UTC)} if at_once else {}
        scheduler.add_job(
            self._run, self._trigger, name="refresh", max_instances=2, coalesce=True, misfire_grace_time=None, **first
        )
        scheduler.start()
        try:
            self._done.wait()
        finally:
            self._end()
            scheduler.shutdown(wait=False)

    def _run(self) -> None:
        with self._lock:
            if self._done.is_set():
                return
            # A process group of its own: Ctrl-C reaches the run once, through us.
            self._child = subprocess.Popen(self._command, stdin=subprocess.DEVNULL, process_group=0)
        code = self._child.wait()
        self._ended(code)
        self._runs += 1
        if self._max_runs is not None and self._runs >= self._max_runs:
            self._done.set()

    def _end(self) -> None:
        """No further run, and an end to the one there is."""
        with self._lock:
            self._done.set()
            child = self._child
        if child is None or child.poll() is not None:
            return
        child.send_signal(signal.SIGTERM)
        try:
            child.wait(PATIENCE_S)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


def _weekdays(text: str) -> str:
    """Days of the week by name: the numbers of cron are not those of APScheduler. Raises ValueError."""
    if text == "*":
        return text
    found: set[int] = set()
    for part in text.lower().split(","):
        shape = re.fullmatch(r"(\*|[a-z]{3}|[0-7])(?:-([a-z]{3}|[0-7]))?(?:/([1-7]))?", part, re.ASCII)
        if shape is None:
            raise ValueError(part)
        first = 0 if shape[1] == "*" else _weekday(shape[1])
        last = 6 if shape[1] == "*" or (shape[3] and not shape[2]) else _weekday(shape[2] or shape[1])
        last += 7 if last < first else 0
        found |= {day % 7 for day in range(first, last + 1, int(shape[3] or 1))}
    return ",".join(DAYS[day] for day in sorted(found))


def _weekday(text: str) -> int:
    return DAYS.index(text) if text.isalpha() else int(text) % 7
