"""Words of a language file, as a part of a regular expression."""

from __future__ import annotations

import re
from collections.abc import Iterable

from etl.vocabulary import languages

Branches = dict[str, "Branches"]
END = ""


def any_of(phrases: Iterable[str]) -> str:
    """A group that matches any of the phrases (braces written out), a longer one rather than one that it begins with.

    Phrases share their beginnings in it, so that a position where none begins is left after a letter or two. An empty
    list matches nothing at all.
    """
    root: Branches = {}
    for phrase in phrases:
        for full in languages.written_out(phrase):
            branches = root
            for sign in full.lower():
                branches = branches.setdefault(sign, {})
            branches[END] = {}
    return f"(?:{_pattern(root)})" if root else r"(?!)"


def _pattern(branches: Branches) -> str:
    """A pattern for everything that goes on from here; nothing, if a phrase ends here."""
    single: list[str] = []
    longer: list[str] = []
    for sign in sorted(branches):
        if sign == END:
            continue
        rest = _pattern(branches[sign])
        (longer if rest else single).append(re.escape(sign) + rest)
    if len(single) > 1:
        single = ["[" + "".join(single) + "]"]
    found = longer + single
    if not found:
        return ""
    if END in branches:
        return f"(?:{'|'.join(found)})?"
    return found[0] if len(found) == 1 else f"(?:{'|'.join(found)})"
