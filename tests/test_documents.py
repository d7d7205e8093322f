"""The documents of a data directory: each read once, kept, and listed as it lies there now."""

import json
import os
import signal
import time
from pathlib import Path

import pytest

from etl.extract.reader import Document, document
from etl.records import Source
from etl.settings.models import Limits
from etl.sources import inventory
from etl.sources.documents import Collected, collect
from etl.sources.reading import Work


@pytest.fixture
def place(tmp_path):
    """A data directory and its archive, both empty."""
    return Place(tmp_path)


class Place:
    def __init__(self, root: Path) -> None:
        self.data = root / "data"
        self.warehouse = root / "warehouse"
        self.archive = self.warehouse / "archive"
        self.readings = self.warehouse / "statements" / "test"
        self.data.mkdir()

    def write(self, name: str, content: str | bytes) -> Path:
        path = self.data / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def collect(self, *register: Source, read=document, full=False, aside=None, **limits: float) -> Collected:
        most = Limits(**limits)
        files = inventory.take(self.data, register, most).files
        return collect(files, self.warehouse, most, read=read, reader="test", full=full, aside=aside)


def told(found: Collected) -> list[dict[str, object]]:
    return sorted(found.documents.to_pylist(), key=lambda row: (row["file"], row["line"] or 0))


def refused(found: Collected) -> list[tuple[object, ...]]:
    return [(each.file, each.line, each.reason) for each in found.rejections]


def batches(place: Place) -> list[str]:
    return sorted(path.name for path in place.archive.glob("*"))


def line(**keys: object) -> str:
    return json.dumps(keys) + "\n"


def pdf(text: str, title: str) -> bytes:
    """A PDF of one page, made by hand; PDFium finds its objects without a table of them."""
    stream = f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET"
    return (
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
        "/Resources<</Font<</F1 5 0 R>>>>>>endobj\n"
        f"4 0 obj<</Length {len(stream)}>>stream\n{stream}\nendstream endobj\n"
        f"5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n6 0 obj<</Title({title})>>endobj\n"
        "trailer<</Root 1 0 R/Info 6 0 R/Size 7>>\n%%EOF\n"
    ).encode()


def test_no_documents_give_an_empty_listing_and_no_archive(place):
    found = place.collect()

    assert found.documents.num_rows == 0
    assert not place.archive.exists()


def test_each_form_tells_its_title_and_language(place):
    place.write("inbox/a.txt", "Scale AI")
    place.write("inbox/b.md", "words first\n\n## Meta buys *half* ##\n")
    place.write("inbox/c.html", "<html lang='id-ID'><title>Meta &amp;\n Scale</title><h1>Other</h1><p>x")
    place.write("inbox/d.htm", "<h1>Only a <b>heading</b></h1><script>let x = '<title>no</title>'</script>")
    place.write("inbox/e.pdf", pdf("Revenue of 870 million", "Annual report"))
    place.write("inbox/f.jsonl", line(doc_id="a1", text="x", title="One", lang="id", published_on="2025-06-15"))

    found = place.collect()

    assert [] == found.rejections == found.warnings
    assert [(row["title"], row["lang"]) for row in told(found)] == [
        (None, "en"), ("Meta buys *half*", "en"), ("Meta & Scale", "id"), ("Only a heading", "en"),
        ("Annual report", "en"), ("One", "id"),
    ]  # fmt: skip
    assert told(found)[5]["published_on"] == "2025-06-15"


def test_a_date_at_the_head_of_a_name_is_the_day_of_publication(place):
    for name in ("2025-06-14-scale.txt", "2025-02-30-no-day.txt", "2025-06-145.txt", "scale-2025-06-14.txt"):
        place.write(f"inbox/{name}", name)

    assert [row["published_on"] for row in told(place.collect())] == [None, "2025-06-14", None, None]


def test_text_is_decoded_by_mark_then_charset_then_utf_8_then_windows_1252(place):
    page = "<meta charset='{}'><title>Café “x”</title>"
    place.write("inbox/1-utf8.html", page.format("utf-8"))
    place.write("inbox/2-mark.html", page.format("utf-8").encode("utf-16"))
    place.write("inbox/3-declared.html", page.format("windows-1250").encode("cp1250"))
    place.write("inbox/4-latin.html", page.format("iso-8859-1").encode("cp1252"))
    place.write("inbox/5-wrong.html", page.format("utf-8").encode("cp1252"))
    place.write("inbox/6-unknown.html", page.format("rot13"))

    found = place.collect()

    assert [row["title"] for row in told(found)] == ["Café “x”"] * 6
    assert found.warnings == [
        "inbox/5-wrong.html: is not UTF-8 and was read as windows-1252",
        "inbox/6-unknown.html: declares the charset 'rot13', which is not known",
    ]
    assert found.warnings == place.collect().warnings


