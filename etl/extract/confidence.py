"""
How sure a reading is: a sum of weights, one for each feature of how it was read, squeezed between 0 and 1.

The weights are a table that a person can read (etl/vocabulary/confidence.toml), fitted by logistic regression on
articles with labels (benchmarks/confidence.py says how): of the statements given 0.9, nine in ten were right there.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from math import exp

from etl.extract.model import Figure, Page, Relationship
from etl.vocabulary import read

LEAST, MOST = 0.02, 0.99  # nobody is surer than that


def figure_confidence(page: Page, figure: Figure) -> float:
    """The share of figures read in this way that are right, to two digits."""
    return _share("figure", figure_features(page, figure))


def relationship_confidence(page: Page, told: Relationship) -> float:
    """The share of relationships read in this way that are right, to two digits."""
    return _share("relationship", relationship_features(page, told))


def figure_features(page: Page, figure: Figure) -> Iterator[str]:
    """What tells a figure that is surely right from a doubtful one; each as `name=value`."""
    traits = figure.traits
    yield f"metric={figure.metric}"
    yield f"metric_how={traits.get('metric_how')}"
    yield f"metric_sure={_step(figure.strength, (0.5, 0.7, 0.85))}"
    yield f"subject_how={traits.get('subject_how')}"
    yield f"subject_named={figure.subject_mention.how if figure.subject_mention else None}"
    yield f"rivals={min(_whole(traits.get('rivals')), 3)}"
    yield f"amounts={min(len(figure.sentence.quantities), 4)}"
    yield f"sentence={figure.sentence.kind}"
    yield f"topic={page.topic is not None and page.topic in (figure.subject, figure.counterparty)}"
    if figure.metric_cue is None:
        yield "cue=none"


def relationship_features(page: Page, told: Relationship) -> Iterator[str]:
    """The same of a relationship."""
    traits = told.traits
    yield f"status={told.status}"
    yield f"vendor_how={traits.get('vendor_how')}"
    yield f"direct={bool(traits.get('direct'))}"
    yield f"rivals={min(_whole(traits.get('rivals')), 2)}"
    yield f"sentence={told.sentence.kind}"
    yield f"topic={page.topic is not None and page.topic in (told.customer, told.vendor)}"


def _share(kind: str, features: Iterator[str]) -> float:
    weights = _weights(kind)
    total = weights["always"] + sum(weights.get(feature, 0.0) for feature in features)
    return round(min(max(1 / (1 + exp(-total)), LEAST), MOST), 2)


@cache
def _weights(kind: str) -> dict[str, float]:
    return dict(read("confidence")[kind])


def _step(value: float, steps: tuple[float, ...]) -> int:
    """How many of the steps the value has reached."""
    return sum(value >= step for step in steps)


def _whole(value: object) -> int:
    return value if isinstance(value, int) else 0
