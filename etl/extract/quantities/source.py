"""The text as the reader sees it: plain blanks, quotes and dashes, without what does not show; offsets lead back."""

from __future__ import annotations

import html
import re
from bisect import bisect_right

from etl.extract.quantities.tables import Tables

# One code point for one: offsets stay.
ALIKE = tuple(
    (sign, plain)
    for plain, signs in (
        (" ", "\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u202f\u205f\u3000"),
        ("\n", "\u2028\u2029\u0085"),
        ("'", "\u2019\u2018\u02bc\uff07"),
        ('"', "\u201c\u201d\u201e\u00ab\u00bb"),
        ("-", "\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d"),
        ("$", "\uff04\ufe69"),
        ("\u00a5", "\uffe5"),
        ("\u00a3", "\uffe1"),
        ("\u20a9", "\uffe6"),
        ("\u00a2", "\uffe0"),
        ("%", "\uff05\ufe6a\u066a"),
        (".", "\uff0e\u066b"),
        (",", "\uff0c\u066c"),
        ("(", "\uff08"),
        (")", "\uff09"),
        ("+", "\uff0b"),
        ("~", "\uff5e"),
    )
    for sign in signs
)
HIDDEN = re.compile(
    "[\u00ad\u200c-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
    r"|&(?:[a-zA-Z]{2,8}|#\d{2,6}|#[xX][0-9a-fA-F]{2,5});"
    r"|\*\*\*?|__|</?[a-zA-Z][^<>]{0,80}>"
)
HALVES = re.compile("[\ud800-\udfff]")  # of surrogate pairs
UNSEEN = ("\u00ad", "\u200c", "\u200d", "\u200e", "\u200f", "\u202a", "\u202b", "\u202c", "\u202d",
         "\u202e", "\u2060", "\u2066", "\u2067", "\u2068", "\u2069", "\ufeff")  # fmt: skip


class Source:
    """A text to read from. `low` is `text` in lower case, of the same length; `tables` are those of its language."""

    __slots__ = ("_ours", "_said", "_theirs", "decimal", "lang", "low", "tables", "text")

    def __init__(self, text: str, lang: str, tables: Tables) -> None:
        self.lang = lang
        self.tables = tables
        self.decimal = ""  # see etl.extract.quantities.habit; empty until it is asked for
        self._said: dict[tuple[str, ...], bool] = {}
        self._ours: list[int] = []
        self._theirs: list[int] = []
        # One `in` after another: a loop over four signs takes longer than the four looks.
        if (
            "&" in text
            or "**" in text
            or "__" in text
            or "<" in text
            or (not text.isascii() and any(sign in text for sign in UNSEEN))
        ):
            text = self._without_hidden(text)
        if not text.isascii():
            for sign, plain in ALIKE:
                if sign in text:
                    text = text.replace(sign, plain)
        if "\r" in text:
            text = text.replace("\r", " ")
        low = text.lower()
        if len(low) != len(text):
            low = "".join(each.lower() if len(each.lower()) == 1 else each for each in text)
        try:
            low.encode()
        except UnicodeEncodeError:
            low = HALVES.sub("\ufffd", low)
        self.text = text
        self.low = low

    def _without_hidden(self, text: str) -> str:
        """`text` without signs that do not show, entities as what they mean; remembers where each kept piece began."""
        kept: list[str] = []
        ours = theirs = 0
        for match in HIDDEN.finditer(text):
            found = match[0]
            shown = html.unescape(found)[:1] if found[0] == "&" else ""
            if found[0] == "&" and shown == "&" and found not in ("&amp;", "&#38;", "&#x26;"):
                continue
            piece = text[theirs : match.start()]
            kept += (piece, shown)
            ours += len(piece)
            if shown:
                self._mark(ours, match.start())
                ours += 1
            theirs = match.end()
            self._mark(ours, theirs)
        kept.append(text[theirs:])
        return "".join(kept)

    def _mark(self, ours: int, theirs: int) -> None:
        if self._ours and self._ours[-1] == ours:
            self._theirs[-1] = theirs
        else:
            self._ours.append(ours)
            self._theirs.append(theirs)

    def says(self, hints: tuple[str, ...]) -> bool:
        """Whether the text holds one of `hints` (lower case); looked for once."""
        if hints not in self._said:
            self._said[hints] = any(hint in self.low for hint in hints)
        return self._said[hints]

    @property
    def shifted(self) -> bool:
        """Whether offsets differ from those of the text as given."""
        return bool(self._ours)

    def first(self, at: int) -> int:
        """Where the text as given has what stands at `at`."""
        index = bisect_right(self._ours, at) - 1
        return at if index < 0 else self._theirs[index] + at - self._ours[index]

    def past(self, end: int) -> int:
        """Where the text as given ends what ends before `end`; a sign of several code points is taken whole."""
        if not self._ours:
            return end
        last = self.first(end - 1)
        index = bisect_right(self._ours, end) - 1
        after = index >= 0 and self._ours[index] == end
        # An entity stands for one sign, and the next piece begins right behind it: the span ends where the entity does.
        return self._theirs[index] if after and index > 0 and self._ours[index - 1] == end - 1 else last + 1
