"""Names that stand together: "Acme, Beta and Gamma" is one group."""

from __future__ import annotations

from typing import NamedTuple

from etl.extract.model import Mention, Page, Sentence
from etl.extract.relationships.cast import Cast
from etl.extract.relationships.roles import EITHER, MEANT, NEITHER
from etl.extract.relationships.words import Words

GAP = 60
OBJECT = 8


class Group(NamedTuple):
    """Companies of one role, named in one list."""

    start: int
    end: int
    role: str
    members: tuple[Mention, ...]


def groups(page: Page, sentence: Sentence, cast: Cast, words: Words) -> list[Group]:
    """The groups of a sentence in order; people, outlets and places are in none."""
    found: list[Group] = []
    named: set[str] = set()  # "it" and "the company" add nothing to a name of the same sentence
    folded = page.folded
    cut = _subordinate_end(page, sentence, words)
    for mention in sentence.mentions:
        role = cast.role(mention)
        if role == NEITHER or (mention.how in MEANT and mention.name in named):
            continue
        named.add(mention.name)
        last = found[-1] if found else None
        if (
            last is not None
            and mention.start - last.end <= GAP
            and mention.start > last.end
            and not last.end <= cut < mention.start
            and (role == last.role or EITHER in (role, last.role))
            and mention.name not in {each.name for each in last.members}
            and words.joint.fullmatch(folded, last.end, mention.start)
            and folded[last.end : mention.start].strip()
        ):
            both = role if last.role == EITHER else last.role
            found[-1] = Group(last.start, mention.end, both, (*last.members, mention))
        else:
            found.append(Group(mention.start, mention.end, role, (mention,)))
    return [part for group in found for part in _parted(page, group, words)]


def _parted(page: Page, group: Group, words: Words) -> list[Group]:
    """Two names are no list with only a comma between them: "Beta leaves Acme, Gamma stays".

    Nor where the second begins a clause: "Acme stopped working with Beta, and Gamma was added".
    """
    if len(group.members) == 2:
        one, two = group.members
        and_then = page.folded.startswith(",", one.end) and words.passive.match(page.folded, two.end)
        object_of = words.preposition.search(page.folded, max(0, one.start - OBJECT), one.start)
        if not words.also.search(page.folded, one.end, two.start) or (and_then and object_of):
            return [Group(each.start, each.end, group.role, (each,)) for each in group.members]
    return [group]


def _subordinate_end(page: Page, sentence: Sentence, words: Words) -> int:
    """Where a leading side clause ("Since Acme bought in, ...") ends; before the sentence where there is none."""
    if sentence.mentions and words.subordinate.match(page.folded, sentence.start, sentence.end):
        comma = page.folded.find(",", sentence.mentions[0].end, sentence.end)
        if comma >= 0:
            return comma
    return sentence.start - 1
