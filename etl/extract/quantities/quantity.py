"""What the reader gives, and the term it works on."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

Number = int | Decimal  # exact; digits without decimals are whole
Next = tuple[str, int, int, str]  # a word in lower case, where it begins and ends, and what joins it: "", " " or "-"
EXACT, ABOUT, AT_LEAST, AT_MOST, RANGE = "exact", "about", "at_least", "at_most", "range"
PERCENT, COUNT = "percent", "count"
NOTHING = "-"  # the unit of a number that is no quantity: a measure, a date, a name


@dataclass(slots=True, eq=False)
class Quantity:
    """An amount of money, a percentage or a number, as the text states it.

    `value` is in `unit`: an ISO 4217 code (main units), `percent` (49 is 49 %) or `count`. `rounding` is half of the
    last place written, in main units (5 % of the value at least for `about`), None where there are bounds.
    `number_start` and `number_end` leave out words of bound.
    """

    start: int
    end: int
    value: float
    low: float | None
    high: float | None
    unit: str
    qualifier: str
    rounding: float | None
    number_start: int
    number_end: int


@dataclass(slots=True, eq=False)
class Term:
    """One number with its scale and unit, before it is seen with its neighbours."""

    start: int  # with the currency, the sign and the unit
    end: int
    at: int  # where the number itself begins
    value: Number  # without the scale
    scale: int
    step: Number  # the last place written, without the scale
    unit: str  # an ISO code, percent, count, or NOTHING
    raw: str = ""  # the digits as written; empty for words
    before: bool = False  # the currency stands before the number
    cents: bool = False
    part: Number = 1  # what one of its unit is: 0.01 of a cent or a basis point; `value` is multiplied already
    negative: bool = False
    named: bool = False  # a word before it says that it is a name, a place or an age
    low: Number | None = None  # of a vague plural, scale included
    high: Number | None = None
    qualifier: str = EXACT
    floor: int = 0  # words before here belong to the number before
    words: list[str] = field(default_factory=list)  # those before `start`; empty where not looked at yet
    after: Next | None = None  # the word behind `end`

    @property
    def worth(self) -> Number:
        """The value in main units, with its sign."""
        worth = self.value * self.scale
        return -worth if self.negative else worth

    @property
    def bare(self) -> bool:
        """A number without a unit."""
        return self.unit == COUNT

    @property
    def grouped(self) -> bool:
        """Whether its digits are in groups."""
        return len(self.raw) > 4 and not self.raw.isdigit() and self.value >= 1000
