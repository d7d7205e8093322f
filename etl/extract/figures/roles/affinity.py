"""What the case of a name and the kind of its company are worth: for who pays, holds or buys, and for the other."""

from __future__ import annotations

from etl.extract.figures.roles.unnamed import SOMEBODY

# What the case of a name is worth for either role.
ROLES: dict[str, tuple[dict[str, float], dict[str, float]]] = {
    "customer_spend": (
        {
            "bare": 2.5, "by": 3.0, "from": 1.4, "of": 1.5, "genitive": 2.5, "with": 1.4, "for": 1.0, "lead": -1.0,
            "than": -2.0, "to": -0.5, "at": -0.5,
        },
        {
            "bare": 1.0, "to": 3.0, "at": 2.6, "in": 2.4, "on": 2.0, "with": 2.4, "from": 1.8, "of": 1.6, "for": 1.8,
            "genitive": 1.6, "into": 1.5, "by": 0.5, "than": -2.0,
        },
    ),
    "stake": (
        {
            "bare": 2.5, "by": 3.0, "lead": 2.5, "to": 2.2, "of": 1.0, "from": 0.6, "genitive": 1.0, "for": 0.4,
            "with": 0.4, "than": -1.0, "in": -1.5, "at": -0.5,
        },
        {
            "bare": 1.0, "in": 3.0, "of": 2.6, "from": 1.5, "genitive": 2.6, "at": 1.6, "into": 2.4, "for": 1.0,
            "to": 0.2, "by": -1.5, "lead": -3.0, "than": -1.0,
        },
    ),
    "investment": (
        {
            "bare": 2.5, "by": 3.0, "lead": 2.6, "from": 2.2, "to": 0.8, "of": 0.4, "genitive": 1.0, "with": 0.6,
            "than": -1.0, "in": -1.5, "at": -0.5,
        },
        {
            "bare": 1.2, "into": 3.0, "in": 3.0, "for": 2.2, "of": 2.4, "to": 2.0, "genitive": 2.6, "at": 1.2,
            "with": 0.8, "from": 0.4, "by": -1.5, "lead": -3.0, "than": -1.0,
        },
    ),
}  # fmt: skip


def kind_worth(metric: str, role: int, kind: str) -> float:
    """What a kind of company is worth for role 0 (pays, holds, buys) or role 1 (is paid, held, bought)."""
    if kind == SOMEBODY:
        return 0.6 if role == 0 else -3.0
    if metric == "customer_spend":
        if kind == "person":  # who speaks of money is more often the one who is paid
            return -1.5 if role == 0 else 1.0
        if kind == "vendor":
            return -2.5 if role == 0 else 2.0
        if kind.startswith("customer"):
            return 1.5 if role == 0 else -1.2
        return -2.0 if kind.startswith("investor") and role == 1 else 0.0
    if kind == "person":
        return 0.3
    if kind == "vendor":
        return -0.6 if role == 0 else 0.8
    if kind.startswith("investor"):
        return 1.0 if role == 0 else -2.0
    return 0.0
