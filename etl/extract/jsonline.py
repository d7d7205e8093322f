"""A line of a `.jsonl` file: a document, and what its keeper says of it."""

from __future__ import annotations

import json
import re
from datetime import date

from etl.extract.reading import Read, Refused
from etl.extract.webpage.about import LANG, one_line

DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


def read_line(data: bytes) -> Read:
    """The document in `data`; its text stays as it is, for offsets of others may point into it. Raises Refused."""
    try:
        told = json.loads(data.decode())
    except UnicodeDecodeError as error:
        raise Refused("encoding", f"byte {error.start + 1} of the line is not UTF-8") from None
    except (ValueError, RecursionError) as error:
        raise Refused("bad_json", f"this is no JSON: {error}") from None
    if not isinstance(told, dict):
        raise Refused("bad_json", "this is no JSON object")
    text = _string(told, "text", required=True) or ""
    doc_id = _string(told, "doc_id", required=True)
    lang = _string(told, "lang")
    if lang and not LANG.fullmatch(lang):
        raise Refused("bad_json", f"{lang[:50]!r} is not the code of a language, as en or id", "lang")
    published_on = _string(told, "published_on")
    if published_on and not _is_date(published_on):
        raise Refused("bad_json", f"{published_on[:50]!r} is no date (YYYY-MM-DD)", "published_on")
    return Read(
        text,
        title=one_line(_string(told, "title")),
        lang=lang[:2].lower() if lang else None,
        published_on=published_on or None,
        doc_id=doc_id,
    )


def _string(told: dict[str, object], key: str, *, required: bool = False) -> str | None:
    """A key's text; null and absence are one, save where it is `required`."""
    value = told.get(key)
    if value is None and not required:
        return None
    if not isinstance(value, str) or (required and not value.strip()):
        raise Refused("bad_json", f"{key} is missing" if value in (None, "") else f"{key} is not a text", key)
    try:
        value.encode()
    except UnicodeEncodeError:
        raise Refused("bad_json", f"{key} holds half of a surrogate pair", key) from None
    return value


def _is_date(text: str) -> bool:
    match = DATE.fullmatch(text)
    if not match:
        return False
    try:
        return 1900 <= date(int(match[1]), int(match[2] or 1), int(match[3] or 1)).year <= 2100
    except ValueError:
        return False
