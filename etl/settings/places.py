"""Where settings are given: flags, the environment, `vendorscope.toml`. Each says its values and how it names a key."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from etl.errors import UsageError
from etl.settings.models import Settings

PREFIX = "VENDORSCOPE_"
CONFIG = PREFIX + "CONFIG"
NAME = "vendorscope.toml"
NUMBER = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?", re.ASCII)
DIGITS = 400  # no number of ours is longer, and Python refuses to read one of thousands

Key = tuple[str, ...]
Values = dict[str, Any]


@dataclass(frozen=True)
class Place:
    """`values` as the model has them, nested by section; `name` says a key as a user of this place knows it."""

    values: Values
    name: Callable[[Key], str]
    problems: tuple[str, ...] = ()

    def has(self, key: Key) -> bool:
        """Whether the key, or the table that it names, is given here."""
        values: Any = self.values
        for part in key:
            if not isinstance(values, dict) or part not in values:
                return False
            values = values[part]
        return True


def keys(model: type[BaseModel] = Settings, section: Key = ()) -> Iterator[tuple[Key, Any]]:
    """Every key with its type."""
    for name, field in model.model_fields.items():
        kind = field.annotation
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            yield from keys(kind, (*section, name))
        else:
            yield (*section, name), kind


def config_path(given: Mapping[str, Any], environ: Mapping[str, str], cwd: Path) -> Path | None:
    """The file to read; None where none is asked for and none lies in the working directory."""
    for name, value in (("--config", given.get("config")), (CONFIG, environ.get(CONFIG))):
        if value is not None:
            path = cwd / value
            if not value or not path.is_file():
                raise UsageError(f"{name}: {str(value)!r} is no file: name a settings file, or leave it out")
            return path
    return cwd / NAME if (cwd / NAME).exists() else None


def flags(given: Mapping[str, Any], cwd: Path) -> Place:
    """What was typed; what was not is None or absent."""
    values = {key: _path(given[key], cwd) for key in ("data_dir", "warehouse") if given.get(key) is not None}
    return Place(values, lambda key: "--" + key[0].replace("_", "-"))


def environment(environ: Mapping[str, str], cwd: Path) -> Place:
    """Variables VENDORSCOPE_KEY and VENDORSCOPE_SECTION_KEY; every other one of that prefix is a problem."""
    known = {_variable(key): (key, kind) for key, kind in keys()}
    values: Values = {}
    problems = []
    for variable in sorted(name for name in environ if name.startswith(PREFIX) and name != CONFIG):
        if variable not in known:
            problems.append(f"{variable}: there is no such setting{near(variable, [*known, CONFIG])}: unset it")
            continue
        key, kind = known[variable]
        _put(values, key, _typed(environ[variable], kind, cwd))
    return Place(values, _variable, tuple(problems))


def file(path: Path | None) -> Place:
    """What the file says; its relative paths are relative to it."""
    if path is None:
        return Place({}, ".".join)
    try:
        values = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror}): make it readable, or name another") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: is not UTF-8: save it as UTF-8") from error
    except (ValueError, RecursionError) as error:  # a number of thousands of digits is a plain ValueError
        raise UsageError(f"{path}: is not TOML: {error}: mend it there") from error
    for key, kind in keys():
        holder = values.get(key[0]) if len(key) == 2 else values
        if isinstance(holder, dict) and isinstance(holder.get(key[-1]), str) and kind is Path:
            holder[key[-1]] = _path(holder[key[-1]], path.parent)
        elif isinstance(holder, dict) and isinstance(holder.get(key[-1]), list):
            holder[key[-1]] = tuple(holder[key[-1]])
    return Place(values, lambda key: f"{path}: {'.'.join(key)}")


def near(word: str, known: list[str]) -> str:
    """` (did you mean …?)`, or nothing."""
    found = get_close_matches(word, known, 1)
    return f" (did you mean {found[0]}?)" if found else ""


def _variable(key: Key) -> str:
    return PREFIX + "_".join(key).upper()


def _put(values: Values, key: Key, value: Any) -> None:
    for part in key[:-1]:
        values = values.setdefault(part, {})
    values[key[-1]] = value


def _path(text: str, base: Path) -> Any:
    """An absolute path; an empty text stays one, which the model refuses."""
    return base.absolute() / text if text else text


def _typed(text: str, kind: Any, cwd: Path) -> Any:
    """The text as the type has it; one that does not fit stays text, which the model refuses."""
    if kind is Path:
        return _path(text, cwd)
    if kind not in (int, float):
        return tuple(part.strip() for part in text.split(",") if part.strip())
    text = text.strip()
    if not NUMBER.fullmatch(text) or len(text) > DIGITS:
        return text
    return int(text) if text.lstrip("+-").isdigit() else float(text)
