"""A text in a few numbers, so that near-identical texts can be told without comparing them word by word."""

from __future__ import annotations

import re
from heapq import nsmallest
from zlib import crc32

KEPT = 64
WORDS = 4  # in a row
WORD = re.compile(r"\w+")


def sketch(folded: str) -> list[int]:
    """
    The least 64 hashes of all runs of four words of a folded text, ascending; fewer for a short text, none below four.

    Two sketches share about as large a part of their numbers as the texts share of their runs (bottom-k sketch: Broder,
    On the resemblance and containment of documents, 1997).
    """
    words = WORD.findall(folded)
    runs = {" ".join(run) for run in zip(*(words[start:] for start in range(WORDS)), strict=False)}
    return nsmallest(KEPT, {crc32(run.encode("utf-8", "replace")) for run in runs})
