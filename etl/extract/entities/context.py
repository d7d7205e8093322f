"""Known names that are also common words: read as companies only where the text shows it."""

from __future__ import annotations

import re
from functools import cache

from etl.extract.entities.candidates import begins, is_shouted
from etl.extract.entities.known import COMPANY, NO_NAME, OUTLET, PERSON, Hit, Known
from etl.extract.entities.words import words
from etl.extract.model import Page, Sentence
from etl.extract.sentences import ASIDE, HEADING, ROW

FIRMS = frozenset(("company", "thing", "some"))  # groups of an apposition that tell of a company
NOBODY = Known("", NO_NAME, common=False, fixed=True)
FIELD = 2  # so many registered companies named for certain make a text one of this market


def is_careless(page: Page) -> bool:
    """Whether a text is written without capitals, as some posts are."""
    told = [page.text[each.start : each.start + 4] for each in page.sentences]
    return len(told) > 2 and sum(each != each.lower() for each in told) * 4 < len(told)


def accepted(page: Page, hits: list[Hit], careless: bool = False) -> list[tuple[Hit, Sentence]]:
    """The hits that name somebody, each with its sentence; those in adverts are left out.

    In a `careless` text capitals say nothing: there a name that is also a word counts by the words beside it.
    """
    sure: list[tuple[Hit, Sentence, bool]] = []
    certain: dict[str, str] = {}
    sentences, text, own = page.sentences, page.text, _own()
    index, count = 0, len(sentences)
    for hit in hits:
        start, end, known = hit
        while index < count and sentences[index].end <= start:
            index += 1
        if index == count:
            break
        sentence = sentences[index]
        if sentence.start > start or sentence.end < end or sentence.kind == ASIDE:
            continue
        if known.kind == NO_NAME:
            sure.append((hit, sentence, True))
            continue
        if (
            text.startswith(" ", end)
            and text[end + 1 : end + 2].isupper()
            and (own.match(text, end) or (known.common and not known.fixed and _is_another(page.folded, end)))
        ):
            continue
        if known.common:
            verdict = _common_lower(page.folded, hit, sentence) if careless else _common(page, hit, sentence)
        else:
            verdict = True
        if verdict is None:
            if not _follows_given(text, page.folded, sentence.start, start):
                sure.append((Hit(start, end, NOBODY), sentence, True))
            continue
        if verdict and known.kind not in (COMPANY, OUTLET, PERSON):
            certain[known.name] = known.kind
        sure.append((hit, sentence, verdict))
    named = {hit.known.name for hit, _, verdict in sure if verdict}
    in_field = len(certain) >= FIELD
    return [
        (hit, sentence)
        for hit, sentence, verdict in sure
        if verdict or hit.known.name in named or (in_field and hit.known.kind == "vendor")
    ]


def _common(page: Page, hit: Hit, sentence: Sentence) -> bool | None:
    """Whether a form that is also a common word is a name here: yes, no (None), or only if the text shows it elsewhere
    (False)."""
    folded, known = page.folded, words()
    start, end = hit.start, hit.end
    form = folded[start:end]
    if _follows_given(page.text, folded, sentence.start, start):
        return None
    ordinary = form in known.ordinary
    if not ordinary and form not in known.common and hit.known.kind != OUTLET:
        return None if _is_schooling(folded, sentence.start, start) else True
    after = folded[end : end + 40].split(None, 1)
    first = after[0].rstrip(",.;:") if after and folded[end] == " " else ""
    if first in known.common.get(form, ()):
        inside = ordinary and first in known.functions and sentence.kind not in (HEADING, ROW)
        return True if inside and not begins(page.text, sentence.start, start) else None
    if hit.known.kind == OUTLET:
        return True if _is_credited(folded, sentence.start, start, first) else None
    if not ordinary or (sentence.kind == ROW and _fills_cell(page.text, hit, sentence)):
        return True
    if sentence.kind in (HEADING, ROW) and is_shouted(page.text[sentence.start : sentence.end]):
        return False
    if not begins(page.text, sentence.start, start):
        return True
    if folded.startswith(known.possessive, end):
        return True
    apposed = known.apposition.match(folded, end) if folded.startswith(", ", end) else None
    if apposed is not None:
        return apposed.lastgroup in FIRMS
    both = f"{first} {after[1].split(None, 1)[0]}" if len(after) > 1 else first
    return first in known.having or "company" in known.after.get(both, known.after.get(first, ()))


def _fills_cell(text: str, hit: Hit, sentence: Sentence) -> bool:
    """Whether a name is all that stands in a cell of a table."""
    before, after = text[sentence.start : hit.start].rstrip(), text[hit.end : sentence.end].lstrip()
    return (not before or before.endswith("|")) and (not after or after.startswith("|"))


def _is_credited(folded: str, floor: int, start: int, following: str) -> bool:
    """Whether the words beside a name credit it with what they tell."""
    before = folded[max(floor, start - 24) : start].rsplit(None, 2)
    known = words()
    return following in known.credits_after or (
        bool(before) and (before[-1] in known.credits_before or " ".join(before[-2:]) in known.credits_before)
    )


def _is_schooling(folded: str, floor: int, start: int) -> bool:
    """Whether the words in front tell where somebody learned or teaches: "a graduate of"."""
    before = folded[max(floor, start - 28) : start].rsplit(None, 2)
    known = words().schooling
    return bool(before) and (before[-1] in known or " ".join(before[-2:]) in known)


def _follows_given(text: str, folded: str, floor: int, start: int) -> bool:
    """Whether a given name or "Ms." stands right in front, so that the word is a surname: "Tim Box"."""
    if start - floor < 3 or text[start - 1] != " ":
        return False
    word = text.rfind(" ", floor, start - 1) + 1 or floor
    before = folded[word : start - 1]
    return text[word].isupper() and (before in words().given or before.rstrip(".") in words().honorifics)


def _common_lower(folded: str, hit: Hit, sentence: Sentence) -> bool | None:
    """As `_common`, for a text without capitals."""
    known = words()
    form = folded[hit.start : hit.end]
    if form not in known.ordinary:
        return True
    before = folded[max(sentence.start, hit.start - 20) : hit.start].rsplit(None, 1)
    after = folded[hit.end : hit.end + 20].split(None, 1)
    if before and before[-1].strip("\"'(") in known.common_before.get(form, ()):
        return None
    if after and folded[hit.end] == " " and after[0].rstrip(",.;:") in known.common.get(form, ()):
        return None
    return False


def _is_another(folded: str, end: int) -> bool:
    """Whether the word behind a name that is also a common one makes another company of it: "Orange Robotics"."""
    following = folded[end + 1 : end + 24].split(None, 1)
    return bool(following) and following[0].rstrip(",.;:)'\"").removesuffix("'s") in words().another


@cache
def _own() -> re.Pattern[str]:
    """What follows a known name where the whole is another company's: "Sony Innovation Fund"."""
    either = "|".join(sorted(re.escape(each.title()) for each in words().own))
    return re.compile(rf" (?:[A-Z][\w'-]{{1,20}} ){{0,2}}?(?:{either})(?!\w)")
