"""Whose a figure is, and with whom."""

from __future__ import annotations

from etl.extract.figures.roles.focus import Focus
from etl.extract.figures.roles.pairs import ROLES, pair
from etl.extract.figures.roles.scene import Scene
from etl.extract.figures.roles.single import MARKET, own
from etl.extract.figures.roles.words import words
from etl.extract.model import Figure, Page


def set_roles(page: Page, figures: list[Figure]) -> list[Figure]:
    """Sets subject and counterparty of each figure; those for which none can be found are left out."""
    told = words(page.lang)
    focus = Focus(page)
    scene: Scene | None = None
    kept: list[Figure] = []
    for figure in figures:
        if scene is None or scene.sentence is not figure.sentence:
            focus.move_to(figure.sentence)
            scene = Scene(page, figure.sentence, told)
        if figure.metric in ROLES:
            _set_pair(page, figure, scene, focus)
        else:
            _set_own(page, figure, scene, focus)
        if figure.subject is not None or figure.metric in MARKET:
            kept.append(figure)
            focus.add(figure)
    return kept


def _set_own(page: Page, figure: Figure, scene: Scene, focus: Focus) -> None:
    party = own(page, figure, scene)
    if party is not None:
        figure.subject, figure.subject_mention = party.name, party.mention
        figure.traits["subject_how"] = "clause"
        return
    last = focus.last(figure.sentence)
    if last is not None and last.metric not in ROLES:
        figure.subject, figure.traits["subject_how"] = last.subject, "focus"
    elif focus.main is not None:
        figure.subject, figure.traits["subject_how"] = focus.main.name, "focus"
    else:
        figure.subject, figure.traits["subject_how"] = page.topic, "topic"


def _set_pair(page: Page, figure: Figure, scene: Scene, focus: Focus) -> None:
    one, other = pair(page, figure, scene, focus)
    if one is not None:
        figure.subject, figure.traits["subject_how"] = one.name, one.how
        figure.subject_mention = one.party.mention if one.party else None
    if other is not None:
        figure.counterparty, figure.traits["counterparty_how"] = other.name, other.how
        figure.counterparty_mention = other.party.mention if other.party else None
