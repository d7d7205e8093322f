"""What a word about the future means for a figure: that depends on the metric."""

from __future__ import annotations

from etl.extract.model import Figure

DEALS = ("funding", "valuation", "investment", "stake")
OVER_TIME = ("revenue", "growth", "customer_spend", "capex")  # of which the estimate is one of what is to come
PRICES = ("unit_price", "worker_pay")  # what one can cost, it costs
PAID = ("customer_spend", "investment", "capex", "stake", "funding", "unit_price", "worker_pay", "funding_total")


def status_for(figure: Figure, tag: str, talked_about: bool) -> str | None:
    """The status that a cue with `tag` gives; None for `actual`. `talked_about`: an unsigned deal is told of."""
    metric = figure.metric
    if tag in ("older", "before"):
        return "previous"
    if tag == "talks":
        return "in_talks"
    if tag in ("contract", "agreed"):
        return "planned"
    if tag in ("expect", "possible", "estimate", "intend", "future"):
        if metric in DEALS and talked_about:
            return "in_talks"
        if metric == "valuation" and tag in ("intend", "future"):
            return "planned"
        return "planned" if metric in PAID else "forecast"
    return None


def matters(metric: str, tag: str) -> bool:
    """Whether a cue with `tag` can say anything about a figure of `metric`."""
    if tag == "talks":
        return metric in DEALS
    if tag == "estimate":
        return metric in OVER_TIME
    if tag == "possible":
        return metric not in PRICES
    if tag == "agreed":
        return metric in DEALS or metric == "customer_spend"
    if tag == "contract":
        return metric == "customer_spend"
    return True
