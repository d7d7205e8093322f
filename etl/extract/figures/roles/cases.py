"""What the words right in front of a name and right behind it make of it."""

from __future__ import annotations

from etl.extract.figures.roles.party import Party
from etl.extract.figures.roles.words import Words

LOOK = 48  # characters in front of a name and behind it in which such words are looked for
BACK = 6  # words in front of a name that are looked at
OWNED = 4  # words behind a possessive among which what is owned is looked for
STOPS = ',;:.!?)"'


def case_of(before: str, words: Words) -> tuple[str, str]:
    """What the words in front of a name make of it, and the noun they hang on."""
    told = before.rsplit(None, BACK)
    if not told:
        return "bare", ""
    last = told[-1].lstrip("\"'(*_[")
    case = words.before.get(last)
    at = len(told) - 1
    if case is None and (last in words.bridges or words.nouns.get(last.rstrip(",")) == "people"):
        at, case = _behind_bridge(told, words)
    if case is None:
        noun = words.nouns.get(last, "")
        if noun and words.bare_genitive:
            return "genitive", noun
        return "bare", noun if noun == "people" else ""
    if at == 0:
        return case, ""
    prior = told[at - 1]
    if case == "by" and prior in words.by:
        return words.by[prior], ""
    return case, words.nouns.get(prior, "")


def _behind_bridge(told: list[str], words: Words) -> tuple[int, str | None]:
    for at in range(len(told) - 2, max(len(told) - 6, -1), -1):
        if told[at][-1] in STOPS:
            return at, None
        case = words.before.get(told[at])
        if case is not None:
            return at, case
    return 0, None


def joins(gap: str, behind: str, words: Words) -> bool:
    """Whether a gap between two names only lists them; a comma alone does where the list goes on behind."""
    if len(gap) > 8:
        return False
    told = gap.replace(",", " ").split()
    if told:
        return len(told) == 1 and told[0] in words.joining
    return not gap.strip() or behind.startswith(", ") or _first(behind) in words.joining


def _first(behind: str) -> str:
    told = behind.split()
    return told[0] if told and behind[0] == " " else ""


def set_own(text: str, party: Party, words: Words) -> None:
    """Sets whether something of its own stands behind a name, and what."""
    behind = text[party.end : party.end + LOOK]
    if party.points and text[party.start : party.end] in words.pronouns:
        party.owns = True
        party.case = "bare"  # what stands in front belongs to the noun behind
    elif behind.startswith(words.possessive):
        party.owns = True
        behind = behind.partition(" ")[2]
    else:
        party.owns = text.endswith(words.possessive, party.start, party.end)
    if behind.startswith(words.backed):
        party.noun = "other"
    elif party.owns:
        party.noun = _first_noun(behind, OWNED, words) or party.noun
    elif behind.startswith(" "):  # "a Scale AI rival", "Mercor chief executive"
        noun = _first_noun(behind, 1, words)
        party.noun = noun if noun in ("other", "people") else party.noun


def _first_noun(behind: str, most: int, words: Words) -> str:
    """What the first of the next few words that says anything makes of the name in front; empty for nothing."""
    for word in behind.split(maxsplit=most)[:most]:
        noun = words.owned.get(word.rstrip(STOPS), "")
        if noun or word[-1] in STOPS:
            return noun
    return ""
