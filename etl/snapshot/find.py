"""Which version is read: the one that CURRENT names, else the newest whole one. Open ones are kept for later."""

from __future__ import annotations

import os
import threading
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path

from etl.errors import NothingPublished, UsageError, VendorscopeError
from etl.snapshot.names import VERSION, Ignored, Listing, list_versions, read_pointer, version_path
from etl.snapshot.whole import Opened, UnfitError, open_whole

KEPT_OPEN = 4  # versions a process holds open; older ones are let go of, not closed
TRIES = 5  # CURRENT may move, and a version be pruned, while we look

Stamp = tuple[int, int, int, int]  # device, inode, size, time of change


@dataclass(frozen=True)
class Found:
    """A whole version and what was passed over on the way to it."""

    version: str
    opened: Opened
    ignored: tuple[Ignored, ...]


@dataclass(frozen=True)
class _Look:
    """What decided the last choice in a warehouse: the same again, and the choice stands."""

    pointer: str | Ignored
    folder: Stamp | None
    file: Stamp | None


_lock = threading.RLock()
_open: OrderedDict[Path, tuple[Stamp, Opened]] = OrderedDict()
_chosen: dict[Path, tuple[_Look, Found]] = {}
_damaged: dict[Path, tuple[Stamp, UnfitError]] = {}


def find(root: Path) -> Found:
    """The version in force, else the newest whole one. Raises NothingPublished."""
    with _lock:
        for _ in range(TRIES):
            pointer = read_pointer(root)
            folder = _stamp(root / "versions")
            if root in _chosen:
                look, found = _chosen[root]
                if look == _Look(pointer, folder, _stamp(version_path(root, found.version))):
                    return found
            try:
                found = _choose(root, pointer)
            except NothingPublished:
                if pointer == read_pointer(root):
                    raise
                continue
            if pointer == read_pointer(root):
                break
        _chosen[root] = (_Look(pointer, folder, _stamp(version_path(root, found.version))), found)
        return found


def find_named(root: Path, version: str) -> Found:
    """That version. Raises UsageError where there is none of that name, VendorscopeError where it is damaged."""
    with _lock:
        listing = list_versions(root)
        if not VERSION.fullmatch(version) or version not in listing.versions:
            raise UsageError(f"unknown version {version[:80]!r}: `vendorscope versions` lists those there are")
        try:
            opened = _get(root, version, listing)
        except UnfitError as unfit:
            raise VendorscopeError(
                f"version {version} is damaged: {unfit}; choose another of `vendorscope versions`"
            ) from unfit
        return Found(version, opened, tuple(_strays(listing)))


def forget() -> None:
    """In a forked child: the parent's connections have lost their threads, so they are neither used nor closed."""
    global _lock, _open, _chosen
    _inherited.append((_open, _chosen))
    _lock, _open, _chosen = threading.RLock(), OrderedDict(), {}


_inherited: list[object] = []
os.register_at_fork(after_in_child=forget)


def _choose(root: Path, pointer: str | Ignored) -> Found:
    """The version named by `pointer`, else the newest whole one, as things lie now."""
    listing = list_versions(root)
    ignored: list[Ignored] = [pointer] if isinstance(pointer, Ignored) else []
    candidates = list(reversed(listing.versions))
    if isinstance(pointer, str):
        if pointer in candidates:
            candidates.remove(pointer)
            candidates.insert(0, pointer)
        else:
            ignored.append(Ignored("version_missing", pointer, f"CURRENT names version {pointer}, which is missing."))
    for version in candidates:
        try:
            opened = _get(root, version, listing)
        except UnfitError as unfit:
            ignored.append(Ignored(unfit.reason, version, f"Version {version} was passed over: {unfit}."))
            continue
        return Found(version, opened, (*ignored, *_strays(listing)))
    if not listing.versions and pointer == Ignored("pointer_missing", "CURRENT", "CURRENT is missing."):
        ignored = []  # a new warehouse has neither: that is no damage
    told = f" ({' '.join(map(str, ignored))})" if ignored else ""
    raise NothingPublished(f"nothing is published in {root} yet: run `vendorscope refresh`{told}")


def _get(root: Path, version: str, listing: Listing) -> Opened:
    """The version, opened now or earlier. Raises UnfitError."""
    path = version_path(root, version)
    stamp = _stamp(path)
    if stamp is None:
        raise UnfitError("version_missing", "it is missing")
    if path in _open and _open[path][0] == stamp:
        _open.move_to_end(path)
        return _open[path][1]
    if path in _damaged and _damaged[path][0] == stamp:
        raise _damaged[path][1]
    try:
        opened = open_whole(path, version, aside=version in listing.with_wal or path in _open or bool(_inherited))
    except UnfitError as unfit:
        _damaged[path] = (stamp, unfit)
        raise
    _open[path] = (stamp, opened)
    while len(_open) > KEPT_OPEN:
        _open.popitem(last=False)
    return opened


def _strays(listing: Listing) -> list[Ignored]:
    logs = [
        Ignored("stray_wal", name, f"A log file (.wal) beside version {name} was passed over: no version has one.")
        for name in sorted(listing.with_wal)
    ]
    return logs + [
        Ignored("stray_file", name, f"{name!r} in versions/ was passed over: it is no version.")
        for name in listing.strays
    ]


def _stamp(path: Path) -> Stamp | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns
