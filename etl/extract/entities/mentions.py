"""Names, put into their sentences as mentions."""

from __future__ import annotations

import re
from functools import cache

from etl.extract.entities.candidates import Name, Spot
from etl.extract.entities.known import COMPANY, NO_NAME, Hit
from etl.extract.entities.settle import join_lists, longest_forms, own_name, resolve_headline, short_forms
from etl.extract.entities.words import words
from etl.extract.model import NO_PARTIES, Mention, Page, Sentence

BRACKETED = re.compile(r" \(([A-Z][A-Za-z0-9]{1,5})\)")
WIDENS = (" ", ",")  # what stands between a name and its legal form
FORMAL = 5  # marks of a name with its legal form in front
NO_PARTY = (NO_NAME, "outlet", "person")
MENTIONED = frozenset((COMPANY, "person", "outlet"))


Row = tuple[Sentence, Mention]


def named(page: Page, hits: list[tuple[Hit, Sentence]], found: list[Spot], names: dict[str, Name]) -> list[Row]:
    """Fills `mentions` with what is named, and gives all of it in order; pronouns come after."""
    _lists(page, hits, found, names)
    plain = [hit for hit, _ in hits]
    shorts = short_forms(plain, names)
    longer = longest_forms(plain, shorts)
    _abbreviations(page, plain, found, names, shorts)
    whole = _whole_names(names, shorts)
    brands = _brands(page.text, plain, found, names)
    rows: list[Row] = []
    for hit, sentence in hits:
        if hit.known.kind != NO_NAME:
            name, kind = longer.get(hit.known.name, hit.known.name), hit.known.kind
            form = page.text[hit.start : hit.end]
            if form in shorts and form != name and kind not in NO_PARTY:
                name, kind = shorts[form]  # "Telus" in a text about "Telus Digital"
            rows.append((sentence, Mention(hit.start, hit.end, name, kind, "registry")))
    for spot in found:
        mention = _meaning(page.text, spot, names, shorts)
        if mention is None:
            continue
        mention.name = whole.get(mention.name, mention.name)
        if mention.name in brands:
            (mention.name, mention.kind), mention.how = brands[mention.name], "short"
        if mention.kind == "person" and mention.how == "unregistered":
            person = own_name(mention.name, names)
            if person != mention.name:
                company = mention.name.removesuffix(f" {person}")
                end = mention.start + len(company)
                rows.append((spot.sentence, Mention(mention.start, end, company, COMPANY, "unregistered")))
                mention.name, mention.start = person, end + 1
        rows.append((spot.sentence, mention))
    rows.sort(key=_start)
    return _placed(page, rows)


def _placed(page: Page, rows: list[Row]) -> list[Row]:
    """Puts mentions that are in order into their sentences; gives those that did not overlap."""
    kept: list[Row] = []
    end = -1
    for row in rows:
        sentence, mention = row
        if kept and mention.start == end + 2 and page.text[end : end + 2] == " (" and mention.name == kept[-1][1].name:
            if page.text.startswith(")", mention.end, sentence.end):  # the short form in brackets
                end = kept[-1][1].end = mention.end + 1
            continue
        if mention.start >= end and mention.end <= sentence.end:
            if mention.kind not in NO_PARTIES and page.text[mention.end : mention.end + 1] in WIDENS:
                _widen(page, sentence, mention)
            sentence.mentions.append(mention)
            kept.append(row)
            end = mention.end
    return kept


def _start(row: Row) -> int:
    return row[1].start


def _meaning(text: str, spot: Spot, names: dict[str, Name], shorts: dict[str, tuple[str, str]]) -> Mention | None:
    """The mention of a spot that names somebody."""
    form = spot.piece.name
    name = names[form]
    if form not in shorts and form.isupper() and (form.title() in shorts or form.title() in names):
        form = form.title()  # who speaks, in a transcript
        name = names.get(form, name)
    if form in shorts and name.kind in ("", COMPANY, "person", "outlet", "place"):
        if name.kind == "place" and not name.points.get(COMPANY):
            return None
        return Mention(spot.start, spot.end, *shorts[form], "short")
    if name.kind in MENTIONED:
        return Mention(spot.start, spot.end, form, name.kind, "unregistered")
    told = resolve_headline(spot, names, shorts) if spot.shouted else None
    if told is None or told[1][1] not in MENTIONED:
        return None
    at = text.find(told[0], spot.start, spot.end)
    return Mention(at, at + len(told[0]), *told[1], "short") if at >= 0 else None


