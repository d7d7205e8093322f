"""Words of a language file, as a part of a regular expression."""

from __future__ import annotations

import re
from collections.abc import Iterable

from etl.vocabulary import languages


def any_of(phrases: Iterable[str]) -> str:
    """A group that matches any of the phrases (braces written out), the longest first; blanks match any one blank.

    An empty list matches nothing at all.
    """
    told = {full.lower() for phrase in phrases for full in languages.written_out(phrase)}
    if not told:
        return r"(?!)"
    longest_first = sorted(told, key=lambda each: (-len(each), each))
    return "(?:" + "|".join(re.escape(each) for each in longest_first) + ")"