@pytest.mark.parametrize(
    "name, content, reason",
    [
        ("a.pdf", b"%PDF-1.4\nnothing more", "damaged"),
        ("a.pdf", b"no PDF at all", "damaged"),
        ("a.txt", "x" * 1001, "too_large"),
        ("a.html", "<p>" + "x" * 1001, "too_large"),
        ("a.jsonl", line(doc_id="a", text="x" * 1001), "too_large"),
        ("a.txt", b"bin\0ary", "encoding"),
        ("a.md", "odd".encode("utf-16") + b"x", "encoding"),
        ("a.jsonl", b'{"doc_id": "a", "text": "\xff"}', "encoding"),
        ("a.jsonl", "{", "bad_json"),
        ("a.jsonl", "[1]", "bad_json"),
        ("a.jsonl", "[" * 500_000, "bad_json"),
        ("a.jsonl", "9" * 10_000, "bad_json"),
        ("a.jsonl", line(text="no id"), "bad_json"),
        ("a.jsonl", line(doc_id=" ", text="x"), "bad_json"),
        ("a.jsonl", line(doc_id=7, text="x"), "bad_json"),
        ("a.jsonl", line(doc_id="a"), "bad_json"),
        ("a.jsonl", line(doc_id="a", text="\ud800"), "bad_json"),
        ("a.jsonl", line(doc_id="a", text="x", lang="English"), "bad_json"),
        ("a.jsonl", line(doc_id="a", text="x", published_on="last June"), "bad_json"),
        ("a.jsonl", line(doc_id="a", text="x", published_on="2025-02-30"), "bad_json"),
    ],
)
def test_a_document_that_cannot_be_read_is_refused_alone(place, name, content, reason):
    place.write(f"inbox/{name}", content)
    place.write("inbox/b.txt", "good")

    found = place.collect(document_chars=1000)

    assert refused(found) == [(f"inbox/{name}", 1 if name.endswith("l") and "json" in name else None, reason)]
    assert [row["file"] for row in told(found)] == ["inbox/b.txt"]
    assert (found.tally.accepted, found.tally.rejected) == (1, 1)


def test_an_encrypted_pdf_is_refused_as_such(place):
    key = "<" + "00" * 32 + ">"
    locked = (
        pdf("secret", "x")
        .replace(b"/Root 1 0 R", b"/Root 1 0 R/ID[<00><00>]/Encrypt 7 0 R")
        .replace(b"trailer", f"7 0 obj<</Filter/Standard/V 1/R 2/O{key}/U{key}/P -4>>endobj\ntrailer".encode())
    )
    place.write("inbox/a.pdf", locked)

    assert refused(place.collect()) == [("inbox/a.pdf", None, "encrypted")]


def test_each_line_of_a_jsonl_file_is_a_document(place):
    """
    A bad line is refused with its number; blank lines are none, and the last needs no line break.
    """
    place.write(
        "inbox/a.jsonl",
        "\ufeff" + line(doc_id="a", text="1") + "\n{\n" + line(doc_id="b", text="2") + '{"doc_id":"c","text":""}',
    )

    found = place.collect()

    assert [(row["doc_id"], row["line"], row["path"]) for row in told(found)] == [
        ("a", 1, "inbox/a.jsonl"), ("b", 4, "inbox/a.jsonl"),
    ]  # fmt: skip
    assert refused(found) == [("inbox/a.jsonl", 3, "bad_json"), ("inbox/a.jsonl", 5, "bad_json")]


def test_one_doc_id_for_two_texts_stands_for_the_first(place):
    place.write("inbox/a.jsonl", line(doc_id="a", text="one") + line(doc_id="a", text="two"))
    place.write("inbox/b.jsonl", line(doc_id="a", text="one", title="told again"))

    found = place.collect()

    assert refused(found) == [("inbox/a.jsonl", 2, "duplicate_id")]
    assert [(row["doc_id"], row["line"], row["file"]) for row in told(found)] == [("a", 1, "inbox/a.jsonl")]


def test_the_same_bytes_under_two_names_are_one_document(place):
    """
    Its path is the least of its names, and its id comes from what is in it.
    """
    place.write("inbox/b.txt", "same")
    place.write("inbox/a/z.txt", "same")
    place.write("inbox/c.pdf", "broken twice")
    place.write("inbox/d.pdf", "broken twice")

    found = place.collect()

    assert [(row["path"], row["doc_id"]) for row in told(found)] == [("inbox/a/z.txt", "doc-0967115f2813a354")]
    assert refused(found) == [("inbox/c.pdf", None, "damaged")]


def test_a_document_of_a_folder_source_carries_its_source(place):
    place.write("reports/a.txt", "x")
    source = Source(id="reports", kind="folder", path="reports", publisher="Example Exchange", lang="id")

    (row,) = told(place.collect(source))

    assert (row["source_id"], row["publisher"], row["lang"]) == ("reports", "Example Exchange", "id")


def test_a_source_that_is_switched_off_keeps_what_is_known_and_brings_nothing_new(place):
    place.write("reports/a.txt", "known")
    on, off = (Source(id="reports", kind="folder", path="reports", enabled=enabled) for enabled in (True, False))
    assert told(place.collect(off)) == []

    place.collect(on)
    place.write("reports/b.txt", "new")

    assert [row["file"] for row in told(place.collect(off))] == ["reports/a.txt"]
    assert told(place.collect()) == []


