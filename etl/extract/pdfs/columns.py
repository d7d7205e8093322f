"""Tables in a page of PDF: lines whose words stand in columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from etl.extract.pdfs.words import Word

GAP = 1.1  # heights of a line; a wider gap parts two cells, for between words it is a third of one
LONGEST_CELL = 35  # code points, on the average; with longer ones it is running text set in columns
MOST_COLUMNS = 30


class Cell(NamedTuple):
    """The words between two gaps."""

    text: str
    left: float
    right: float


def cells(line: Sequence[Word]) -> list[Cell]:
    """A line cut at its wide gaps."""
    gap = GAP * (line[0].top - line[0].bottom)
    found: list[list[Word]] = [[line[0]]]
    for word in line[1:]:
        if word.left - found[-1][-1].right > gap:
            found.append([])
        found[-1].append(word)
    return [
        Cell(" ".join(word.text for word in words).replace("|", "/"), words[0].left, words[-1].right) for words in found
    ]


def columns_at(lines: Sequence[list[Cell]], start: int) -> tuple[int, list[str]]:
    """How many lines from `start` on stand in columns, and their paragraphs: a table is one, a row a line.

    Running text in columns is read column by column. No lines where there are no columns.
    """
    end = start + 1
    while end < len(lines) and _are_rows(lines[end - 1], lines[end]):
        end += 1
    rows = lines[start:end]
    told = [cell for row in rows for cell in row]
    if len(rows) < 2:
        return 0, []
    columns = _columns(rows)
    placed = [_placed(row, columns) for row in rows]
    if sum(len(cell.text) for cell in told) > LONGEST_CELL * len(told):
        return len(rows), [" ".join(filter(None, column)) for column in zip(*placed, strict=True)]
    return len(rows), ["\n".join(" | ".join(row) for row in placed)]


def _are_rows(above: list[Cell], below: list[Cell]) -> bool:
    """Whether two lines stand in the same columns: two cells at least are above one another."""
    if not 2 <= len(above) <= MOST_COLUMNS or not 2 <= len(below) <= MOST_COLUMNS:
        return False
    return sum(1 for cell in below if any(_meet(cell, other) for other in above)) >= 2


def _columns(rows: Sequence[list[Cell]]) -> list[tuple[float, float]]:
    """From where to where each column goes, by the row that has most cells; it is as wide as its widest cell."""
    columns = [(cell.left, cell.right) for cell in max(rows, key=len)]
    for row in rows:
        for cell in row:
            met = [at for at, (left, right) in enumerate(columns) if cell.left < right and left < cell.right]
            if len(met) == 1:
                left, right = columns[met[0]]
                columns[met[0]] = (min(left, cell.left), max(right, cell.right))
    return columns


def _placed(row: list[Cell], columns: list[tuple[float, float]]) -> list[str]:
    """The row's cells in their columns; one that stands in none goes to the nearest."""
    texts = [""] * len(columns)
    for cell in row:
        middle = (cell.left + cell.right) / 2
        at = min(range(len(columns)), key=lambda column: abs(sum(columns[column]) / 2 - middle))
        met = [each for each, (left, right) in enumerate(columns) if cell.left < right and left < cell.right]
        at = met[0] if met and at not in met else at
        texts[at] = f"{texts[at]} {cell.text}".strip()
    return texts


def _meet(one: Cell, other: Cell) -> bool:
    return one.left < other.right and other.left < one.right
