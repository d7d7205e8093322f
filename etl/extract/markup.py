"""HTML as text: what a reader of the page would see, its title and its language. Nothing in it is run or fetched."""

from __future__ import annotations

from html.parser import HTMLParser

UNSEEN = {"script", "style", "noscript", "template", "title", "svg", "iframe", "object"}
BLOCKS = {
    "address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "figcaption", "figure", "footer", "h1",
    "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "td", "th",
    "tr", "ul",
}  # fmt: skip


class TooMuch(ValueError):
    """The text is longer than it may be."""


class Page(HTMLParser):
    """Feed it a page, close it, then ask for `text()`, `title` and `lang`."""

    def __init__(self, most: float) -> None:
        """`most` code points of text may be in it; with more, feeding raises TooMuch."""
        super().__init__(convert_charrefs=True)
        self.most = most
        self.size = 0
        self.lang: str | None = None
        self._pieces: list[str] = []
        self._titles: dict[str, list[str]] = {"title": [], "h1": []}
        self._within: str | None = None  # title or h1, while it is open for the first time
        self._hidden: str | None = None  # the unseen element that we are in
        self._depth = 0  # how often it is open

    @property
    def title(self) -> str | None:
        """What stands in `<title>`, else in the first `<h1>`."""
        told = (" ".join("".join(self._titles[each]).split()) for each in ("title", "h1"))
        return next((each for each in told if each), None)

    def text(self) -> str:
        """Its lines without white space around them; empty ones are left out."""
        lines = (" ".join(line.split()) for line in "".join(self._pieces).split("\n"))
        return "\n".join(line for line in lines if line)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes language and line breaks, and what is not for a reader's eyes."""
        if tag == "html" and self.lang is None:
            self.lang = next((value for name, value in attrs if name == "lang" and value), None)
        if tag in self._titles and self._within is None and not any(self._titles[tag]):
            self._within = tag
        if tag in UNSEEN and self._hidden in (None, tag):
            self._hidden = tag
            self._depth += 1
        if tag in BLOCKS:
            self._pieces.append("\n")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        """`<br/>` and the like: nothing stays open."""
        if tag in BLOCKS:
            self._pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """Closes what `handle_starttag` opened."""
        if tag == self._within:
            self._within = None
        if tag == self._hidden:
            self._depth -= 1
            self._hidden = tag if self._depth else None
        if tag in BLOCKS:
            self._pieces.append("\n")

    def handle_data(self, data: str) -> None:
        """Text; some of it is the title."""
        self.size += len(data)
        if self.size > self.most:
            raise TooMuch
        if self._within:
            self._titles[self._within].append(data)
        if self._hidden is None:
            self._pieces.append(data)