def test_what_is_unchanged_is_not_read_again(place):
    """
    A batch is added for what is new, and never changed after.
    """
    place.write("inbox/a.txt", "one")
    place.collect()
    first = batches(place)

    again = place.collect(read=refuse_to_read)
    place.write("inbox/b.txt", "two")
    third = place.collect()

    assert (again.tally.accepted, again.tally.unchanged) == (1, 1)
    assert (third.tally.accepted, third.tally.unchanged) == (2, 1)
    assert len(first) == 1
    assert set(first) < set(batches(place))
    assert len(batches(place)) == 2


def refuse_to_read(work: Work, most: float) -> Document:
    raise AssertionError(work.name)


def test_the_listing_depends_only_on_what_lies_there(place, tmp_path):
    """
    Step by step, in one go, all of it again: one listing, row by row.
    """
    place.write("inbox/b.txt", "one")
    place.collect()
    place.write("inbox/a.txt", "two")
    place.write("inbox/b.txt", "three")
    place.write("inbox/c.jsonl", line(doc_id="z", text="x") + line(doc_id="y", text="x"))
    steps = place.collect().documents

    (tmp_path / "other").mkdir()
    fresh = Place(tmp_path / "other")
    for path in place.data.rglob("*.*"):
        fresh.write(str(path.relative_to(place.data)), path.read_bytes())

    assert fresh.collect().documents == steps
    assert place.collect(full=True).documents == steps
    assert place.collect(aside=tmp_path / "aside").documents == steps


def test_a_name_s_ending_says_how_it_is_read(place):
    """
    A file that gets another ending is read anew, as it would be in a fresh archive.
    """
    path = place.write("inbox/a.txt", "# Heading")
    assert told(place.collect())[0]["title"] is None

    path.rename(path.with_suffix(".md"))

    assert told(place.collect())[0]["title"] == "Heading"


def test_a_smaller_limit_holds_for_what_is_known_too(place):
    place.write("inbox/a.txt", "x" * 100)
    place.collect()

    assert refused(place.collect(document_chars=99)) == [("inbox/a.txt", None, "too_large")]


def test_nothing_is_written_where_nothing_may_be(place, tmp_path):
    place.write("inbox/a.txt", "x")

    assert place.collect(aside=tmp_path / "aside").tally.accepted == 1
    assert not place.warehouse.exists()


@pytest.mark.parametrize("store", ["archive", "readings"])
def test_a_damaged_batch_is_named_set_aside_and_read_again(place, store):
    place.write("inbox/a.txt", "x")
    listed = place.collect().documents
    (batch,) = getattr(place, store).glob("*.parquet")
    batch.write_bytes(batch.read_bytes()[:-20])

    found = place.collect()

    assert found.documents == listed
    assert found.tally.unchanged == 0
    assert batch.name in found.warnings[0]
    assert sorted(path.name for path in batch.parent.glob("*")) == [batch.name, f"{batch.name}.damaged"]
    assert place.collect().warnings == []


def plain(text: str) -> Document:
    return Document(text, None, "en", None, None, None, None, ())


def hang_on_b(work: Work, most: float) -> Document:
    if work.data == b"b":
        time.sleep(600)
    return plain(work.data.decode())


def die_on_b(work: Work, most: float) -> Document:
    if work.data == b"b":
        os.kill(os.getpid(), signal.SIGKILL)
    return plain(work.data.decode())


def stumble_on_b(work: Work, most: float) -> Document:
    if work.data == b"b":
        raise ZeroDivisionError
    return plain(work.data.decode())


def swell_on_b(work: Work, most: float) -> Document:
    return plain(work.data.decode() * (1 << 40 if work.data == b"b" else 1))


@pytest.mark.parametrize(
    "read, reason",
    [(hang_on_b, "too_slow"), (die_on_b, "damaged"), (stumble_on_b, "damaged"), (swell_on_b, "too_large")],
)
def test_a_reader_that_hangs_dies_or_stumbles_costs_one_document(place, read, reason):
    for name in "abcdefgh":
        place.write(f"inbox/{name}.txt", name)

    found = place.collect(read=read, document_seconds=1)

    assert refused(found) == [("inbox/b.txt", None, reason)]
    assert [row["file"] for row in told(found)] == [f"inbox/{name}.txt" for name in "acdefgh"]


def die_once(work: Work, most: float) -> Document:
    mark = Path(os.environ["MARK"])
    if work.data == b"b" and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return plain(work.data.decode())


def test_a_process_that_is_killed_for_another_s_sake_costs_nothing(place, tmp_path, monkeypatch):
    """
    The document that it was at is tried again.
    """
    monkeypatch.setenv("MARK", str(tmp_path / "mark"))
    for name in "abcd":
        place.write(f"inbox/{name}.txt", name)

    found = place.collect(read=die_once)

    assert (tmp_path / "mark").exists()
    assert found.rejections == []
    assert found.tally.accepted == 4
