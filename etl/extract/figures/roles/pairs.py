"""Who pays whom, who holds whom, who buys into whom."""

from __future__ import annotations

from typing import NamedTuple

from etl.extract.figures.roles.affinity import ROLES, kind_worth
from etl.extract.figures.roles.focus import Focus
from etl.extract.figures.roles.party import Party
from etl.extract.figures.roles.place import Place, places
from etl.extract.figures.roles.scene import Scene
from etl.extract.model import Figure, Page

PARTS = ("holder", "held"), ("customer", "vendor")
GIVEN = 1  # characters between an amount and the pronoun that it is given to
FOCUS = 0.5  # what a name of an earlier sentence counts beside one of this sentence
REACH = 40  # characters between a number and the one who does it, behind `by`
UNNAMED = 3.0
NOUN = {"held": -1.5, "holder": 1.5, "other": -1.5}  # for the holder's role; the other way round for the company held
CLOSE = 1.5  # names that come so near to the likeliest one are its rivals
NOBODY = 1.0  # what is lost with the one who pays, holds or buys: without him a figure is no statement
TOGETHER = 0.6  # for a name of the same earlier sentence
SURE = 2.2  # a name of this sentence against which no earlier one stands up
LEAST_HERE = -0.4
LEAST_ITS, BEHIND = -1.0, 24  # the same where the number is "of its shares"; characters in which that stands
LEAST = 0.4  # what a role is worth that nobody is found for


class Told(NamedTuple):
    """A name for a role and what speaks for it; `party` is None where an earlier sentence gives it."""

    name: str
    score: float
    party: Party | None
    how: str


def pair(page: Page, figure: Figure, scene: Scene, focus: Focus) -> tuple[Told | None, Told | None]:
    """Who and with whom, as the sentence and what came before it say; None for what nothing tells."""
    found = places(page.folded, scene, figure.quantity)
    voice = _voice(figure, found, scene)
    first, second = (_candidates(figure, found, voice, scene, focus, role) for role in (0, 1))
    if first and first[0].party is None:
        second = [_with(each, first[0].name, focus) for each in second]
        second.sort(key=_by_score)
    figure.traits["rivals"] = (
        len({each.name for each in first if each.score > first[0].score - CLOSE}) - 1 if first else 0
    )
    one = first[0] if first and first[0].score > 0 else None
    other = second[0] if second and second[0].score > _least(second[0]) else None
    if one is None or other is None or one.name != other.name:
        return one, other
    next_one = next((each for each in first if each.name != one.name and each.score > 0), None)
    end = figure.quantity.end
    least = LEAST if scene.told("its_shares", end, min(end + BEHIND, scene.sentence.end)) is None else LEAST_ITS
    next_other = next((each for each in second if each.name != one.name and each.score > least), None)
    if one.score + _worth(next_other) >= (next_one.score + other.score if next_one else other.score - NOBODY):
        return one, next_other
    return next_one, other


def _least(told: Told) -> float:
    """What must speak for the one who is paid, held or bought: little where the sentence names him."""
    return LEAST if told.party is None else LEAST_HERE


def _with(told: Told, name: str, focus: Focus) -> Told:
    """Counts more where the last sentence that names `name` names this one too."""
    if told.party is None and focus.together(name, told.name):
        return told._replace(score=told.score + TOGETHER)
    return told


def _candidates(figure: Figure, found: list[Place], voice: Voice, scene: Scene, focus: Focus, role: int) -> list[Told]:
    told = _told(figure, found, voice, role)
    told.sort(key=_by_score)
    if role == 1 and figure.metric == "customer_spend" and _many_paid(scene):
        return told
    if len(told) < 2 or told[0].score < SURE:
        told += _from_focus(figure, scene, focus, role)
        told.sort(key=_by_score)
    return told


def _many_paid(scene: Scene) -> bool:
    """Whether the money goes to vendors at large ("its data budget", "outside suppliers")."""
    return scene.told("vendors", scene.sentence.start, scene.sentence.end) is not None


def _by_score(told: Told) -> float:
    return -told.score


def _worth(told: Told | None) -> float:
    return told.score if told else LEAST


class Voice(NamedTuple):
    """What the verbs around a number say of who does what."""

    sold: bool  # somebody sells to somebody
    got: bool  # somebody receives from somebody
    passive: bool  # the one who does it stands behind the number, with `by`


