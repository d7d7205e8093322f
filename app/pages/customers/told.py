"""What the page Customers says: the finding, the tiles, the labels of lanes and flow, the rows of its tables."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from app import formats
from app.charts import marks
from app.pages.common import text
from app.pages.common.deal import Deal
from app.theme import Look
from app.words import Words

PULLED = 0  # the rank of those who pulled back, in moves_of_deal
MOST_LANES, MOST_FLOWS, MOST_VENDORS, MOST_NAMED = 16, 20, 14, 2
BACK = ("left", "leaving", "reducing")


def finding(moves: pd.DataFrame, company: str, days: int, words: Words) -> str:
    """The page in one sentence: how many pulled back within the days, and what they spent where somebody said it."""
    pulled = moves[moves["rank"] == PULLED]
    shared = {"days": days, "n": len(pulled), "named": len(moves), "company": company}
    if pulled.empty:
        return words.say("customers.finding_none", company=company, days=days, n=len(moves))
    first = words.say("customers.finding", **shared)
    amounts = [(row["customer"], text.spend(row, words)) for row in pulled.to_dict("records")]
    known = [f"{amount} ({who})" for who, amount in amounts if amount]
    if not known:
        return words.say("customers.finding_no_spend", finding=first)
    return words.say("customers.finding_spend", finding=first, spend=text.listed(known, words, most=2))


def share(spender: dict[str, Any], revenue: pd.DataFrame, words: Words) -> str | None:
    """The spend as a part of the revenue of its period; None where no revenue is stated or either is a bound."""
    if revenue.empty or formats.missing(spender["spend_high"]):
        return None
    row = revenue.iloc[0]
    return words.say(
        "customers.share" if row["status"] != "actual" else "customers.share_actual",
        percent=formats.percent(round(100 * spender["spend_high"] / row["value"], 1), words.language),
        who=spender["customer"],
        revenue=formats.amount(row["value"], row["unit"], words.language),
        company=row["subject"],
        period=formats.period(row["period"], words.language),
    )


def tile(row: dict[str, Any], vendors: pd.DataFrame, words: Words) -> list[str]:
    """The lines under a customer's state: before and since when, spend, on whose word, with whom it grew."""
    if formats.missing(row["before"]):
        before = words["customers.tile_unknown"]
    else:
        before = words.say("customers.tile_from", before=text.state(row["before"], words))
    if not formats.missing(row["changed_on"]):
        before = words.say("customers.tile_since", before=before, day=text.day(row["changed_on"], words))
    word = words.say("customers.tile_word", who=text.voices(row["said_by"], words))
    return [
        before,
        text.spend(row, words) or words["customers.tile_unknown_spend"],
        word,
        went_to(row["customer_id"], vendors, words),
    ]


def went_to(customer: str, vendors: pd.DataFrame, words: Words) -> str:
    """With whom it grew, and where nobody says that it grew: as whose customer it is named."""
    own = vendors[vendors["customer_id"] == customer]
    grew = [
        f"{row['vendor']} {marks.SIGNS[row['state']]}"
        for row in own[own["told"].isin(["grew", "later"])].to_dict("records")
    ]
    if grew:
        return words.say("customers.tile_grew", vendors=text.listed(grew, words, most=4))
    named = own[own["told"] == "named"].sort_values(["day", "vendor"])
    if named.empty:
        return words["customers.tile_nowhere"]
    told = [
        f"{row['vendor']} ({formats.period(row['day'].strftime('%Y-%m'), words.language)})"
        for row in named.head(MOST_NAMED).to_dict("records")
    ]
    return words.say("customers.tile_named", vendors=text.listed(told, words))


def lane_rows(moves: pd.DataFrame, words: Words, look: Look) -> pd.DataFrame:
    """The rows of the lanes: those who moved, tall; the others low, as many as there is room for."""
    rows = []
    for row in moves.head(MOST_LANES).to_dict("records"):
        after = row["after"] if not formats.missing(row["after"]) else row["before"]
        title = f"<b>{marks.safe(marks.shorten(row['customer'], 26))}</b>  {text.state(row['before'], words)} → "
        title += marks.coloured(text.state(after, words), look.states[after])
        rows.append(
            {
                "pair": row["customer_id"],
                "title": title,
                "right": text.spend(row, words) or words["customers.unknown_spend"],
                "tall": row["rank"] == PULLED or (row["rank"] == 1 and after != "active"),
            }
        )
    return pd.DataFrame(rows, columns=["pair", "title", "right", "tall"])


def lanes_finding(moves: pd.DataFrame, states: pd.DataFrame, deal: Deal, words: Words) -> str:
    """Who pulled back, and within how many days of the deal the last of them was first reported to."""
    pulled = moves[moves["rank"] == PULLED]
    if pulled.empty:
        return words.say("customers.lanes_none", company=deal.company)
    back = states[states["status"].isin(BACK) & (states["from_day"] >= pd.Timestamp(deal.first))]
    first = back[back["customer_id"].isin(pulled["customer_id"])].groupby("customer_id")["from_day"].min()
    names = text.listed(pulled["customer"].tolist(), words)
    return words.say("customers.lanes", names=names, n=(first.max().date() - deal.last).days) if len(first) else names


def lanes_about(moves: pd.DataFrame, company: str, first: date, last: date, words: Words) -> str:
    """What the lanes show, from when until when, who is left out, and the signs of the states."""
    days = {"first": text.day(first, words), "last": text.day(last, words)}
    left_out = max(0, len(moves) - MOST_LANES)
    more = [words.say("customers.left_out", n=left_out)] if left_out else []
    return " ".join([words.say("customers.lanes_about", company=company, **days), *more, text.legend(words)])


