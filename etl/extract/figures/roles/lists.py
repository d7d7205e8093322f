"""Tables, and numbers that go with names in their order."""

from __future__ import annotations

from etl.extract.figures.roles.focus import Focus
from etl.extract.figures.roles.party import Party
from etl.extract.figures.roles.scene import Scene
from etl.extract.model import Figure, Mention, Page, Sentence
from etl.extract.sentences import ROW


def of_row(page: Page, figure: Figure, scene: Scene) -> Mention | None:
    """Whose a cell is: the name above its column, else the first one of its row; None outside tables."""
    sentence = figure.sentence
    if sentence.kind != ROW:
        return None
    head = _head(page, sentence)
    if head is not sentence:
        column = page.text.count("|", sentence.start, figure.quantity.start)
        for mention in head.mentions:
            if page.text.count("|", head.start, mention.start) == column:
                return mention
    return scene.parties[0].mention if scene.parties else None


def _head(page: Page, sentence: Sentence) -> Sentence:
    """The first row of the table."""
    index = sentence.index
    while index and page.sentences[index - 1].kind == ROW:
        index -= 1
    return page.sentences[index]


def align(figures: list[Figure], scene: Scene, focus: Focus) -> None:
    """Numbers of one sentence said to go with as many names in their order ("respectively", "masing-masing")."""
    if not any(cue.tag == "each" for cue in scene.cues):
        return
    for metric in dict.fromkeys(figure.metric for figure in figures):
        alike = [figure for figure in figures if figure.metric == metric]
        if len(alike) > 1:
            _align(alike, scene, focus)


def _align(figures: list[Figure], scene: Scene, focus: Focus) -> None:
    groups: dict[int, list[Party]] = {}
    for party in scene.parties:
        groups.setdefault(party.group, []).append(party)
    for members in groups.values():
        if len(members) == len(figures):
            names = [party.mention for party in members]
            in_it = {party.name for party in members}
            role = 1 if any(figure.counterparty in in_it for figure in figures) else 0
            _give(figures, names, role)
            return
    taken = {figure.counterparty for figure in figures}
    told = {each.name: each for each in focus.named if each.name not in taken}
    if len(told) == len(figures):
        _give(figures, list(told.values()), 0)


def _give(figures: list[Figure], mentions: list[Mention], role: int) -> None:
    for figure, mention in zip(figures, mentions, strict=True):
        if role == 0:
            figure.subject, figure.subject_mention = mention.name, mention
            figure.traits["subject_how"] = "respectively"
        else:
            figure.counterparty, figure.counterparty_mention = mention.name, mention
            figure.traits["counterparty_how"] = "respectively"