def _voice(figure: Figure, found: list[Place], scene: Scene) -> Voice:
    start, end = scene.sentence.start, figure.quantity.end
    spend = figure.metric == "customer_spend"
    return Voice(
        sold=not spend
        and any(place.party.case == "to" for place in found)
        and scene.told("sell", start, end) is not None,
        got=any(place.party.case == "from" for place in found) and scene.told("get", start, end) is not None,
        passive=any(place.party.case == "by" and not place.before and place.gap <= REACH for place in found),
    )


def _told(figure: Figure, found: list[Place], voice: Voice, role: int) -> list[Told]:
    """What each party of the sentence is worth for a role."""
    worth = ROLES[figure.metric][role]
    sign = 1 if role == 0 else -1
    told = []
    sells = any(place.before and place.party.case == "bare" and place.party.kind == "vendor" for place in found)
    named = {place.party.name for place in found if place.party.case == "bare" and not place.party.points}
    for place in found:
        party = place.party
        if role == 1 and (_speaks(party, figure) or (party.points and party.case != "bare" and party.name in named)):
            continue
        score = worth.get(party.case, 0.0)
        score += kind_worth(figure.metric, role, party.kind) + _position(place, role) + 0.8 * (score >= 2)
        score += NOUN.get(party.noun, 0.0) * sign + (0.5 if role == 0 else -0.4) * party.owns
        if voice.sold:
            score += sign * (2.0 if party.case == "to" else -1.2 if party.case == "bare" else 0.0)
        if sells and role == 1 and party.case == "from" and figure.metric == "customer_spend":
            score -= 1.8  # work that one vendor takes from another
        if voice.passive and party.case == "bare" and place.before:
            score -= 1.5 * sign
        if voice.got and figure.metric != "stake":
            score += sign * (1.2 if party.case == "from" else -1.2 if party.case == "bare" and place.before else 0.0)
        told.append(Told(_name(figure.metric, role, party), score, party, "clause"))
        backed = party.noun == "other" and not party.apposed and (party.owns or party.case == "genitive")
        if role == 0 and place.before and backed:
            told.append(Told("", UNNAMED - place.far(0.3), None, "clause"))  # "X's backers put in $5m"
    return told


def _speaks(party: Party, figure: Figure) -> bool:
    """A person is nobody's share; he may speak for the one who is paid."""
    return party.person is not None and figure.metric != "customer_spend"


def _name(metric: str, role: int, party: Party) -> str:
    """A person holds and buys for himself, unless he only speaks; everything else is his company's."""
    if party.person is None or role == 1 or metric == "customer_spend" or party.says:
        return party.name
    return party.person


def _position(place: Place, role: int) -> float:
    """What the place of a name speaks for or against its being the one who pays, holds or buys (role 0) or not."""
    score = -place.far(0.3) + 0.5 * place.breaks * role
    party = place.party
    if place.owner:
        return score + (1.0 if role == 0 else -1.0)
    if not place.before:
        if party.case == "bare" and role == 1 and place.between == 0 and place.first:
            score += 0.9 * place.breaks  # "Bought by X for $5m, Y has …"
        elif party.case == "bare":
            score -= (1.6 if role == 0 else 0.3) + place.other
        elif not party.attached:
            score -= 0.4
    elif place.closed:
        score -= 1.0
    elif place.relative:
        score += 1.0 if role == (place.relative != "who") else -1.0
    if place.before and (party.attached or (place.passed and role == 0)):
        score -= 0.6
    if party.second:
        score += -1.0 if role == 0 else 1.0
    if party.points and not party.owns:
        score -= 0.3
        if place.before and party.case == "bare" and place.gap <= GIVEN:
            score += 2.0 if role == 1 else -2.0  # "would pay it $3m"
    return score


def _from_focus(figure: Figure, scene: Scene, focus: Focus, role: int) -> list[Told]:
    """Names that earlier sentences offer for a role; those that stand in this one speak for themselves."""
    part = PARTS[figure.metric == "customer_spend"][role]
    start = figure.quantity.start
    here = {party.name for party in scene.parties if party.person is None and party.start < start}
    return [
        Told(name, FOCUS * score, None, "focus")
        for name, score in focus.ranked(part, figure.sentence)
        if score > 0 and name not in here
    ]
