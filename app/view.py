"""The view as it stands in the browser's address, checked: the address is the only home of filters and language.

Everything here is text from outside. A value that is not one of the options falls back to the default and is
remembered in `Address.ignored`, so that the page can say what it passed over.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

# Names that some page reads; any other name in an address is told to the reader as unknown.
KNOWN: frozenset[str] = frozenset(
    {"lang", "deal", "window", "company", "vendor", "customer", "q", "metric", "status", "tier", "kind", "language"}
    | {"page", "part", "origin", "sure", "period", "measure", "open", "segment", "state"}
)
LONGEST_TEXT = 200


@dataclass(frozen=True)
class Ignored:
    """A part of the address that was passed over: its name, and its value cut to what a line can hold."""

    name: str
    value: str


@dataclass
class Address:
    """The parameters of one page view. Reading a name checks it; what does not hold is in `ignored`."""

    raw: Mapping[str, Sequence[str]]
    ignored: list[Ignored] = field(default_factory=list)

    def one(self, name: str, options: Collection[str], default: str) -> str:
        """The value of `name` if it is one of `options`, else `default`."""
        values = self.raw.get(name, ())
        if not values:
            return default
        if len(values) == 1 and values[0] in options:
            return values[0]
        self._ignore(name, values)
        return default

    def many(self, name: str, options: Collection[str]) -> list[str]:
        """The values of `name` that are among `options`, each once, in the order of the address."""
        values = list(dict.fromkeys(self.raw.get(name, ())))
        bad = [value for value in values if value not in options]
        if bad:
            self._ignore(name, bad)
        return [value for value in values if value in options]

    def text(self, name: str) -> str:
        """Free text, trimmed; without control characters, at most LONGEST_TEXT characters, else it is passed over."""
        values = self.raw.get(name, ())
        if not values:
            return ""
        text = values[0].strip()
        if len(values) > 1 or len(text) > LONGEST_TEXT or not text.isprintable():
            self._ignore(name, values)
            return ""
        return text

    def number(self, name: str, default: int, low: int, high: int) -> int:
        """A whole number from `low` to `high`, in ASCII digits."""
        values = self.raw.get(name, ())
        if not values:
            return default
        value = values[0]
        if len(values) == 1 and value.isascii() and value.isdigit() and len(value) < 10 and low <= int(value) <= high:
            return int(value)
        self._ignore(name, values)
        return default

    def unknown(self) -> list[Ignored]:
        """Names in the address that no page reads."""
        return [
            Ignored(shorten(name), shorten(" ".join(values))) for name, values in self.raw.items() if name not in KNOWN
        ]

    def _ignore(self, name: str, values: Sequence[str]) -> None:
        self.ignored.append(Ignored(name, shorten(" ".join(values))))


def shorten(text: str, longest: int = 60) -> str:
    """`text` on one line of at most `longest` characters; what cannot be printed becomes a question mark."""
    line = "".join(char if char.isprintable() else "?" for char in text)
    return line if len(line) <= longest else line[: longest - 1] + "…"
