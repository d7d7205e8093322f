"""What the page Customers says: the finding, the tiles, the labels of lanes and flow, the rows of its tables."""

from __future__ import annotations

from typing import Any

import pandas as pd

from app import formats
from app.charts import marks
from app.pages.common import text
from app.theme import Look
from app.words import Words

PULLED = 0  # the rank of those who pulled back, in moves_of_deal
MOST_LANES, MOST_NAMED = 24, 2


def finding(moves: pd.DataFrame, company: str, days: int, words: Words) -> str:
    """The page in one sentence: how many pulled back within the days, and what they spent where somebody said it."""
    pulled = moves[moves["rank"] == PULLED]
    shared = {"days": days, "n": len(pulled), "named": len(moves), "company": company}
    if pulled.empty:
        return words.say("customers.finding_none", **shared)
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


def tile(row: dict[str, Any], vendors: pd.DataFrame, words: Words) -> str:
    """What stands under a customer's state: before, since when, spend, whose word, with whom it grew."""
    before = words["customers.tile_unknown"] if formats.missing(row["before"]) else words.say(
        "customers.tile_from", before=text.state(row["before"], words))  # fmt: skip
    since = "" if formats.missing(row["changed_on"]) else words.say("customers.tile_since", day=text.day(row["changed_on"], words))
    spend = text.spend(row, words) or words["customers.unknown_spend"]
    word = words.say("customers.tile_word", who=text.voices(row["said_by"], words))
    parts = (part for part in (f"{before}, {since}" if since else before, spend, word, went_to(row["customer_id"], vendors, words)) if part)
    return " · ".join(parts)


def went_to(customer: str, vendors: pd.DataFrame, words: Words) -> str:
    """With whom it grew, and where nobody says that it grew: as whose customer it is named."""
    own = vendors[vendors["customer_id"] == customer]
    grew = [f"{row['vendor']} {marks.SIGNS[row['state']]}" for row in own[own["told"].isin(["grew", "later"])].to_dict("records")]
    if grew:
        return words.say("customers.tile_grew", vendors=text.listed(grew, words, most=4))
    named = own[own["told"] == "named"].sort_values(["day", "vendor"])
    if named.empty:
        return words["customers.tile_nowhere"]
    told = [f"{row['vendor']} ({formats.period(row['day'].strftime('%Y-%m'), words.language)})" for row in named.head(MOST_NAMED).to_dict("records")]
    return words.say("customers.tile_named", vendors=text.listed(told, words))


def lane_rows(moves: pd.DataFrame, words: Words, look: Look) -> pd.DataFrame:
    """The rows of the lanes: those who moved, tall; the others low, as many as there is room for."""
    rows = []
    for row in moves.head(MOST_LANES).to_dict("records"):
        after = row["after"] if not formats.missing(row["after"]) else row["before"]
        title = f"<b>{marks.safe(marks.shorten(row['customer'], 26))}</b>  {text.state(row['before'], words)} → "
        title += f"<span style='color:{look.states[after]}'><b>{text.state(after, words)}</b></span>"
        rows.append({"pair": row["customer_id"], "title": title, "right": text.spend(row, words) or words["customers.unknown_spend"],
                     "tall": row["rank"] < 2})  # fmt: skip
    return pd.DataFrame(rows, columns=["pair", "title", "right", "tall"])


def pulled_names(moves: pd.DataFrame, words: Words) -> str:
    """Those who pulled back, by name."""
    return text.listed(moves.loc[moves["rank"] == PULLED, "customer"].tolist(), words)


def flow_customers(moves: pd.DataFrame) -> pd.DataFrame:
    """The customers of the flow; amounts only in the unit that most of them are in, so that widths compare."""
    shown = moves.copy()
    units = shown["unit"].dropna()
    unit = None if units.empty else units.mode().iloc[0]
    shown["spend"] = shown["spend_high"].where(shown["unit"] == unit)
    return shown[["customer_id", "customer", "before", "after", "spend", "unit", "spend_period", "spend_status"]]


def flow_vendors(moves: pd.DataFrame, vendors: pd.DataFrame, words: Words) -> pd.DataFrame:
    """The links on the right: growth of those who pulled back; for one that nobody says grew, the first mentions of it."""
    pulled = moves.loc[moves["rank"] == PULLED, "customer_id"]
    own = vendors[vendors["customer_id"].isin(pulled if len(pulled) else moves["customer_id"])]
    grew = own[own["told"].isin(["grew", "later"])]
    silent = own[(own["told"] == "named") & ~own["customer_id"].isin(grew["customer_id"])]
    named = silent.sort_values(["customer_id", "day", "vendor"]).groupby("customer_id").head(MOST_NAMED)
    links = pd.concat([grew, named])
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
    for row in moves.to_dict("records"):
        own = vendors[vendors["customer_id"] == row["customer_id"]]
        grew, named = own[own["told"].isin(["grew", "later", "undated"])], own[own["told"] == "named"]
        rows.append({
            "customer": row["customer"], "before": text.state(row["before"], words),
            "after": text.state(row["after"] if not formats.missing(row["after"]) else row["before"], words),
            "since": text.day(row["changed_on"], words),
            "spend": text.spend(row, words) or words["customers.unknown_spend"],
            "spend_low": text.cell(row["spend_low"]), "spend_high": text.cell(row["spend_high"]), "unit": text.cell(row["unit"]),
            "spend_period": text.cell(row["spend_period"]), "spend_status": text.cell(row["spend_status"]),
            "reports": row["reports"], "said_by": ", ".join(str(name) for name in row["said_by"] if name),
            "went_to": ", ".join(f"{vendor} {text.state(state, words)}" for vendor, state in zip(grew["vendor"], grew["state"], strict=True)),
            "also_with": ", ".join(f"{vendor} ({day:%Y-%m})" for vendor, day in zip(named["vendor"], named["day"], strict=True)),
            "rel_ids": list(row["rel_ids"]), "spend_figure_id": text.cell(row["spend_figure_id"]),
        })  # fmt: skip
    return pd.DataFrame(rows)


def vendors_table(vendors: pd.DataFrame, words: Words) -> pd.DataFrame:
    """One row a customer and other vendor, in words."""
    return pd.DataFrame({
        "customer": vendors["customer"], "vendor": vendors["vendor"],
        "told": [words[f"customers.told_as.{told}"] for told in vendors["told"]],
        "state": [text.state(state, words) for state in vendors["state"]],
        "first_day": [text.day(day, words) for day in vendors["day"]],
        "reports": vendors["reports"], "said_by": [", ".join(str(name) for name in names if name) for names in vendors["said_by"]],
        "rel_ids": vendors["rel_ids"],
    })  # fmt: skip


def vendor_columns(words: Words) -> dict[str, Any]:
    """The columns of that table that are on screen, with their labels."""
    own = {key: words[f"customers.{key}"] for key in ("told", "first_day", "reports", "said_by")}
    return {"customer": words["column.customer"], "vendor": words["column.vendor"], "told": own["told"],
            "state": words["column.state"], "first_day": own["first_day"], "reports": own["reports"], "said_by": own["said_by"]}  # fmt: skip


def flow_data(people: pd.DataFrame, links: pd.DataFrame) -> pd.DataFrame:
    """What the flow draws, for a file: one row a customer and vendor, customers without a vendor too."""
    return people.merge(links.drop(columns=["customer", "when"]), on="customer_id", how="left")
