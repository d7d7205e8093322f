"""Whose a figure is, where its metric has one company."""

from __future__ import annotations

from typing import NamedTuple

from etl.extract.figures.roles.focus import Focus
from etl.extract.figures.roles.party import Party
from etl.extract.figures.roles.place import Place, places
from etl.extract.figures.roles.scene import Scene
from etl.extract.model import Figure, Page

# What the case of a name is worth, in front of the number and behind it.
BEFORE = {
    "bare": 3.0, "genitive": 3.2, "of": 2.4, "in": 1.6, "at": 2.0, "for": 1.2, "to": 0.8, "into": 0.5, "on": 0.5,
    "by": 0.6, "from": 0.3, "with": 0.2, "lead": -3.0, "than": -2.0,
}  # fmt: skip
HOME = frozenset(("of", "at", "in", "genitive"))
AFTER = {
    "of": 1.6,
    "genitive": 1.6,
    "at": 1.6,
    "for": 1.4,
    "in": 1.2,
    "by": 1.0,
    "bare": 0.6,
    "to": 0.4,
    "into": 1.4,
    "lead": -3.0,
}
NOUN = {"": 0.0, "holder": -0.8, "held": -0.8, "people": -0.3, "other": -2.0}
VENDORS = frozenset(("unit_price", "workforce", "worker_pay"))
MARKET = frozenset(("unit_price", "worker_pay"))
RAISED = frozenset(("funding", "valuation"))
LEAST = 0.9


class Deal(NamedTuple):
    """Who bought (into) whom in the sentence."""

    buyers: frozenset[str | None]
    bought: frozenset[str | None]


def own(page: Page, figure: Figure, scene: Scene, focus: Focus, deal: Deal) -> Party | None:
    """The party of the sentence whose the figure is; None where whoever is spoken of fits better."""
    told: dict[str, tuple[float, Party]] = {}
    bought = focus.just_bought(scene.sentence) if figure.metric == "valuation" else None
    for place in places(page.folded, scene, figure.quantity):
        party = place.party
        if not party.name or party.person == party.name:
            continue
        if party.points and figure.metric in RAISED and _only_buys(party.name, deal, bought):
            continue
        score = _ahead(figure, party, place) if place.before else _behind(party, place)
        score += _fit(figure, place, scene, deal)
        if party.points and focus.only_backs(party.name, figure):
            score -= 4.0 if figure.metric in RAISED else 1.5
        last = told.get(party.name)
        if last is None or last[0] < score:
            told[party.name] = score, party
    ranked = sorted(told.values(), key=_by_score)
    figure.traits["rivals"] = max(sum(score > LEAST for score, _ in ranked) - 1, 0)
    if not ranked or ranked[0][0] <= LEAST:
        return None
    figure.traits["subject_margin"] = round(ranked[0][0] - (ranked[1][0] if len(ranked) > 1 else 0.0), 1)
    return ranked[0][1]


def _only_buys(name: str, deal: Deal, bought: set[str] | None) -> bool:
    """Who buys is not what a deal puts a price on; that is who is bought."""
    return name in deal.buyers or (bool(bought) and name not in (bought or ()))


def _by_score(told: tuple[float, Party]) -> float:
    return -told[0]


def _fit(figure: Figure, place: Place, scene: Scene, deal: Deal) -> float:
    """What speaks for a party wherever it stands."""
    party = place.party
    score = NOUN[party.noun] + _kind(figure.metric, party.kind) - party.unit
    if figure.metric in RAISED:
        if party.name in scene.leads or party.name in deal.buyers:
            score -= 3.0
        elif not place.beside and scene.told("value", party.start - 24, party.start):
            score += 1.5
    if figure.metric == "valuation" and party.name in deal.bought:
        score += 2.0
    return score


def _ahead(figure: Figure, party: Party, place: Place) -> float:
    score = BEFORE.get(party.case, 0.0) - place.far(0.2)
    if party.case == "by" and figure.metric not in RAISED:
        score += 1.2
    if place.closed:
        score -= 1.6
    elif place.relative and (place.relative != "whom" or figure.metric in RAISED):
        score = max(score, BEFORE["bare"]) + 1.2
    if place.passed:
        score -= 0.5
    if party.attached:
        score -= 0.8
    if party.owns:
        score += 0.4
    if party.second and figure.metric != "valuation":
        score -= 0.9
    if place.beside:
        score = max(score, 1.0) + (2.2 if place.listed else 1.0)
    return score


def _behind(party: Party, place: Place) -> float:
    if party.says:
        return 1.4
    if place.owner:
        return 2.2 - place.far(0.0)
    score = AFTER.get(party.case, -0.5) - 2 * place.far(0.0) - 0.3 * place.closed - 0.5 * place.other
    return score + 2.0 if party.attached and place.listed and party.case in HOME else score


def _kind(metric: str, kind: str) -> float:
    score = 0.0
    if kind == "investor":
        score -= 0.8
    elif kind == "person":
        score -= 0.3
    if metric in VENDORS:
        score += 0.8 if kind == "vendor" else -2.4 if kind.startswith("customer") else 0.0
    return score
