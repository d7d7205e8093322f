"""Pronouns and `the company`, where one antecedent is clear."""

from __future__ import annotations

from dataclasses import dataclass

from etl.extract.entities.focus import Focus
from etl.extract.entities.grammar import is_subject
from etl.extract.entities.known import COMPANY
from etl.extract.entities.nominals import Noun, nouns
from etl.extract.entities.people import officer_beside
from etl.extract.entities.pointers import Pointer, pointers
from etl.extract.model import Mention, Page, Sentence
from etl.extract.sentences import ASIDE

QUOTATION = 2_000  # characters in which the opening of a quotation is looked for
ANSWER = 20  # sentences of an answer
MOST = 16  # mentions of one sentence that are looked at


def resolve(
    page: Page,
    rows: list[tuple[Sentence, Mention]],
    kinds: dict[str, str],
    people: dict[str, str],
    headed: bool = False,
) -> None:
    """Adds a mention for each word that stands for somebody named before.

    `rows` are the named mentions, `kinds` those of the known companies, `people` the company of each person; companies
    of persons that are found are added to `people` and to all mentions of the person. `headed`: a headline that is no
    part of the text names the page's topic, so that it may be meant from the first sentence on.
    """
    focus = Focus(page.topic, rows)
    if headed and page.topic is not None:
        focus.know(page.topic, kinds.get(page.topic, COMPANY))
    walk = _Walk(page, kinds, people, focus)
    found: dict[int, list[Pointer]] = {}
    sentences, at, count = page.sentences, 0, len(page.sentences)
    for pointer in pointers(page.folded, page.lang):
        while at < count and sentences[at].end <= pointer.start:
            at += 1
        if at == count:
            break
        if sentences[at].start <= pointer.start and sentences[at].kind != ASIDE:
            found.setdefault(at, []).append(pointer)
    jobless = {sentence.index for sentence, each in rows if each.kind == "person" and each.company is None}
    for index in sorted(found.keys() | jobless):
        walk.read(sentences[index], found.get(index, []))
    if jobless:
        for _, mention in rows:
            if mention.kind == "person" and mention.company is None:
                mention.company = people.get(mention.name)


@dataclass(slots=True)
class _Walk:
    """One way through a page, sentence by sentence."""

    page: Page
    kinds: dict[str, str]
    people: dict[str, str]
    focus: Focus

    def read(self, sentence: Sentence, found: list[Pointer]) -> None:
        """Adds what stands for somebody in a sentence, and finds the companies of its persons."""
        self.focus.move_to(sentence)
        named = sentence.mentions
        added = self._standing(sentence, found) if found else ()
        if added:
            sentence.mentions = sorted([*named, *added], key=_start)
        for mention in named:
            if mention.kind == "person" and mention.company is None and mention.how != "short":
                self._employ(sentence, mention)
        self.focus.take(sentence)

    def _standing(self, sentence: Sentence, found: list[Pointer]) -> list[Mention]:
        """What stands for somebody, in order."""
        added: list[Mention] = []
        taken = iter(sentence.mentions)
        following = next(taken, None)
        before: list[Mention] = []
        last_end = -1
        for each in nouns(self.page, sentence, found):
            noun = each
            while following is not None and following.start < noun.end:
                if following.end <= noun.start:
                    before.append(following)
                    last_end = max(last_end, following.end)
                    following = next(taken, None)
                else:
                    break
            if noun.means == "named" and following is not None and noun.start < following.start < noun.end:
                noun = noun._replace(end=following.start - 1)  # "the company of Jo Doe": the person stands for himself
            if noun.start < last_end or (following is not None and following.start < noun.end):
                continue
            mention = self._mention(sentence, noun, before[-MOST:] if before else before)
            if mention is not None:
                added.append(mention)
                before.append(mention)
                last_end = noun.end
        return added

    def _mention(self, sentence: Sentence, noun: Noun, before: list[Mention]) -> Mention | None:
        subject = not noun.possessive and is_subject(self.page.folded, sentence.start, noun.phrase, noun.end)
        if noun.means == "named":
            return Mention(
                noun.start, noun.end, noun.tag, self.kinds.get(noun.tag, "company"), "nominal", subject_like=subject
            )
        if noun.means == "speaker":
            return self._speaker(sentence, noun)
        if noun.means == "person":
            person = self.focus.person(before)
            if person is None:
                return None
            return Mention(noun.start, noun.end, person.name, "person", "pronoun", person.company, subject)
        company = self._of_person(sentence, noun, before) if noun.owned or noun.until > noun.end else None
        company = company or self.focus.company(noun, before, subject, self.page.folded)
        if company is None:
            return None
        how = "pronoun" if noun.means == "pronoun" else "nominal"
        return Mention(noun.start, noun.end, company.name, company.kind, how, subject_like=subject)

    def _of_person(self, sentence: Sentence, noun: Noun, before: list[Mention]) -> Mention | None:
        """The company that is told by its person: "her company", "perusahaan besutan Jo Doe itu"."""
        if noun.owned:
            person = self.focus.person(before)
        else:
            person = next((each for each in _persons([sentence])[:MOST] if noun.end <= each.start < noun.until), None)
        name = person and (person.company or self.people.get(person.name))
        return Mention(noun.start, noun.end, name, self.focus.kind(name), "nominal") if name else None

    def _speaker(self, sentence: Sentence, noun: Noun) -> Mention | None:
        """Whose company says "we": that of who is quoted, speaks in a transcript, or is interviewed."""
        index = sentence.index
        near = [each for each in self.page.sentences[max(0, index - 2) : index + 3] if _same(each, sentence)]
        opened = max(sentence.start, noun.start - QUOTATION)
        if self.page.folded.count('"', opened, noun.start) % 2 == 1:
            persons = _persons([sentence]) or _persons(near)
        else:
            persons = [each for each in _persons(near[:1]) if self.page.folded.startswith(":", each.end)]
            if not persons and not self._answers(sentence):
                return None
        told = {self.people.get(each.name) or each.company for each in persons} or {self.page.topic}
        name = next(iter(told)) if len(told) == 1 else None
        if name is None:
            return None
        return Mention(noun.start, noun.end, name, self.focus.kind(name), "pronoun", subject_like=not noun.possessive)

    def _answers(self, sentence: Sentence) -> bool:
        """Whether the line that a sentence stands in follows upon a line that asks."""
        sentences, text = self.page.sentences, self.page.text
        at = sentence.index
        floor = max(0, at - ANSWER)
        while at > floor and "\n" not in text[sentences[at - 1].end : sentences[at].start]:
            at -= 1
        return at > 0 and text.endswith(("?", "?**", "?*"), 0, sentences[at - 1].end)

    def _employ(self, sentence: Sentence, mention: Mention) -> None:
        """Gives a chief executive of no named company the one that is being spoken of."""
        if mention.name in self.people or not officer_beside(self.page.folded, sentence, mention):
            return
        before = [each for each in sentence.mentions if each.end <= mention.start]
        noun = Noun(
            mention.start, mention.end, "pronoun", "company", possessive=True, phrase=mention.start, until=mention.end
        )
        company = self.focus.company(noun, before, False, self.page.folded)
        if company is not None:
            self.people[mention.name] = company.name
            mention.company = company.name


def _same(one: Sentence, other: Sentence) -> bool:
    return one.paragraph == other.paragraph


def _persons(sentences: list[Sentence]) -> list[Mention]:
    return [each for sentence in sentences for each in sentence.mentions if each.kind == "person"]


def _start(mention: Mention) -> int:
    return mention.start
