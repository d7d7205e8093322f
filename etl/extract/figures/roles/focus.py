"""Who is being spoken of when a sentence itself names nobody."""

from __future__ import annotations

from etl.extract.figures.roles.scene import UNFIT
from etl.extract.model import Figure, Mention, Page, Sentence

FAR = 4  # sentences after which a figure's subject is no longer taken up


class Focus:
    """What the sentences read so far leave in mind."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._next = 0
        self.main: Mention | None = None  # whom the last sentence that names a company is about
        self.vendor: Mention | None = None
        self.customer: Mention | None = None
        self.named: list[Mention] = []  # all of the last sentence that names anybody
        self._kinds: dict[str, str] = {}
        self._last: Figure | None = None

    def move_to(self, sentence: Sentence) -> None:
        """Takes in everything in front of `sentence`."""
        while self._next < sentence.index:
            self._take(self._page.sentences[self._next])
            self._next += 1

    def _take(self, sentence: Sentence) -> None:
        told = [each for each in sentence.mentions if each.kind not in UNFIT]
        if not told:
            return
        self.named = told
        companies = [each for each in told if each.kind != "person"]
        for each in companies:
            self._kinds[each.name] = each.kind
            if each.kind == "vendor":
                self.vendor = each
            elif each.kind.startswith("customer"):
                self.customer = each
        if companies:
            self.main = companies[0]

    def add(self, figure: Figure) -> None:
        """Remembers whose the last figure was."""
        self._last = figure

    def last(self, sentence: Sentence) -> Figure | None:
        """The last figure, where it is not too far back."""
        told = self._last
        if told is None or sentence.index - told.sentence.index > FAR:
            return None
        return told

    def kind(self, name: str) -> str:
        """What the text so far showed a name to be; company where nothing is known."""
        return self._kinds.get(name, "company")
