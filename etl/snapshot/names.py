"""What lies in a warehouse, by name alone: the pointer, the versions, and what is neither."""

from __future__ import annotations

import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

VERSION = re.compile(r"[0-9A-Za-z._-]{1,64}")
SUFFIX = ".duckdb"
POINTER_BYTES = 256  # a name has 64 at most; what is longer is no pointer

Reason = Literal[
    "pointer_missing", "pointer_unreadable", "version_missing", "damaged", "unfinished", "stray_wal", "stray_file"
]


@dataclass(frozen=True)
class Ignored:
    """Something in the warehouse that was passed over: `str()` is an English sentence, `reason` a key to translate."""

    reason: Reason
    name: str
    says: str

    def __str__(self) -> str:
        return self.says


@dataclass(frozen=True)
class Listing:
    """The versions by name, oldest first, those with a log file beside them, and the strays."""

    versions: tuple[str, ...]
    with_wal: frozenset[str]
    strays: tuple[str, ...]


def version_path(root: Path, version: str) -> Path:
    """Where that version lies. Raises ValueError for what is no version name, such as a path."""
    if not VERSION.fullmatch(version):
        raise ValueError(f"no version name: {version!r}")
    return root / "versions" / (version + SUFFIX)


def read_pointer(root: Path) -> str | Ignored:
    """The version that CURRENT names (it need not exist), or why it names none. Never waits, whatever CURRENT is."""
    try:
        handle = os.open(root / "CURRENT", os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        try:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                return Ignored("pointer_unreadable", "CURRENT", "CURRENT is not a file.")
            text = os.read(handle, POINTER_BYTES)
        finally:
            os.close(handle)
    except FileNotFoundError:
        return Ignored("pointer_missing", "CURRENT", "CURRENT is missing.")
    except OSError as error:
        return Ignored("pointer_unreadable", "CURRENT", f"CURRENT cannot be read ({error.strerror}).")
    name = text.decode("utf-8", "replace").strip()
    if not VERSION.fullmatch(name):
        return Ignored("pointer_unreadable", "CURRENT", f"CURRENT names no version, it says {name[:40]!r}.")
    return name


def list_versions(root: Path) -> Listing:
    """What lies in `versions/`. An absent or unreadable folder lists as empty."""
    versions, logs, strays = [], set(), []
    for name, is_file in _entries(root / "versions"):
        version, log = name.removesuffix(SUFFIX), name.partition(SUFFIX + ".wal")
        if name.endswith(SUFFIX) and is_file and VERSION.fullmatch(version):
            versions.append(version)
        elif log[1]:
            logs.add(log[0])
        elif not name.startswith(".nfs"):  # a file that a reader on NFS still holds
            strays.append(name)
    return Listing(tuple(sorted(versions)), frozenset(logs), tuple(sorted(strays)))


def _entries(folder: Path) -> list[tuple[str, bool]]:
    try:
        with os.scandir(folder) as entries:
            return [(entry.name, entry.is_file()) for entry in entries]
    except OSError:
        return []