def flow_customers(moves: pd.DataFrame) -> pd.DataFrame:
    """The customers of the flow; amounts only in the unit that most of them are in, so that widths compare."""
    shown = moves.copy()
    units = shown["unit"].dropna()
    unit = None if units.empty else units.mode().iloc[0]
    shown["spend"] = shown["spend_high"].where(shown["unit"] == unit)
    return shown[["customer_id", "customer", "before", "after", "spend", "unit", "spend_period", "spend_status"]]


def flow_vendors(moves: pd.DataFrame, vendors: pd.DataFrame, words: Words) -> pd.DataFrame:
    """The links on the right: growth of those who pulled back; where nobody says that one grew, its first mentions."""
    pulled = moves.loc[moves["rank"] == PULLED, "customer_id"]
    own = vendors[vendors["customer_id"].isin(pulled if len(pulled) else moves["customer_id"])]
    grew = own[own["told"].isin(["grew", "later"])]
    silent = own[(own["told"] == "named") & ~own["customer_id"].isin(grew["customer_id"])]
    named = silent.sort_values(["customer_id", "day", "vendor"]).groupby("customer_id").head(MOST_NAMED)
    links = pd.concat([grew, named])
    links = links[links["vendor_id"].isin(links["vendor_id"].value_counts().index[:MOST_VENDORS])]
    links["when"] = [words.say("customers.flow_later", day=text.day(day, words)) for day in links["day"]]
    return links


def flow_finding(moves: pd.DataFrame, links: pd.DataFrame, words: Words) -> str:
    """Who of those who pulled back grew elsewhere, and with whom."""
    pulled = moves[moves["rank"] == PULLED]
    grew = links[links["told"].isin(["grew", "later"]) & links["customer_id"].isin(pulled["customer_id"])]
    if grew.empty:
        return words["customers.flow_none"]
    pairs = [f"{who} → {', '.join(rows['vendor'])}" for who, rows in grew.groupby("customer", sort=False)]
    return words.say("customers.flow", grew=grew["customer_id"].nunique(), n=len(pulled), pairs="; ".join(pairs))


def table(moves: pd.DataFrame, vendors: pd.DataFrame, words: Words) -> pd.DataFrame:
    """One row a customer, in words; numbers stay numbers. The ids stay beside, to open the sentences."""
    rows = []
    of_customer = dict(iter(vendors.groupby("customer_id")))
    for row in moves.to_dict("records"):
        own = of_customer.get(row["customer_id"], vendors.head(0))
        grew, named = own[own["told"].isin(["grew", "later", "undated"])], own[own["told"] == "named"]
        rows.append(
            {
                "customer": row["customer"],
                "before": text.state(row["before"], words),
                "after": text.state(row["after"] if not formats.missing(row["after"]) else row["before"], words),
                "since": text.day(row["changed_on"], words),
                "spend": text.spend(row, words) or words["customers.unknown_spend"],
                "spend_low": text.cell(row["spend_low"]),
                "spend_high": text.cell(row["spend_high"]),
                "unit": text.cell(row["unit"]),
                "spend_period": text.cell(row["spend_period"]),
                "spend_status": text.cell(row["spend_status"]),
                "reports": row["reports"],
                "said_by": ", ".join(str(name) for name in row["said_by"] if name),
                "went_to": ", ".join(
                    f"{vendor} {text.state(state, words)}"
                    for vendor, state in zip(grew["vendor"], grew["state"], strict=True)
                ),
                "also_with": ", ".join(
                    f"{vendor} ({day:%Y-%m})" for vendor, day in zip(named["vendor"], named["day"], strict=True)
                ),
                "rel_ids": list(row["rel_ids"]),
                "spend_figure_id": text.cell(row["spend_figure_id"]),
            }
        )
    return pd.DataFrame(rows)


def columns(words: Words) -> dict[str, str]:
    """The columns of that table that are on screen, with their labels."""
    own = ("before", "after", "since", "spend", "reports", "said_by", "went_to", "also_with")
    return {"customer": words["column.customer"], **{column: words[f"customers.{column}"] for column in own}}


def vendors_table(vendors: pd.DataFrame, words: Words) -> pd.DataFrame:
    """One row a customer and other vendor, in words."""
    return pd.DataFrame(
        {
            "customer": vendors["customer"],
            "vendor": vendors["vendor"],
            "told": [words[f"customers.told_as.{told}"] for told in vendors["told"]],
            "state": [text.state(state, words) for state in vendors["state"]],
            "first_day": [text.day(day, words) for day in vendors["day"]],
            "reports": vendors["reports"],
            "said_by": [", ".join(str(name) for name in names if name) for names in vendors["said_by"]],
            "rel_ids": vendors["rel_ids"],
        }
    )


def vendor_columns(words: Words) -> dict[str, Any]:
    """The columns of that table that are on screen, with their labels."""
    own = {key: words[f"customers.{key}"] for key in ("told", "first_day", "reports", "said_by")}
    return {
        "customer": words["column.customer"],
        "vendor": words["column.vendor"],
        "told": own["told"],
        "state": words["column.state"],
        "first_day": own["first_day"],
        "reports": own["reports"],
        "said_by": own["said_by"],
    }


def flow_data(people: pd.DataFrame, links: pd.DataFrame) -> pd.DataFrame:
    """What the flow draws, for a file: one row a customer and vendor, customers without a vendor too."""
    return people.merge(links.drop(columns=["customer", "when"]), on="customer_id", how="left")
