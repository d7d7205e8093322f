"""The warehouse on disk: who may write, which version is in force, how a new one comes in and old ones go."""

from __future__ import annotations

import itertools
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal

from etl.errors import NothingPublished, VendorscopeError
from etl.publish.files import ASIDE, sync, told, write_aside
from etl.publish.lock import locked
from etl.publish.runs import drop_unfinished
from etl.snapshot import Snapshot, list_versions, read_pointer, version_path
from etl.snapshot.whole import UnfitError, open_whole

STAMP = "%Y%m%dT%H%M%SZ"
LITTER = (".build-", ".staging-", ASIDE)
COMING = ".coming"  # names the version that is being brought in, until CURRENT names it
HELD = "HELD"  # the content that a rollback turned away from

_numbers = itertools.count(1)


class Warehouse:
    """Everything a run makes, under `root`. Whatever changes it is called with the lock held."""

    def __init__(self, root: Path | str) -> None:
        self.root = Path(root).absolute()

    def __fspath__(self) -> str:
        return str(self.root)

    @contextmanager
    def lock(self, wait_s: float = 0) -> Iterator[None]:
        """The right to write here; what a killed run left is swept. Raises Busy, or VendorscopeError with the mend."""
        with ExitStack() as stack:
            with told(f"opening the warehouse {self.root}"):
                (self.root / "versions").mkdir(parents=True, exist_ok=True)
                stack.enter_context(locked(self.root / "lock", wait_s))
            self.sweep()
            yield

    def current(self) -> str | None:
        """The version that readers see: that which CURRENT names, else the newest whole one; None before the first."""
        try:
            return Snapshot.open(self.root).version
        except NothingPublished:
            return None

    def versions(self) -> tuple[str, ...]:
        """Names of all versions there are, newest first, whole or not."""
        return tuple(reversed(list_versions(self.root).versions))

    def version_path(self, version: str) -> Path:
        """Where that version lies or would lie. Raises ValueError for what is no version name."""
        return version_path(self.root, version)

    def new_version(self, now: datetime) -> str:
        """A name for a version made `now` (UTC), such as 20261122T060012Z.

        It sorts after all others, also when the clock went back or two are made in one second.
        """
        pointer = read_pointer(self.root)
        taken = [*self.versions(), *([pointer] if isinstance(pointer, str) else [])]
        name, last = now.strftime(STAMP), max(taken, default="")
        return name if name > last else _after(last)

    def scratch(self, kind: Literal["build", "staging"]) -> Path:
        """A path for a temporary file of this run: not made yet, and swept by the next run if this one is killed."""
        return self.root / f".{kind}-{os.getpid()}-{next(_numbers)}.duckdb"

    def sweep(self) -> None:
        """Removes what killed runs left: scratch files, half-written files and records, a version that was never put
        in force.

        Then CURRENT names again what readers see, if it was lost or names something damaged.
        """
        with told("sweeping the warehouse"):
            _sweep(self.root, LITTER)
            for folder in ("versions", "runs", "runs/*", "archive", "statements", "statements/*"):
                for each in self.root.glob(folder):
                    _sweep(each, ASIDE)
            drop_unfinished(self.root)
            self._drop_what_never_came()
            seen = self.current()
            if seen is not None and read_pointer(self.root) != seen:
                self._point_at(seen)

    def publish(self, build: Path, version: str) -> None:
        """The finished and closed file `build` becomes `version`, and readers see it whole from one moment on.

        Raises VendorscopeError with the mend where the disk refuses, or the file is not whole: the old version stands.
        """
        target = self.version_path(version)
        if target.exists():
            raise VendorscopeError(f"{target} exists already and is never written again: name the version anew")
        try:
            meta = open_whole(build, version).meta
        except UnfitError as unfit:
            raise VendorscopeError(f"the new version is not whole: {unfit}; check the disk, run again") from unfit
        with told(f"publishing version {version}"):
            try:
                os.utime(build, ns=(meta.file_time, meta.file_time))
                build.chmod(0o444)
                sync(build)
                write_aside(self.root / COMING, f"{version}\n".encode())
                build.rename(target)
                sync(target.parent)
                self._point_at(version)
            except BaseException:
                with suppress(OSError):
                    self._drop_what_never_came()
                raise
            with suppress(OSError):
                (self.root / COMING).unlink()  # the next sweep sees that CURRENT names it

    def prune(self, keep: int) -> tuple[str, ...]:
        """Removes all but the newest `keep` versions, never the current one; the names removed.

        What the disk will not let go of stays for the next time. Readers that hold a version open keep it.
        """
        current = self.current()
        kept = {current} if current is not None else set()
        for version in self.versions():
            if len(kept) < max(keep, 1):
                kept.add(version)
        gone = [version for version in self.versions() if version not in kept]
        for version in gone:
            with suppress(OSError):
                self.version_path(version).unlink()
        return tuple(gone)

    def roll_back(self, version: str) -> None:
        """Makes `version` current and holds back the content turned away from.

        Raises UsageError for an unknown version, VendorscopeError for a damaged one.
        """
        chosen = Snapshot.open(self.root, version).meta
        seen = Snapshot.open(self.root).meta
        if seen.version == version:
            return
        held = self.held() or seen.content  # rolled back twice: the inputs still give what was held first
        with told(f"rolling back to version {version}"):
            if held != chosen.content:
                write_aside(self.root / HELD, f"{held}\n".encode())
            self._point_at(version)
        if held == chosen.content:
            self.release_hold()

    def held(self) -> str | None:
        """The content that a refresh must not publish again until inputs change, or None."""
        with suppress(OSError):
            return (self.root / HELD).read_text("ascii", "replace").strip() or None
        return None

    def release_hold(self) -> None:
        """Inputs have changed, or somebody insists: what was rolled back from may be published again."""
        with told("releasing the hold of a rollback"):
            (self.root / HELD).unlink(missing_ok=True)

    def _point_at(self, version: str) -> None:
        write_aside(self.root / "CURRENT", f"{version}\n".encode())

    def _drop_what_never_came(self) -> None:
        marker = self.root / COMING
        try:
            version = marker.read_text("ascii", "replace").strip()
        except FileNotFoundError:
            return
        if version != read_pointer(self.root):
            with suppress(ValueError, FileNotFoundError):
                self.version_path(version).unlink()
        marker.unlink()


def _sweep(folder: Path, litter: str | tuple[str, ...]) -> None:
    if not folder.is_dir():
        return
    for entry in list(folder.iterdir()):
        if entry.name.startswith(litter):
            if entry.is_dir() and not entry.is_symlink():
                shutil.rmtree(entry)
            else:
                entry.unlink(missing_ok=True)


def _after(last: str) -> str:
    """The next name after `last`: a second later where it is a time, else the same with a number."""
    stamp = re.match(r"\d{8}T\d{6}Z", last)
    with suppress(ValueError):
        if stamp:
            return (datetime.fromisoformat(stamp[0]) + timedelta(seconds=1)).strftime(STAMP)
    numbered = re.fullmatch(r"(.*)-(\d{6})", last)
    stem, number = (numbered[1], int(numbered[2])) if numbered else (last, 0)
    if len(stem) > 57:
        raise VendorscopeError(f"no version name sorts after {last!r}: give that file in versions/ a shorter name")
    return f"{stem}-{number + 1:06d}"
