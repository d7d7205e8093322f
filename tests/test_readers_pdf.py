"""PDF as paragraphs and rows, and what the file says of itself."""

import pytest

from etl.extract import readers
from etl.records import Rejection

WIDE = "Harbour Labs sold data for $90 million in 2024, which was twice as much as in"


def pdf(*pages: list[tuple[int, int, int, str]], info: str = "") -> bytes:
    """A PDF made by hand: of each page the pieces of text as (x, y, size, text)."""
    objects = ["<</Type/Catalog/Pages 2 0 R>>", "", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>", f"<<{info}>>"]
    for pieces in pages:
        drawn = "\n".join(f"BT /F1 {size} Tf {x} {y} Td ({text}) Tj ET" for x, y, size, text in pieces)
        objects.append(f"<</Length {len(drawn)}>>stream\n{drawn}\nendstream")
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents {len(objects)} 0 R"
            "/Resources<</Font<</F1 3 0 R>>>>>>"
        )
    kids = " ".join(f"{6 + 2 * number} 0 R" for number in range(len(pages)))
    objects[1] = f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>"
    file, places = b"%PDF-1.4\n", []
    for number, told in enumerate(objects, 1):
        places.append(f"{len(file):010d} 00000 n \n")
        file += f"{number} 0 obj\n{told}\nendobj\n".encode()
    head = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{''.join(places)}"
    return file + f"{head}trailer\n<</Root 1 0 R/Info 4 0 R>>\nstartxref\n{len(file)}\n%%EOF\n".encode()


def read(data: bytes, name: str = "report.pdf") -> readers.Read:
    told = readers.read(name, data, 2_000_000)
    assert isinstance(told, readers.Read), told
    return told


def test_lines_are_joined_to_paragraphs_and_columns_to_rows():
    """
    What stands above another cell is in its column, also where a cell is empty.
    """
    page = [
        (72, 740, 18, "Report of the year"),
        (72, 700, 11, WIDE), (72, 686, 11, "the year before."), (72, 660, 11, "It has 400 employees."),
        (200, 620, 11, "2023"), (330, 620, 11, "2024"),
        (72, 606, 11, "Sales"), (200, 606, 11, "$45 million"), (330, 606, 11, "$90 million"),
        (72, 592, 11, "Lake Bank"), (330, 592, 11, "$15 million"),
        (72, 550, 11, "The rest is small."),
    ]  # fmt: skip

    assert read(pdf(page)).text.split("\n\n") == [
        "Report of the year",
        f"{WIDE} the year before.",
        "It has 400 employees.",
        " | 2023 | 2024\nSales | $45 million | $90 million\nLake Bank |  | $15 million",
        "The rest is small.",
    ]


def test_a_sentence_goes_on_over_the_page_and_a_word_over_the_line():
    one = [(72, 700, 11, f"{WIDE} all the years of its short exis-"), (72, 686, 11, "tence until then, and")]
    two = [(72, 700, 11, "it sold more in May.")]

    assert (
        read(pdf(one, two)).text == f"{WIDE} all the years of its short existence until then, and it sold more in May."
    )


def test_running_text_in_columns_is_read_column_by_column():
    page = [
        (50, 700, 9, "Harbour Labs sold a lot of data in the north,"),
        (330, 700, 9, "Quay AI sold a lot of it in the south,"),
        (50, 688, 9, "where it has offices in two cities, in May."),
        (330, 688, 9, "where it has none, also in May of 2024."),
    ]  # fmt: skip

    assert read(pdf(page)).text.split("\n\n") == [
        "Harbour Labs sold a lot of data in the north, where it has offices in two cities, in May.",
        "Quay AI sold a lot of it in the south, where it has none, also in May of 2024.",
    ]


@pytest.mark.parametrize(
    "name, text, day",
    [
        ("report.pdf", "Sales grew.", "2025-07-01"),
        ("report.pdf", "Leeds, 12 June 2025", "2025-06-12"),
        ("2025-05-05 report.pdf", "Sales grew.", None),
    ],
)
def test_the_day_on_which_a_file_was_made_counts_where_nothing_else_does(name, text, day):
    """
    A day at the head of its name is added where the name is known.
    """
    info = "/Title(Report of the year)/Author(Mary Sample; June)/CreationDate(D:20250701120000+07'00')"

    told = read(pdf([(72, 700, 11, text)], info=info), name)

    assert (told.title, told.author, told.published_on) == ("Report of the year", "Mary Sample", day)


def test_a_scan_is_read_with_a_warning():
    assert read(pdf([])).warnings == ["there is no text in it (is it a scan?)"]


def test_a_pdf_with_too_much_text_or_cut_short_is_refused():
    file = pdf([(72, 700, 11, WIDE)])

    for data, most, reason in ((file, 20, "too_large"), (file[:300], 2_000_000, "damaged"), (b"", 20, "damaged")):
        told = readers.read("a.pdf", data, most)
        assert isinstance(told, Rejection)
        assert told.reason == reason
