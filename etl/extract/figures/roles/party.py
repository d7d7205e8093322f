"""A company or person that a sentence names, and the part it plays there."""

from __future__ import annotations

from etl.extract.model import Mention

UNFIT = frozenset(("outlet", "place", "other", "publisher_company"))


class Party:
    """One name of a sentence.

    `case` is `bare` (nothing in front says), or by, lead, from, to, into, in, at, of, with, for, on, than, genitive.
    `noun` says what the name belongs to (held, people, other; empty for anything else).
    """

    __slots__ = (
        "apposed", "attached", "case", "end", "group", "inner_end", "kind", "leads", "mention", "name",
        "noun", "owns", "person", "points", "relative", "says", "second", "set_off", "start", "unit",
        "which_end", "which_start",
    )  # fmt: skip

    def __init__(self, mention: Mention, case: str, noun: str) -> None:
        self.mention = mention
        self.start = mention.start
        self.end = mention.end
        self.name = mention.name  # of a person: whom he or she speaks for, see `person`
        self.person = mention.name if mention.kind == "person" else None
        if mention.kind == "person" and mention.company is not None:
            self.name = mention.company
        self.kind = mention.kind
        self.case = case
        self.noun = noun
        self.points = mention.how in ("pronoun", "nominal")  # stands for a name
        self.owns = False  # followed by 's
        self.apposed = False  # begins what a comma sets beside another name ("X, its supplier, …")
        self.attached = False  # hangs on the number right in front of it ("$5m from X")
        self.set_off = False  # "For X, …": names what the sentence is about
        self.unit = False  # what another company's 's stands in front of
        self.leads = False  # leads a round
        self.says = False  # what the sentence says is on its word
        self.second = False  # a bare name behind another bare one of its clause: more often an object
        self.inner_end = 0  # where the clause inside the sentence that holds it ends; 0 for the main clause
        self.relative = ""  # what its own relative clause makes of it: who (does something), whose (has it), whom
        self.which_start = self.which_end = 0  # where that clause stands
        self.group = 0  # names joined by commas and `and` share a number
