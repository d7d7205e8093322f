"""Text as text: nothing in it is read as markup, link, image, formula or icon."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")


def plain(text: object) -> str:
    """`text` escaped for every place that reads Markdown (headings, captions, labels). On one line."""
    return _PUNCTUATION.sub(r"\\\1", " ".join(str(text).split()))


def plain_inside(text: object) -> str:
    """The same for a piece of a line: a blank at either end of it stays."""
    told = str(text)
    shown = plain(told)
    return (" " if told[:1].isspace() else "") + shown + (" " if shown and told[-1:].isspace() else "")


def safe_url(url: object) -> str | None:
    """`url` where it is http or https with a host and without blanks or a password, else None."""
    if not isinstance(url, str) or not url.isprintable() or " " in url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname and "@" not in parts.netloc else None