def _lists(page: Page, hits: list[tuple[Hit, Sentence]], found: list[Spot], names: dict[str, Name]) -> None:
    """Lets what is undecided follow its neighbours in a list, where there is any such."""
    folded = page.folded
    joiners = _list_signs()
    for spot in found:
        if names[spot.piece.name].kind or spot.shouted:
            continue
        if folded.endswith(joiners, 0, spot.start) or folded.startswith(joiners, spot.end):
            break
    else:
        return
    rows: list[tuple[int, int, Name | None]] = [
        (hit.start, hit.end, None) for hit, _ in hits if hit.known.kind not in NO_PARTY
    ]
    rows += [(spot.start, spot.end, names[spot.piece.name]) for spot in found if not spot.shouted]
    rows.sort(key=_first)
    join_lists(rows, page)


def _first(row: tuple[int, int, Name | None]) -> int:
    return row[0]


@cache
def _list_signs() -> tuple[str, ...]:
    return tuple(sorted(words().joiners))


def _abbreviations(
    page: Page, hits: list[Hit], found: list[Spot], names: dict[str, Name], shorts: dict[str, tuple[str, str]]
) -> None:
    """Notes the short form that a text gives in brackets behind a name: "Qatar Investment Authority (QIA)"."""
    told = [each for each in BRACKETED.finditer(page.text) if each[1].lower() not in words().skipped]
    if not told:
        return
    ends = {hit.end: (hit.known.name, hit.known.kind) for hit in hits if hit.known.kind not in NO_PARTY}
    ends |= {spot.end: (spot.piece.name, COMPANY) for spot in found if names[spot.piece.name].kind == COMPANY}
    for stop, meant in list(ends.items()):
        legal = words().legal_tail.match(page.folded, stop)
        if legal is not None:
            ends[legal.end()] = meant
    for each in told:
        if each.start() in ends and each[1].lower() not in words().places:
            shorts.setdefault(each[1], ends[each.start()])


def _brands(text: str, hits: list[Hit], found: list[Spot], names: dict[str, Name]) -> dict[str, tuple[str, str]]:
    """For a name in its full legal form: the name and kind of the brand in brackets behind it, which the text goes on
    with: "PT Sinar Data Utama (Sinar.id)"."""
    formal = {
        spot.end + 2: spot.piece.name
        for spot in found
        if spot.piece.marks == FORMAL and text[spot.end : spot.end + 2] == " ("
    }
    if not formal:
        return {}
    told = [(hit.start, hit.end, hit.known.name, hit.known.kind) for hit in hits if hit.known.kind not in NO_PARTY]
    free = (spot for spot in found if names[spot.piece.name].kind in ("", COMPANY))
    told.extend((spot.start, spot.end, spot.piece.name, COMPANY) for spot in free)
    return {
        formal[start]: (name, kind)
        for start, end, name, kind in told
        if start in formal and text[end : end + 1] == ")" and not name.isupper()
    }


def _whole_names(names: dict[str, Name], shorts: dict[str, tuple[str, str]]) -> dict[str, str]:
    """For a name in its full legal form ("PT Sinar Data Utama"): the shorter one that the text goes on with."""
    return {
        meant[0]: form
        for form, meant in shorts.items()
        if meant[0].startswith(f"{form} ")
        and form in names
        and meant[0] in names
        and names[meant[0]].points.get(COMPANY, 0) >= 5
    }


def _widen(page: Page, sentence: Sentence, mention: Mention) -> None:
    """Takes a legal form behind a company's name into the mention."""
    text, end = page.text, mention.end
    following = text[end : end + 3]
    if not (following[1:].strip(" ")[:1].isupper() or following[1:2] == "("):
        return
    tail = words().legal_tail.match(page.folded, mention.end, sentence.end)
    if tail is not None and text[end : tail.end()].strip(" ,(")[:1].isupper():
        mention.end = tail.end()
