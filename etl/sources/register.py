"""`sources.toml`: which sources there are. Every problem in it is named at once, before anything is read."""

from __future__ import annotations

import re
import stat
import tomllib
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import urlsplit

from etl.errors import UsageError
from etl.records import Source

FILE = "sources.toml"
KEYS = ("id", "kind", "url", "path", "publisher", "enabled", "lang", "max_items")
PLACES = {"feed": ("url",), "page": ("url",), "folder": ("path",), "table": ("url", "path")}
ID = re.compile(r"[a-z0-9-]{1,50}", re.ASCII)
LANG = re.compile(r"[a-z]{2}", re.ASCII)
UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f]")
MAX_BYTES = 4 * 1024 * 1024


def read_register(data_dir: Path) -> tuple[Source, ...]:
    """The sources in the order of the file; none where there is no file.

    Raises UsageError naming every problem, one line each: place, value, mend.
    """
    entries, problems = _entries(_text(data_dir))
    seen: dict[str, int] = {}
    sources = []
    for number, entry in enumerate(entries, start=1):
        found = [f"{FILE}: source {number}{_called(entry)}: {problem}" for problem in _problems(entry)]
        name = entry.get("id")
        if isinstance(name, str):
            if name in seen:
                found.append(f"{FILE}: source {number}: id: {name!r} is source {seen[name]} too (change one of them)")
            seen.setdefault(name, number)
        problems += found
        if not found:
            sources.append(Source(**entry))
    if problems:
        raise UsageError("\n".join(problems))
    return tuple(sources)


def _text(data_dir: Path) -> str:
    """The file's text; empty where there is none. Only a regular file inside the data directory is opened."""
    path = data_dir / FILE
    if not path.exists() and not path.is_symlink():
        return ""
    try:
        real = path.resolve(strict=True)
        if not real.is_relative_to(data_dir.resolve()):
            raise UsageError(f"{FILE}: is a link out of the data directory (put the file itself there)")
        status = real.stat()
        if not stat.S_ISREG(status.st_mode):
            raise UsageError(f"{FILE}: is not a regular file (remove it, or write a TOML file there)")
        if status.st_size > MAX_BYTES:
            raise UsageError(f"{FILE}: has {status.st_size} bytes, the most is {MAX_BYTES} (is it the right file?)")
        return real.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"{FILE}: byte {error.start + 1} is not UTF-8 (save the file as UTF-8)") from None
    except (OSError, RuntimeError) as error:
        why = getattr(error, "strerror", None) or "a link that leads to itself"
        raise UsageError(f"{FILE}: cannot be read: {why} (mend it or take it away)") from None


def _entries(text: str) -> tuple[list[dict[str, Any]], list[str]]:
    try:
        content = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        raise UsageError(f"{FILE}: is not TOML: {error or 'nested too deep'} (mend that line)") from None
    problems = [f"{FILE}: {key!r} is not a key of this file (only [[sources]])" for key in content if key != "sources"]
    entries = content.get("sources", [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        return [], [*problems, f"{FILE}: sources is not a list of tables (write [[sources]], in double brackets)"]
    return entries, problems


def _called(entry: dict[str, Any]) -> str:
    name = entry.get("id")
    return f" ({name!r})" if isinstance(name, str) else ""


def _problems(entry: dict[str, Any]) -> list[str]:
    """What is wrong with one entry, in the order of its keys."""
    found = [f"{key}: is not a key of a source (there are {', '.join(KEYS)})" for key in entry if key not in KEYS]
    name = entry.get("id")
    if not isinstance(name, str) or not ID.fullmatch(name):
        found.append(f"id: {_shown(name)} (an id is 1 to 50 of a-z, 0-9 and -)")
    kind = entry.get("kind")
    if not isinstance(kind, str) or kind not in PLACES:
        found.append(f"kind: {_shown(kind)} (a kind is feed, page, folder or table)")
    else:
        found += _place(kind, entry)
    if "url" in entry:
        found += _url(entry["url"])
    if "path" in entry:
        found += _path(entry["path"])
    return found + _rest(entry)


def _place(kind: str, entry: dict[str, Any]) -> list[str]:
    """Where it is: exactly one of url and path, and one that the kind can have."""
    given = [key for key in ("url", "path") if key in entry]
    allowed = PLACES[kind]
    if not given:
        return [f"{allowed[0]}: is missing (a {kind} has {' or '.join(allowed)})"]
    wrong = [f"{key}: a {kind} has no {key} (write {' or '.join(allowed)})" for key in given if key not in allowed]
    if not wrong and len(given) > 1:
        return ["url, path: both are given (a source has one of them)"]
    return wrong


def _url(url: object) -> list[str]:
    mend = "write http:// or https://, a host and a path"
    if not isinstance(url, str) or UNSEEN.search(url) or " " in url:
        return [f"url: {_shown(url)} is no address ({mend})"]
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        return [f"url: {_shown(url)}: {error} ({mend})"]
    if parts.scheme not in ("http", "https"):
        return [f"url: {_shown(url)} has the scheme {parts.scheme or 'none'!r} ({mend})"]
    if not host:
        return [f"url: {_shown(url)} has no host ({mend})"]
    if parts.username is not None or parts.password is not None:
        return [f"url: the address of {host} carries a user name or password (leave them out)"]
    return []


def _path(path: object) -> list[str]:
    mend = "write it relative to the data directory"
    if not isinstance(path, str) or not path.strip() or UNSEEN.search(path):
        return [f"path: {_shown(path)} is no path ({mend})"]
    if path.startswith(("/", "\\", "~")) or re.match(r"[A-Za-z]:[\\/]", path):
        return [f"path: {_shown(path)} is absolute ({mend})"]
    depth = 0
    for part in PurePosixPath(path.replace("\\", "/")).parts:
        depth += -1 if part == ".." else 1
        if depth < 0:
            return [f"path: {_shown(path)} leaves the data directory ({mend}, without ..)"]
    return []


def _rest(entry: dict[str, Any]) -> list[str]:
    found = []
    publisher, lang, most = entry.get("publisher", "x"), entry.get("lang", "en"), entry.get("max_items", 1)
    if not isinstance(publisher, str) or not publisher.strip() or UNSEEN.search(publisher):
        found.append(f"publisher: {_shown(publisher)} (a publisher is a name)")
    if not isinstance(entry.get("enabled", True), bool):
        found.append(f"enabled: {_shown(entry['enabled'])} (write true or false)")
    if not isinstance(lang, str) or not LANG.fullmatch(lang):
        found.append(f"lang: {_shown(lang)} (a language is two letters, as en or id)")
    if isinstance(most, bool) or not isinstance(most, int) or not 1 <= most <= 1_000_000:
        found.append(f"max_items: {_shown(most)} (write a whole number from 1 to 1000000)")
    return found


def _shown(value: object) -> str:
    """A value as a message shows it: short, or the word for its absence."""
    if value is None:
        return "is missing"
    text = repr(value)
    return text if len(text) <= 100 else text[:100] + "…"
