"""Whose a figure is, and with whom."""

from __future__ import annotations

from itertools import groupby

from etl.extract.figures.roles.affinity import ROLES
from etl.extract.figures.roles.focus import Focus
from etl.extract.figures.roles.lead import set_leads
from etl.extract.figures.roles.lists import align, goes_on, of_row
from etl.extract.figures.roles.pairs import pair
from etl.extract.figures.roles.partners import set_partners
from etl.extract.figures.roles.scene import Scene
from etl.extract.figures.roles.single import HOME, MARKET, Deal, own
from etl.extract.figures.roles.words import words
from etl.extract.model import Figure, Page


def set_roles(page: Page, figures: list[Figure]) -> list[Figure]:
    """Sets subject and counterparty of each figure; those for which none can be found are left out.

    A price or a wage may stand without a subject: it is the market's. `traits` tell how each name was found
    (`subject_how`, `counterparty_how`), and how many others would have fitted (`rivals`).
    """
    told = words(page.lang)
    focus = Focus(page)
    scenes: dict[int, Scene] = {}
    kept: list[Figure] = []
    for index, group in groupby(figures, lambda figure: figure.sentence.index):
        together = list(group)
        scene = scenes[index] = Scene(page, together[0].sentence, told)
        focus.move_to(scene.sentence)
        _set_together(page, together, scene, focus)
        align(page, together, scene, focus, told)
        for name in sorted(scene.leads):
            focus.backer(name, scene.sentence)
        for figure in together:
            _measure(figure)
            if figure.subject is not None or figure.metric in MARKET:
                kept.append(figure)
                focus.add(figure)
    if kept:
        set_partners(kept)
        set_leads(page, kept, scenes, told)
    return kept


def _measure(figure: Figure) -> None:
    """Notes how far the names stand from the number; nothing for those of an earlier sentence."""
    for key, mention in (("subject_gap", figure.subject_mention), ("counterparty_gap", figure.counterparty_mention)):
        if mention is not None:
            gap = max(figure.quantity.start - mention.end, mention.start - figure.quantity.end, 0)
            figure.traits[key] = gap


def _set_together(page: Page, figures: list[Figure], scene: Scene, focus: Focus) -> None:
    """Sets the roles of all figures of one sentence; the value before another one takes them over from that."""
    heads: list[Figure] = []
    followers: list[Figure] = []
    for figure in figures:
        follows = figure.base is not None and not _has_own(figure, figure.base, scene)
        (followers if follows else heads).append(figure)
    deals: list[Figure] = []
    for figure in heads:
        if figure.metric in ROLES:
            last = deals[-1] if deals else None
            following = goes_on(page, last, figure, scene) if last is not None else None
            if last is not None and (following is not None or _one_deal(last, figure, scene)):
                _hand_on(last, figure)
                if following is not None:
                    figure.counterparty, figure.counterparty_mention = following.name, following.mention
            else:
                _set_pair(page, figure, scene, focus)
            deals.append(figure)
    deal = _deal(heads)
    for figure in heads:
        if figure.metric not in ROLES:
            _set_own(page, figure, scene, focus, deal)
    for figure in reversed(followers):
        _take_over(page, figure, scene, focus, deal)


def _deal(figures: list[Figure]) -> Deal:
    deals = [figure for figure in figures if figure.metric in SHARES]
    if not deals:
        return NO_DEAL
    return Deal(frozenset(each.subject for each in deals), frozenset(each.counterparty for each in deals))


def _take_over(page: Page, figure: Figure, scene: Scene, focus: Focus, deal: Deal) -> None:
    base = figure.base
    if base is not None and base.subject is not None:
        _hand_on(base, figure)
    elif figure.metric in ROLES:
        _set_pair(page, figure, scene, focus)
    else:
        _set_own(page, figure, scene, focus, deal)


SHARES = frozenset(("stake", "investment"))
NO_DEAL = Deal(frozenset(), frozenset())
CLOSE = 12  # characters between a number and a name that is its own
HANDED_ON = frozenset(("subject_how", "counterparty_how", "rivals", "subject_margin"))


def _hand_on(told: Figure, figure: Figure) -> None:
    """Gives a figure the roles of another one."""
    figure.subject, figure.subject_mention = told.subject, told.subject_mention
    figure.counterparty, figure.counterparty_mention = told.counterparty, told.counterparty_mention
    figure.traits |= {key: told.traits[key] for key in told.traits.keys() & HANDED_ON}


def _one_deal(last: Figure, figure: Figure, scene: Scene) -> bool:
    """Whether a share and a price are those of one deal: no name that begins a clause stands between the two."""
    if {last.metric, figure.metric} != {"stake", "investment"} or last.subject is None or last.counterparty is None:
        return False
    start, end = last.quantity.end, figure.quantity.start
    if scene.broken(start, end):
        return False
    return not any(start <= party.start < end and party.case == "bare" for party in scene.parties)


def _has_own(figure: Figure, base: Figure, scene: Scene) -> bool:
    """Whether a name of its own stands right beside the value before: "X's 300", "300 at X"."""
    quantity = figure.quantity
    for party in scene.parties:
        if party.owns and base.quantity.end <= party.start and 0 <= quantity.start - party.end < CLOSE:
            return True
        if party.attached and party.case in HOME and 0 <= party.start - quantity.end < CLOSE and not party.points:
            return True
    return False


def _set_own(page: Page, figure: Figure, scene: Scene, focus: Focus, deal: Deal) -> None:
    mention = of_row(page, figure, scene)
    if mention is not None:
        figure.subject, figure.subject_mention, figure.traits["subject_how"] = mention.name, mention, "row"
        return
    party = own(page, figure, scene, focus, deal)
    if party is not None:
        figure.subject, figure.subject_mention = party.name, party.mention
        figure.traits["subject_how"] = "possessive" if party.owns or party.case == "genitive" else "clause"
        return
    if figure.metric in MARKET and scene.told("market", scene.sentence.start, scene.sentence.end):
        figure.traits["subject_how"] = "market"
        return
    if scene.spoken_of is None:
        scene.spoken_of = focus.spoken_of(figure, {*scene.leads, *deal.buyers})
    figure.subject, figure.traits["subject_how"] = scene.spoken_of


def _set_pair(page: Page, figure: Figure, scene: Scene, focus: Focus) -> None:
    one, other = pair(page, figure, scene, focus)
    if one is not None and one.name:
        figure.subject, figure.traits["subject_how"] = one.name, one.how
        figure.subject_mention = one.party.mention if one.party else None
    if other is not None and other.name:
        figure.counterparty, figure.traits["counterparty_how"] = other.name, other.how
        figure.counterparty_mention = other.party.mention if other.party else None
