"""News-like articles of about 390 words, a third of them without a figure; the same call gives the same bytes.

python benchmarks/articles.py OUT.jsonl --documents 100000
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from pathlib import Path

WORDS = 390
COMPANIES = (
    "Scale AI", "Surge AI", "Mercor", "Turing", "Labelbox", "Handshake", "Appen", "Snorkel AI", "Toloka", "Sama",
    "Google", "Meta", "OpenAI", "Anthropic", "xAI", "Microsoft", "Amazon", "Cohere", "Telkom", "Northlake Data",
    "Kirana Labs",
)  # fmt: skip
PEOPLE = ("Maya Hartono", "Daniel Reyes", "Priya Raman", "Budi Santoso", "Ellen Cho")
OUTLETS = ("Reuters", "Bloomberg", "The Information", "Kompas", "Bisnis Indonesia")

EN_FIGURES = (
    "{c} paid {d} about ${n} million last year for training data, according to {o}.",
    "The round values {c} at ${b} billion, up from ${b2} billion in March.",
    "{c} expects revenue of ${n} million in 2026, chief executive {p} said.",
    "Annualized revenue at {c} passed ${n} million in August, compared with ${n2} million a year earlier.",
    "{c} employs {k} people and works with more than {k2} contractors in {m} countries.",
    "{c} holds a {m} percent stake in {d}, a filing shows.",
    "{c} has cut its spending with {d} by {m} percent since June.",
    "Sales at the company rose {m} percent to ${n} million in the second quarter.",
)
EN_PLAIN = (
    "The laboratory did not say why it had changed its mind, and the supplier would not discuss customers.",
    "Many of the people who do this work are doctors, lawyers or teachers who sign in after dinner.",
    "{p}, who follows the sector for a bank, said that nobody wants to be the last to leave.",
    "The office, a former bakery near the station, has a long table and very few chairs.",
    "Models learn from what people write about their answers, and that writing has become a trade of its own.",
    "{c} declined to comment on the report, and {d} did not respond to a request.",
    "A spokesperson said that the company goes on hiring experts in many fields and languages.",
    "Rivals have called customers of {c} every day since the news came out, two managers said.",
    "It is hard to tell good work from bad without a second reader, and second readers are dear.",
    "The firm began with pictures for makers of cars and moved on to conversations later.",
)
ID_FIGURES = (
    "{c} membayar {d} sekitar US${n} juta tahun lalu untuk data pelatihan, menurut {o}.",
    "Putaran itu menempatkan valuasi {c} di angka US${b} miliar, naik dari US${b2} miliar pada Maret.",
    "{c} menargetkan pendapatan Rp{n} miliar pada 2026, kata direktur utama {p}.",
    "Pendapatan tahunan berjalan {c} menembus US${n} juta pada Agustus, dibandingkan US${n2} juta setahun sebelumnya.",
    "{c} mempekerjakan {k} karyawan dan lebih dari {k2} pekerja lepas di {m} negara.",
    "{c} menguasai {m} persen saham {d}, menurut keterbukaan informasi.",
    "Penjualan perusahaan itu tumbuh {m} persen menjadi Rp{n} miliar pada kuartal kedua.",
)
ID_PLAIN = (
    "Laboratorium itu tidak menjelaskan mengapa berubah pikiran, dan pemasoknya enggan membicarakan pelanggan.",
    "Banyak dari mereka yang mengerjakan tugas ini adalah dokter, pengacara, atau guru yang bekerja malam hari.",
    "{p}, analis yang mengikuti sektor ini, mengatakan tidak ada yang mau menjadi yang terakhir pergi.",
    "Kantornya, bekas toko roti di dekat stasiun, hanya memiliki satu meja panjang dan sedikit kursi.",
    "Model belajar dari catatan orang atas jawabannya, dan catatan semacam itu telah menjadi pekerjaan tersendiri.",
    "{c} menolak berkomentar atas laporan tersebut, sedangkan {d} belum memberikan tanggapan.",
    "Juru bicara menyebut perusahaan terus merekrut pakar di banyak bidang dan bahasa.",
    "Para pesaing menghubungi pelanggan {c} setiap hari sejak kabar itu beredar, ujar dua manajer.",
    "Sulit membedakan pekerjaan yang baik dan yang buruk tanpa pembaca kedua, dan pembaca kedua mahal.",
)
TELLS = {"en": (EN_FIGURES, EN_PLAIN), "id": (ID_FIGURES, ID_PLAIN)}


def articles(documents: int, seed: int = 1) -> Iterator[dict[str, str]]:
    """`documents` articles, one in three without a figure, every other one Indonesian, in the form of JSON Lines."""
    chance = random.Random(seed)
    for number in range(documents):
        lang = ("en", "id")[number % 2]
        with_figures, plain = TELLS[lang]
        sentences: list[str] = []
        words = 0
        while words < WORDS:
            tells = number % 3 != 0 and chance.random() < 0.25
            sentence = _filled(chance, chance.choice(with_figures if tells else plain), lang)
            words += sentence.count(" ") + 1
            sentences.append(sentence)
        paragraphs = [" ".join(sentences[start : start + 3]) for start in range(0, len(sentences), 3)]
        day = f"2025-{number % 12 + 1:02}-{number % 28 + 1:02}"
        yield {"doc_id": f"a{number}", "text": "\n\n".join(paragraphs), "lang": lang, "published_on": day}


def _filled(chance: random.Random, sentence: str, lang: str) -> str:
    first, second = chance.sample(COMPANIES, 2)
    point, group = (".", ",") if lang == "en" else (",", ".")

    def pair(sign: str, most: int, digits: int) -> str:
        return f"{chance.randint(1, most)}{sign}{chance.randint(10 ** (digits - 1), 10**digits - 1)}"

    return sentence.format(
        c=first, d=second, p=chance.choice(PEOPLE), o=chance.choice(OUTLETS), n=chance.randint(11, 950),
        n2=chance.randint(11, 950), b=pair(point, 29, 1), b2=pair(point, 29, 1), k=chance.randint(20, 999),
        k2=pair(group, 90, 3), m=chance.randint(2, 60),
    )  # fmt: skip


def write(out: Path, documents: int, seed: int = 1) -> None:
    """The same as a file of JSON Lines."""
    with out.open("w", encoding="utf-8") as file:
        for article in articles(documents, seed):
            file.write(json.dumps(article, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    write(given.out, given.documents, given.seed)
