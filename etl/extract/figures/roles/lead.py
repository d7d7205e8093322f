"""Who led a round: named in its sentence, or in the one before or the two after."""

from __future__ import annotations

from etl.extract.figures.roles.affinity import ROLES
from etl.extract.figures.roles.party import Party
from etl.extract.figures.roles.scene import Scene
from etl.extract.figures.roles.words import Words
from etl.extract.model import Figure, Page, Sentence

BACKERS = frozenset(("investor", "company"))  # of whom a bare "led" speaks of a round
NEIGHBOURS = (1, -1, 2)

Rounds = dict[int, set[tuple[str | None, float]]]  # by sentence: whose rounds, of how much
Owners = dict[int, set[str | None]]  # by sentence: whose figures


def set_leads(page: Page, figures: list[Figure], scenes: dict[int, Scene], words: Words) -> None:
    """Sets the counterparty of each round whose lead investor is told; several backers without a lead give none."""
    rounds = [figure for figure in figures if figure.metric == "funding"]
    told: Rounds = {}
    for figure in rounds:
        told.setdefault(figure.sentence.index, set()).add((figure.subject, figure.quantity.value))
    owners: Owners = {}
    for figure in figures:
        if figure.metric not in ROLES:
            owners.setdefault(figure.sentence.index, set()).add(figure.subject)
    for figure in rounds:
        scene = scenes[figure.sentence.index]
        party = _leader(page, scene, figure, words) or _only_backer(page, scene, figure, words)
        how = "clause"
        if party is None:
            party, how = _beside(page, figure, told, owners, scenes, words), "neighbour"
        if party is not None:
            figure.counterparty, figure.counterparty_mention = party.name, party.mention
            figure.traits["counterparty_how"] = how
    _share(rounds)


def _leader(page: Page, scene: Scene, figure: Figure, words: Words) -> Party | None:
    """The party that a sentence says leads, the nearest to the number where there are several."""
    best: Party | None = None
    nearest = 0
    for party in scene.parties:
        if not party.name or party.name == figure.subject:
            continue
        led = party.case == "lead" or party.leads or page.folded.startswith(words.led, party.end)
        if led:
            way = abs(party.start - figure.quantity.start)
            if best is None or way < nearest:
                best, nearest = party, way
    return next((party for party in scene.parties if best is not None and party.group == best.group), None)


def _only_backer(page: Page, scene: Scene, figure: Figure, words: Words) -> Party | None:
    """The one party that the money comes from."""
    backers = [party for party in scene.parties if party.case == "from" and party.name != figure.subject]
    if len(backers) != 1 or not backers[0].name or scene.broken(figure.quantity.end, backers[0].start):
        return None
    behind = page.folded[backers[0].end : backers[0].end + 12].replace(",", " ").split()
    return None if behind and behind[0] in words.joining else backers[0]


def _beside(
    page: Page,
    figure: Figure,
    told: Rounds,
    owners: Owners,
    scenes: dict[int, Scene],
    words: Words,
) -> Party | None:
    """Who leads by the sentences around, of which none tells of another round or of another company's figures."""
    round_ = (figure.subject, figure.quantity.value)
    for step in NEIGHBOURS:
        index = figure.sentence.index + step
        if not 0 <= index < len(page.sentences):
            continue
        sentence = page.sentences[index]
        if not sentence.mentions or not _speaks_of_leading(sentence) or told.get(index, {round_}) != {round_}:
            continue
        if figure.subject not in owners.get(index, (figure.subject,)):
            continue
        scene = scenes.get(index)
        if scene is None:
            scene = scenes[index] = Scene(page, sentence, words)
        party = _leader(page, scene, figure, words)
        if party is not None and (party.kind in BACKERS or scene.leads):
            return party
    return None


def _speaks_of_leading(sentence: Sentence) -> bool:
    return any(cue.family == "role" and cue.tag in ("lead", "leader", "led_by") for cue in sentence.cues)


def _share(rounds: list[Figure]) -> None:
    """A round told of more than once has one lead investor."""
    leads = {(each.subject, each.quantity.value): each for each in reversed(rounds) if each.counterparty}
    for figure in rounds:
        told = leads.get((figure.subject, figure.quantity.value))
        if figure.counterparty is None and told is not None:
            figure.counterparty, figure.counterparty_mention = told.counterparty, told.counterparty_mention
            figure.traits["counterparty_how"] = "same"
