"""What is said of a setting that is refused: where it is given, its key and value, what is wrong, the mend."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from etl.settings.models import Settings
from etl.settings.places import Key, Place, keys, near

WRONG = {
    "extra_forbidden": "there is no such setting",
    "float_type": "is not a number",
    "int_type": "is not a whole number",
    "finite_number": "is not a finite number",
    "greater_than": "is not above {gt:g}",
    "greater_than_equal": "is below {ge:g}",
    "less_than_equal": "is above {le:g}",
    "is_instance_of": "is no path",
    "path_type": "is no path",
    "tuple_type": "is not a list of texts",
    "string_type": "is not a text",
    "model_type": "is not a section",
    "model_attributes_type": "is not a section",
    "value_error": "{error}",
}
CONSEQUENCE = "default_factory_not_called"  # of another problem, which is told


def refusals(problems: Sequence[ErrorDetails], places: Sequence[Place]) -> str:
    """A line for each problem that the model found."""
    return "\n".join(_refusal(problem, places) for problem in problems if problem["type"] != CONSEQUENCE)


def _refusal(problem: ErrorDetails, places: Sequence[Place]) -> str:
    key: Key = tuple(part for part in problem["loc"] if isinstance(part, str))
    place = next((place for place in places if place.has(key)), places[-1])
    wrong = WRONG.get(problem["type"], problem["msg"]).format(**problem.get("ctx", {}))
    if problem["type"] == "extra_forbidden":
        known = [".".join(known) for known, _ in keys()]
        return f"{place.name(key)}: {wrong}{near('.'.join(key), known)}: take it out"
    return f"{place.name(key)}: {_short(problem['input'])} {wrong}: {_mend(key)}"


def _mend(key: Key) -> str:
    found = Settings.model_fields[key[0]]
    if len(key) == 1 and found.description is None:
        return f"write a table [{key[0]}]"
    if len(key) == 2 and found.annotation is not None:
        found = found.annotation.model_fields[key[1]]
    return f"give {found.description}{_such_as(found)}"


def _such_as(field: FieldInfo) -> str:
    default: Any = field.default
    return f", such as {default:g}" if isinstance(default, int | float) else ""


def _short(value: Any) -> str:
    text = repr(str(value)) if not isinstance(value, int | float | str) else repr(value)
    return text if len(text) <= 80 else text[:79] + "…"
