"""How sure should a reading be? Fits etl/vocabulary/confidence.toml on labelled articles, and measures any others.

python benchmarks/confidence.py fit tests/gold                    # writes the table
python benchmarks/confidence.py measure FOLDER                    # of the figures given 0.9, how many are right?

A folder holds docs.jsonl and gold.jsonl (documents, and of each its figures and relationships), or stories. A figure is
right where metric, subject, value and unit are; a relationship where customer, vendor and status are. Statements that
the labels call optional count neither way.
"""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
TABLE = ROOT / "etl" / "vocabulary" / "confidence.toml"
PULL = 1.5  # towards no weight at all: a feature must be seen often to count
BINS = 10
Example = tuple[str, frozenset[str], bool]  # kind, features, right
Row = dict[str, Any]


def labelled(folder: Path) -> Iterator[tuple[Row, Row]]:
    """Documents with their labels."""
    if (folder / "gold.jsonl").exists():
        labels = {row["doc_id"]: row for row in _lines(folder / "gold.jsonl")}
        yield from ((document, labels[document["doc_id"]]) for document in _lines(folder / "docs.jsonl"))
        return
    for story in sorted(folder.glob("*/story.toml")):
        about = tomllib.loads(story.read_text(encoding="utf-8"))
        expected = _lines(story.with_name("expected.jsonl"))
        labels = {f"{kind}s": [row for row in expected if row["kind"] == kind] for kind in ("figure", "relationship")}
        yield {**about, "text": story.with_name("article.txt").read_text(encoding="utf-8")}, labels


def _lines(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def examples(folder: Path) -> Iterator[tuple[Example, float]]:
    """What is read in each document: how, whether it is right, and how sure the reader is now."""
    from etl.extract.confidence import figure_features, relationship_features
    from etl.extract.said import read

    for document, labels in labelled(folder):
        said = read(document["text"], document["lang"], document.get("published_on"), document.get("title"))
        for figure in said.figures:
            right = judged(labels["figures"], lambda gold, figure=figure: is_figure(figure, gold))
            if right is not None:
                yield ("figure", frozenset(figure_features(said.page, figure)), right), figure.confidence
        for told in said.relationships:
            right = judged(labels["relationships"], lambda gold, told=told: is_relationship(told, gold))
            if right is not None:
                yield ("relationship", frozenset(relationship_features(said.page, told)), right), told.confidence


def judged(labels: list[Row], same: Callable[[Row], bool]) -> bool | None:
    """Whether a statement is among the labels; None where it is only among the optional ones."""
    hits = [gold for gold in labels if same(gold)]
    if any(not gold.get("optional") for gold in hits):
        return True
    return None if hits else False


def is_figure(figure: Any, gold: Row) -> bool:
    """Metric, subject, value and unit."""
    amount = figure.quantity
    near = abs(amount.value - gold["value"]) <= 0.005 * abs(gold["value"]) + 1e-9
    return (
        near
        and amount.unit == gold["unit"]
        and _among(figure.metric, gold, "metric")
        and _among(figure.subject, gold, "subject")
    )


def is_relationship(told: Any, gold: Row) -> bool:
    """Customer, vendor and status."""
    return (
        _among(told.customer, gold, "customer")
        and _among(told.vendor, gold, "vendor")
        and _among(told.status, gold, "status")
    )


def _among(value: str | None, gold: Row, key: str) -> bool:
    wanted = [gold[key], *gold.get(f"{key}_ok", [])]
    return "any" in wanted or (value or "").casefold() in {(each or "").casefold() for each in wanted}


def fit(found: list[Example], kind: str) -> dict[str, float]:
    """The weights of one kind: logistic regression, pulled towards zero (ridge), by Newton's method."""
    rows = [(features, right) for name, features, right in found if name == kind]
    seen: dict[str, int] = {}
    for features, _ in rows:
        for feature in features:
            seen[feature] = seen.get(feature, 0) + 1
    names = sorted(feature for feature, count in seen.items() if 8 <= count <= len(rows) - 8)
    told = np.array([[1.0, *(name in features for name in names)] for features, _ in rows], dtype=float)
    right = np.array([right for _, right in rows], dtype=float)
    pull = np.diag([0.01] + [PULL] * len(names))
    weights = np.zeros(len(names) + 1)
    for _ in range(50):
        share = 1 / (1 + np.exp(-told @ weights))
        slope = told.T @ (right - share) - pull @ weights
        bend = (told * (share * (1 - share))[:, None]).T @ told + pull
        step = np.linalg.solve(bend, slope)
        weights += step
        if np.abs(step).max() < 1e-9:
            break
    return {"always": round(float(weights[0]), 2)} | {
        name: round(float(weight), 2) for name, weight in zip(names, weights[1:], strict=True) if abs(weight) >= 0.05
    }


def write(tables: dict[str, dict[str, float]]) -> None:
    """The table, as a person reads it."""
    lines = [TABLE.read_text(encoding="utf-8").partition("\n")[0], ""]
    for kind, weights in tables.items():
        lines += [f"[{kind}]", *(f"{json.dumps(name)} = {weight}" for name, weight in weights.items()), ""]
    TABLE.write_text("\n".join(lines).rstrip() + "\n", encoding="utf-8")


def measure(found: list[tuple[Example, float]]) -> None:
    """Prints, for each tenth of confidence, how many statements have it and how many of these are right."""
    for kind in ("figure", "relationship"):
        rows = [(sure, right) for (name, _, right), sure in found if name == kind]
        off = 0.0
        print(f"{kind}: {len(rows)} statements")
        for number in range(BINS):
            inside = [(sure, right) for sure, right in rows if min(int(sure * BINS), BINS - 1) == number]
            if inside:
                mean, share = (sum(column) / len(inside) for column in zip(*inside, strict=True))
                off += len(inside) / len(rows) * abs(mean - share)
                tenth = f"{number / BINS:.1f} to {(number + 1) / BINS:.1f}"
                print(f"  {tenth}: {len(inside):5}, mean {mean:.3f}, right {share:.3f}")
        print(f"  expected calibration error {off:.3f}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("fit", "measure"))
    parser.add_argument("folders", nargs="+", type=Path)
    given = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    told = [each for folder in given.folders for each in examples(folder)]
    if given.what == "fit":
        write({kind: fit([example for example, _ in told], kind) for kind in ("figure", "relationship")})
    else:
        measure(told)
