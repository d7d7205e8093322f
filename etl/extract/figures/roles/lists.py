"""Tables, and numbers that go with names in their order."""

from __future__ import annotations

from etl.extract.figures.roles.affinity import kind_worth
from etl.extract.figures.roles.focus import Focus
from etl.extract.figures.roles.party import Party
from etl.extract.figures.roles.scene import Scene
from etl.extract.figures.roles.words import Words
from etl.extract.model import Figure, Mention, Page, Sentence
from etl.extract.sentences import ROW

WIDEST = 4000  # characters of a row
LONGEST = 100  # rows above a cell among which the head of its table is looked for
NEXT = 12  # characters between an amount and the next name of a list of names with their amounts
BESIDE = 2  # characters between a name and the amount that goes with it


def of_row(page: Page, figure: Figure, scene: Scene) -> Mention | None:
    """Whose a cell is: the name above its column, else the first one of its row; None outside tables."""
    sentence = figure.sentence
    if sentence.kind != ROW or sentence.end - sentence.start > WIDEST:
        return None
    head = _head(page, sentence)
    if head is not sentence:
        column = page.text.count("|", sentence.start, figure.quantity.start)
        for mention in head.mentions:
            if page.text.count("|", head.start, mention.start) == column:
                return mention
    return next((party.mention for party in scene.parties if party.name), None)


def _head(page: Page, sentence: Sentence) -> Sentence:
    """The first row of the table."""
    index = sentence.index
    lowest = max(0, index - LONGEST)
    while index > lowest and page.sentences[index - 1].kind == ROW:
        index -= 1
    return page.sentences[index]


def goes_on(page: Page, last: Figure, figure: Figure, scene: Scene) -> Party | None:
    """Who is the next to be paid, held or bought in a list of names with their amounts; None outside such a list.

    "X paid A $3 million, B $2 million and C $1 million"; a name that rather pays begins another clause.
    """
    whom = last.counterparty_mention
    if last.metric != figure.metric or whom is None or last.quantity.start - whom.end not in range(1, BESIDE):
        return None
    start, end = last.quantity.end, figure.quantity.start
    party = next((each for each in reversed(scene.parties) if start < each.start < end), None)
    if party is None or not party.name or party.points or party.case != "bare" or party.start - start > NEXT:
        return None
    told = page.folded[start : party.start].replace(",", " ").split()
    if len(told) > 1 or not scene.words.joining.issuperset(told) or end - party.end not in range(1, BESIDE):
        return None
    pays, paid = (kind_worth(figure.metric, role, party.kind) for role in (0, 1))
    return party if paid >= pays else None


def align(page: Page, figures: list[Figure], scene: Scene, focus: Focus, words: Words) -> None:
    """Numbers in a list that go with as many names in their order ("A and B paid $3 million and $2 million")."""
    if len(figures) < 2:
        return
    said = any(cue.tag == "each" for cue in scene.cues)
    for run in _runs(page, figures, words):
        if len(run) > 1:
            _align(run, scene, focus, said)


def _runs(page: Page, figures: list[Figure], words: Words) -> list[list[Figure]]:
    """Figures of one metric between which nothing stands but commas and words that join."""
    runs: list[list[Figure]] = []
    for figure in figures:
        last = runs[-1][-1] if runs else None
        if last is not None and last.metric == figure.metric and last is not figure.base and figure is not last.base:
            gap = page.folded[last.quantity.end : min(figure.quantity.start, last.quantity.end + 40)]
            told = gap.replace(",", " ").split()
            if not told or (len(told) <= 3 and told[0] in words.joining):
                runs[-1].append(figure)
                continue
        runs.append([figure])
    return runs


def _align(figures: list[Figure], scene: Scene, focus: Focus, said: bool) -> None:
    groups: dict[int, list[Party]] = {}
    for party in scene.parties:
        if party.name:
            groups.setdefault(party.group, []).append(party)
    for members in groups.values():
        if len(members) == len(figures):
            in_it = {party.name for party in members}
            whom = any(figure.counterparty in in_it for figure in figures)
            if whom or any(figure.subject in in_it for figure in figures):
                _give(figures, [party.mention for party in members], 1 if whom else 0)
                return
    taken = {figure.counterparty for figure in figures}
    told = {each.name: each for each in focus.named if each.name not in taken and each.kind != "person"}
    if said and len(told) == len(figures):
        _give(figures, list(told.values()), 0)


def _give(figures: list[Figure], mentions: list[Mention], role: int) -> None:
    for figure, mention in zip(figures, mentions, strict=True):
        if role == 0:
            figure.subject, figure.subject_mention = mention.name, mention
            figure.traits["subject_how"] = "respectively"
        else:
            figure.counterparty, figure.counterparty_mention = mention.name, mention
            figure.traits["counterparty_how"] = "respectively"
