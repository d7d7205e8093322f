"""Which regular files lie below a folder: links are followed only inside the data directory, nothing is opened."""

from __future__ import annotations

import errno
import os
import stat
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from etl.records import Rejection
from etl.sources.refusal import refuse


def shown(path: Path, root: Path) -> str:
    """`path` (below `root`, named by it) with forward slashes; bytes that are not UTF-8 are written as `\\xff`."""
    name = str(path)[len(str(root)) :].lstrip("/") or "."
    return name if name.isascii() else os.fsencode(name).decode("utf-8", "backslashreplace")


@dataclass(frozen=True)
class Found:
    """A regular file inside the data directory: the path that names it, and the real one behind any links."""

    path: Path
    real: Path
    name: str
    size: int


class Walk:
    """Looks at files of one data directory. What it has to pass over is added to `rejections`."""

    def __init__(self, root: Path, hidden: tuple[Path, ...] = ()) -> None:
        """`root` is resolved already; below the real paths `hidden` (the warehouse) nothing is looked at."""
        self.root = root
        self.hidden = hidden
        self.rejections: list[Rejection] = []

    def file(self, path: Path) -> Found | None:
        """The regular file at `path`, or None with a rejection."""
        found = self._stat(path)
        if found is None:
            return None
        real, status = found
        if not stat.S_ISREG(status.st_mode):
            self._no(path, "not_a_file", f"this is {_kind(status.st_mode)}")
            return None
        return Found(path, real, shown(path, self.root), status.st_size)

    def folder(self, path: Path) -> Path | None:
        """The real folder at `path`, or None with a rejection."""
        found = self._stat(path)
        if found is None:
            return None
        real, status = found
        if not stat.S_ISDIR(status.st_mode):
            self._no(path, "not_a_file", f"a folder belongs here, this is {_kind(status.st_mode)}")
            return None
        return real

    def names(self, folder: Path) -> list[Path]:
        """What lies in `folder`, names with a leading dot left out, in the order of the names' bytes."""
        return [folder / entry.name for entry in self._entries(folder)]

    def silent(self) -> Walk:
        """A walk of the same directory whose rejections nobody hears: for sources that are switched off."""
        return Walk(self.root, self.hidden)

    def below(self, top: Path, wanted: Callable[[str], bool], ignored: set[str]) -> Iterator[Found]:
        """The files with a `wanted` name at every depth of `top`; the names of others are added to `ignored`.

        A folder is walked once, under a name of its own where it has one: links to folders come last, so loops end.
        """
        # A plain folder in a real one is real: to resolve it anew, part by part, would take minutes at depth 2000.
        folders: deque[tuple[Path, Path | None]] = deque([(top, None)])
        links: deque[Path] = deque()
        seen: set[Path] = set()
        while folders or links:
            folder, known = folders.popleft() if folders else (links.popleft(), None)
            real = known or self.folder(folder)
            if real is None or real in seen:
                continue
            seen.add(real)
            for entry in self._entries(folder):
                path = folder / entry.name
                if _leads_to_folder(entry):
                    if entry.is_symlink():
                        links.append(path)
                    elif real / entry.name not in self.hidden:
                        folders.append((path, real / entry.name))
                elif not wanted(entry.name):
                    ignored.add(shown(path, self.root))
                elif found := self._plain(entry, path, real) or self.file(path):
                    yield found

    def _entries(self, folder: Path) -> list[os.DirEntry[str]]:
        try:
            with os.scandir(folder) as entries:
                return sorted((e for e in entries if not e.name.startswith(".")), key=lambda e: os.fsencode(e.name))
        except OSError as error:
            self._no(folder, "unreadable", f"the folder cannot be read: {error.strerror}")
            return []

    def _plain(self, entry: os.DirEntry[str], path: Path, folder: Path) -> Found | None:
        """The short way for a regular file that no link leads to; `folder` is real. None: look closer."""
        try:
            if not entry.is_file(follow_symlinks=False):
                return None
            size = entry.stat(follow_symlinks=False).st_size
        except OSError:
            return None
        return Found(path, folder / entry.name, shown(path, self.root), size)

    def _stat(self, path: Path) -> tuple[Path, os.stat_result] | None:
        """Where `path` ends and what is there; None with a rejection where that is no place to read from."""
        try:
            real = path.resolve()
            if real.is_relative_to(self.root) and not any(real.is_relative_to(hidden) for hidden in self.hidden):
                return real, real.stat()
            reason, found = "outside", "this leads out of the data directory or into the warehouse"
        except FileNotFoundError:
            reason, found = "not_a_file", "this is a link to nothing" if path.is_symlink() else "there is nothing here"
        except (OSError, RuntimeError) as error:
            if isinstance(error, RuntimeError) or error.errno == errno.ELOOP:
                reason, found = "not_a_file", "this is a link that leads to itself"
            else:
                reason, found = "unreadable", f"this cannot be opened: {error.strerror}"
        self._no(path, reason, found)
        return None

    def _no(self, path: Path, reason: str, found: str) -> None:
        self.rejections.append(refuse(shown(path, self.root), reason, found))


def _leads_to_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _kind(mode: int) -> str:
    """What a thing is that is not what was expected."""
    kinds = {
        stat.S_IFREG: "a file",
        stat.S_IFDIR: "a folder",
        stat.S_IFIFO: "a pipe",
        stat.S_IFSOCK: "a socket",
        stat.S_IFCHR: "a device",
        stat.S_IFBLK: "a device",
    }
    return kinds.get(stat.S_IFMT(mode), "not a regular file")
