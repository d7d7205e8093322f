"""A sentence with what is needed to read an event in it."""

from __future__ import annotations

from dataclasses import dataclass

from etl.extract.model import Mention, Page, Sentence
from etl.extract.relationships.cast import Cast
from etl.extract.relationships.clauses import Group
from etl.extract.relationships.events import Event
from etl.extract.relationships.roles import VENDOR
from etl.extract.relationships.words import Words

Members = tuple[Mention, ...] | None
Sides = tuple[Members, Members]  # customers and vendors; None where the sentence names none

NOBODY: Sides = (None, None)
SUBJECT_GAP = 160
UNNAMED_GAP = 14
PHRASE = 48
NEXT = 6  # characters from a comma to the name behind it, an article between


@dataclass(slots=True)
class Scene:
    """The groups of a sentence, and the span of the event being read."""

    page: Page
    sentence: Sentence
    cast: Cast
    words: Words
    groups: list[Group]
    after: int = 0  # where the event before ends
    until: int = 0  # where the event after begins, or the sentence ends

    def before(self, event: Event, roles: str) -> Group | None:
        """The nearest group in front of the event that may have one of the roles."""
        for index in range(len(self.groups) - 1, -1, -1):
            group = self.groups[index]
            if group.end <= event.start + 1 and group.role in roles and event.start - group.end <= SUBJECT_GAP:
                return self._antecedent(event, index, roles) or self._main(index, roles) or group
        return None

    def main(self, event: Event, roles: str) -> Group | None:
        """The subject behind a side clause that has none of its own: "After leaving Beta in May, Acme ..."."""
        if not self.words.subordinate.match(self.page.folded, self.sentence.start, event.start + 1):
            return None
        comma = self.page.folded.find(",", event.end, min(self.sentence.end, event.end + SUBJECT_GAP))
        for group in self.groups:
            if comma >= 0 and 0 < group.start - comma <= NEXT and group.role in roles:
                return group
        return None

    def _main(self, index: int, roles: str) -> Group | None:
        """The subject in front of a side remark that names an owner: "Acme paused it after Gamma's deal and ..."."""
        group, folded = self.groups[index], self.page.folded
        if not index or not folded.startswith("'s", group.end) or self.groups[index - 1].role not in roles:
            return None
        return self.groups[index - 1] if self.words.aside.search(folded, self.sentence.start, group.start) else None

    def _antecedent(self, event: Event, index: int, roles: str) -> Group | None:
        """The subject of which a side clause with a group in it tells: "Acme, which knew Gamma, has left"."""
        if not index or "," not in self.page.folded[self.groups[index].end : event.start]:
            return None
        one, other = self.groups[index - 1 : index + 1]
        if one.role not in roles or not self.words.which.match(self.page.folded, one.end, other.start):
            return None
        return one

    def behind(self, event: Event, roles: str, inside: bool = True) -> Group | None:
        """The nearest group behind the event's beginning (`inside`: or within it) and in front of the next event."""
        first = event.start if inside else event.end
        for group in self.groups:
            if first <= group.start < self.until and group.role in roles:
                return group
        return None

    def vendor(self, event: Event) -> Group | None:
        """The vendor behind the words, else in front; one in a side clause only where no other is in focus."""
        behind = self.behind(event, VENDOR) if event.shape != "alone" else None
        ahead = self.before(event, VENDOR)
        if behind is None or self.linked(event, behind):
            return behind or ahead
        if ahead is not None:
            return ahead
        return behind if self.cast.focus(self.sentence, VENDOR) is None else None

    def linked(self, event: Event, vendor: Group) -> bool:
        """Whether a vendor behind the words belongs to them: not to a side clause or to what another company does."""
        if vendor.start <= event.end + 1:
            return True
        folded = self.page.folded
        if self.words.side.search(folded, event.end, vendor.start):
            return False
        if event.shape in ("act", "buyer") and self.words.also.search(folded, event.end, vendor.start):
            return False
        if any(group.role != VENDOR and event.end <= group.start < vendor.start for group in self.groups):
            return False
        loose = event.shape in ("client", "supplier")
        return loose or self.words.linked.search(folded, event.end, vendor.start) is not None

    def members(self, group: Group) -> tuple[Mention, ...]:
        """All of a group, or the one that "the latter" means."""
        if len(group.members) > 1:
            if self.words.latter.match(self.page.folded, group.end, self.sentence.end):
                return group.members[-1:]
            if self.words.former.match(self.page.folded, group.end, self.sentence.end):
                return group.members[:1]
        return group.members

    def unnamed(self, start: int, end: int) -> bool:
        """Whether a nameless company stands last in front of `end`: "Acme stayed but two labs left"."""
        found = self.words.unnamed.finditer(self.page.folded, start, end)
        return any(match.end() >= end - UNNAMED_GAP for match in found)

    def is_object(self, end: int, group: Group, owner: bool = False) -> bool:
        """Whether a group is the object of a verb that ends at `end`, and not (unless `owner`) the owner of it."""
        folded = self.page.folded
        gap = folded[end : group.start]
        if len(gap) > PHRASE or gap.count(" ") > 5 or any(sign in gap for sign in ",;:."):
            return False
        if any(
            each.search(gap) for each in (self.words.ownership, self.words.talks, self.words.people, self.words.side)
        ):
            return False
        if owner:
            return True
        if folded.startswith(("'s", "'"), group.end) or self.words.staff.match(folded, group.end):
            return False
        return len(gap) < 9 or not self.words.preposition.search(gap)

    def has(self, family: str) -> bool:
        """Whether the sentence has a cue of a family."""
        return any(cue.family == family for cue in self.sentence.cues)
