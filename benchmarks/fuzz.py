"""Does every quote stand where it is said to, in any text, within a second?

python benchmarks/fuzz.py --documents 100000             # mutated stories; prints the slowest, ends with 1 at a fault

Mutations: pieces cut out, doubled, swapped between articles, letters replaced by odd ones, digits by others.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ODD = "\0\u202e\u00ad\u2009\n$%()-.,\"'|\u2013İ½٣é\uff14 "
SECONDS = 1.0


def mutated(chance: random.Random, texts: list[str]) -> str:
    """One text made of others."""
    text = chance.choice(texts)
    for _ in range(chance.randint(1, 8)):
        start = chance.randrange(len(text) + 1)
        end = min(len(text), start + chance.choice((1, 3, 20, 200)))
        match chance.randrange(5):
            case 0:
                text = text[:start] + text[end:]
            case 1:
                text = text[:end] + text[start:]
            case 2:
                other = chance.choice(texts)
                cut = chance.randrange(len(other) + 1)
                text = text[:start] + other[cut : cut + 200] + text[end:]
            case 3:
                text = text[:start] + chance.choice(ODD) * chance.choice((1, 1, 50)) + text[end:]
            case _:
                text = text[:start] + "".join(
                    str(chance.randrange(10)) if sign.isdigit() else sign for sign in text[start:]
                )
    return text


def main(documents: int, seed: int) -> int:
    """Prints what was found; 1 where a quote was not in its place, or a text took too long."""
    from etl.extract.said import read
    from etl.extract.statements import lines, quantity_lines, rows

    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "tests" / "stories").glob("*/article.txt"))]
    chance = random.Random(seed)
    slowest, faults, statements = (0.0, ""), 0, 0
    for number in range(documents):
        text, lang = mutated(chance, texts), chance.choice(("en", "id"))
        began = time.process_time()
        said = read(text, lang, "2025-06-15")
        found = [*lines(said), *quantity_lines(text, lang)]
        took = time.process_time() - began
        slowest = max(slowest, (took, text[:60]))
        statements += len(found)
        wrong = [line for line in found if text[line["start"] : line["end"]] != line["quote"]]
        wrong += [row for row in rows(said) if row["sentence"] not in text]
        if wrong or took > SECONDS:
            faults += 1
            print(f"document {number} (seed {seed}): {took:.2f} s, {wrong[:1]}")
    print(f"{documents} documents, {statements} statements and quantities, {faults} faults")
    print(f"the slowest took {slowest[0]:.3f} s: {slowest[1]!r}")
    return 1 if faults else 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    sys.exit(main(given.documents, given.seed))
