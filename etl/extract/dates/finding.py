"""The times that a sentence names."""

from __future__ import annotations

from etl.extract.dates.atoms import Atom, atoms
from etl.extract.dates.model import DAY, FIRST_YEAR, HALF, LAST_YEAR, MONTH, QUARTER, YEAR, Dated
from etl.extract.dates.words import JOINED, Words, words
from etl.extract.model import Page, Sentence
from etl.vocabulary import languages

LOOK = 40  # characters on each side of a time in which words belong to it
PARTS = {"quarter": QUARTER, "half": HALF, "months": YEAR, "season": YEAR}


def dates(page: Page, sentence: Sentence) -> list[Dated]:
    """Every time that `sentence` names, in order, none overlapping; none in a language that cannot be read."""
    if sentence.dates is None:
        sentence.dates = []
        if page.lang in languages.codes():
            told = words(page.lang)
            parts = atoms(page, sentence, told)
            if parts:
                sentence.dates = _Reader(page, sentence, parts, told).read()
    return sentence.dates


class _Reader:
    """Puts parts together: `second quarter` `of` `last year` is one time."""

    def __init__(self, page: Page, sentence: Sentence, parts: list[Atom], told: Words) -> None:
        self.text, self.original, self.sentence = page.folded, page.text, sentence
        self.parts, self.words = parts, told
        self.index = 0
        today = page.published_on
        self.this_year = today.year if today and FIRST_YEAR <= today.year <= LAST_YEAR else None

    def read(self) -> list[Dated]:
        found: list[Dated] = []
        end = -1
        while self.index < len(self.parts):
            part = self.parts[self.index]
            self.index += 1
            if part.start < end:
                continue
            dated = self._read(part)
            if dated is not None:
                end = dated.end
                found.append(self._led(dated))
        return found

    def _read(self, part: Atom) -> Dated | None:
        kind = part.kind
        if kind == "month":
            return self._month(part)
        if kind == "year":
            return self._year(Dated(part.start, part.end, YEAR, part.number))
        if kind in PARTS:
            return self._part(part)
        if kind in ("near", "ago"):
            return self._near(part)
        if kind == "full":
            return self._with_year(Dated(part.start, part.end, YEAR, shift=0, loose=True))
        if kind == "iso":
            return Dated(part.start, part.end, DAY, part.year, part.number, part.day)
        if kind == "weekday":
            return self._weekday(part)
        if kind == "ending":
            return self._ending(part)
        if kind in ("earlier", "years-earlier"):
            return self._earlier(part)
        if kind == "same":
            dated = self._with_year(Dated(part.start, part.end, YEAR))
            return dated._replace(earlier="same") if dated.year else None
        return None

    def _next(self, end: int, *kinds: str) -> Atom | None:
        """The next part, where it belongs to what ends at `end`; it is then used up."""
        if self.index < len(self.parts):
            part = self.parts[self.index]
            if part.kind in kinds and end <= part.start <= end + 28:
                joined = JOINED.match(self.text, end, part.start)
                if joined and (joined[1] is None or joined[1].strip() in self.words.joints):
                    self.index += 1
                    return part
        return None

    def _with_year(self, dated: Dated) -> Dated:
        """`dated` with the year that stands behind it."""
        part = self._next(dated.end, "year")
        if part is not None:
            return dated._replace(end=part.end, year=part.number)
        if self.index < len(self.parts) and self.parts[self.index].what == "year":
            part = self._next(dated.end, "near", "earlier")
            if part is not None and part.kind == "near":
                return dated._replace(end=part.end, year=self.this_year + part.number if self.this_year else None)
            if part is not None:
                return dated._replace(end=part.end, earlier="same")
        return dated

    def _month(self, part: Atom) -> Dated | None:
        before = self.text[max(self.sentence.start, part.start - LOOK) : part.start]
        if part.number in self.words.unsure and not self._is_month(part, before):
            return None
        dated = Dated(part.start, part.end, MONTH, None, part.number)
        day = self.words.day_before.search(before[-8:])
        if day and 1 <= int(day[1]) <= 31 and not self._counted(part.start - len(day[0])):
            dated = dated._replace(start=part.start - len(day[0]), grain=DAY, day=int(day[1]))
        elif self.words.day_after is not None:
            day = self.words.day_after.match(self.text, part.end, part.end + 8)
            if day and 1 <= int(day[1]) <= 31 and not self._counted(day.start(1)):
                dated = dated._replace(end=day.end(), grain=DAY, day=int(day[1]))
        dated = self._with_year(dated)
        if dated.grain == MONTH and (of := self._next(dated.end, "quarter-of", "half-of")):
            grain, size = (QUARTER, 3) if of.kind == "quarter-of" else (HALF, 6)
            return self._with_year(dated._replace(end=of.end, grain=grain, part=(part.number + size - 1) // size))
        return self._modified(dated)

    def _is_month(self, part: Atom, before: str) -> bool:
        """Whether `may` or `march` is the month: led by `in` or a day, followed by a day, or with a capital."""
        if self.words.led.search(before) or (self.words.day_after and self.words.day_after.match(self.text, part.end)):
            return True
        begins = part.start == self.sentence.start
        follows = self.index < len(self.parts) and self.parts[self.index].start <= part.end + 2
        alone = self.original[part.end : part.end + 1] in (".", ":", ",", "")
        return follows or (self.original[part.start].isupper() and (alone or not begins))

    def _counted(self, at: int) -> bool:
        return any(each.start <= at < each.end and each.unit != "count" for each in self.sentence.quantities)

    def _modified(self, dated: Dated) -> Dated:
        """`dated` with words such as `last` in front of it or `lalu` behind it."""
        after = self.text[dated.end : dated.end + 16]
        if after.startswith(" "):
            if past := self.words.past_after.match(after):
                return dated._replace(end=dated.end + past.end(), way=-1)
            if future := self.words.future_after.match(after):
                return dated._replace(end=dated.end + future.end(), way=1)
        before = self.text[max(self.sentence.start, dated.start - LOOK) : dated.start]
        if self.words.past.search(before):
            return dated._replace(way=-1)
        return dated._replace(way=1) if self.words.future.search(before) else dated

    def _year(self, dated: Dated) -> Dated:
        """A year, or a part of it that stands behind it (`2025 second quarter`, `last year's fourth quarter`)."""
        of = self._next(dated.end, "quarter", "half")
        if of is not None and of.year is None:
            return dated._replace(end=of.end, grain=PARTS[of.kind], part=of.number)
        if of is not None:
            self.index -= 1
        return dated

    def _part(self, part: Atom) -> Dated | None:
        dated = Dated(part.start, part.end, PARTS[part.kind], part.year, part.number)
        if part.year is None:
            dated = self._with_year(dated)
        if dated.year is None and (ended := self.words.ended.match(self.text, dated.end)):
            dated = self._ended(dated, ended.end())
        if part.kind in ("season", "months"):
            if dated.year is None:
                dated = self._modified(dated)
                if part.kind == "season" and not dated.way:
                    return None
                return dated._replace(shift=dated.way if dated.way > 0 else 0, part=0)
            return dated._replace(part=0)
        return dated if dated.year or dated.earlier else self._modified(dated)

    def _ended(self, dated: Dated, end: int) -> Dated:
        """`dated` with the day on which it ends: `third quarter ended Sept. 30, 2024`."""
        if self.index < len(self.parts) and self.parts[self.index].kind == "month":
            month = self.parts[self.index]
            if month.start <= end + 8:
                self.index += 1
                last = self._month(month)
                if last is not None:
                    return dated._replace(end=last.end, year=last.year)
        return dated

    def _near(self, part: Atom) -> Dated | None:
        before = self.text[max(self.sentence.start, part.start - 14) : part.start]
        count = self.words.counted.search(before) if part.kind in self.words.counted_kinds else None
        if part.kind == "ago" and not count:
            return None
        start, shift = part.start, part.number
        if count and shift < 0:
            start -= len(count[0])
            said = count[0].strip()
            shift *= self.words.numbers.get(said) or int(said)
        dated = Dated(start, part.end, part.what, shift=shift)
        if part.what == "year":
            if shift == 0 and (outright := self._next(part.end, "year")):
                return Dated(start, outright.end, YEAR, outright.number)
            year = self.this_year + shift if self.this_year else None
            return self._year(dated._replace(year=year, shift=None if year else shift))
        return dated

    def _weekday(self, part: Atom) -> Dated:
        index = self.index
        exact = self._next(part.end, "iso", "month")
        if exact is None and self.index < len(self.parts) and self.parts[self.index].kind == "month":
            behind = self.parts[self.index]  # Tuesday, 17 March
            if self.words.day_before.search(self.text[part.end : behind.start]) and behind.start - part.end < 8:
                self.index += 1
                exact = behind
        if exact is not None:
            dated = self._read(exact)
            if dated is not None and dated.grain == DAY:
                return dated._replace(start=part.start, weekday=True)
            self.index = index
        return Dated(part.start, part.end, DAY, part=part.number, weekday=True)

    def _ending(self, part: Atom) -> Dated | None:
        if self.index >= len(self.parts) or self.parts[self.index].kind != "month":
            return None
        if self.parts[self.index].start > part.end + 16:
            return None
        self.index += 1
        last = self._month(self.parts[self.index - 1])
        if last is None:
            return None
        if part.what in ("year", "nine"):
            return last._replace(start=part.start, grain=YEAR, day=0, way=last.way or -1)
        size = 3 if part.what == QUARTER else 6
        return last._replace(
            start=part.start, grain=part.what, part=(max(1, last.part - size // 2) + size - 1) // size, day=0
        )

    def _earlier(self, part: Atom) -> Dated | None:
        before = self.text[max(self.sentence.start, part.start - 14) : part.start]
        count = self.words.counted.search(before)
        if part.kind == "years-earlier" and not count:
            return None
        said = count[0].strip() if count else ""
        steps = (self.words.numbers.get(said) or int(said)) if said else 1
        start = part.start - (len(count[0]) if count else 0)
        return Dated(start, part.end, YEAR, earlier=part.what or "same", steps=steps)

    def _led(self, dated: Dated) -> Dated:
        before = self.text[max(self.sentence.start, dated.start - LOOK) : dated.start]
        return dated._replace(since=True) if self.words.since.search(before) else dated
