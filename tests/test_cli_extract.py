"""`vendorscope extract`: articles in, JSON Lines out."""

import io
import json
import sys

import pytest
from desk import Desk

TEXT = "Google paid Scale AI $150 million in 2024. It rained on 40 percent of the days."
EMPTY = "It rained."


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path)


@pytest.fixture
def piped(desk, monkeypatch):
    """`vendorscope extract … -` with these documents on standard input."""

    def run(*words, lines):
        text = "".join(line if isinstance(line, str) else json.dumps(line) + "\n" for line in lines)
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
        return desk.run("extract", *words, "-")

    return run


def objects(said):
    return [json.loads(line) for line in said.out.decode().splitlines()]


def test_a_figure_has_every_key_of_the_contract(piped):
    said = piped(lines=[{"doc_id": "a1", "text": TEXT, "lang": "en", "published_on": "2025-06-15"}])

    (figure,) = [each for each in objects(said) if each["kind"] == "figure"]

    assert said.exit == 0
    keys = """doc_id kind metric subject counterparty value low high unit qualifier status period quote start end
        confidence attributed_to anonymous basis sentence_start sentence_end"""
    assert set(keys.split()) <= set(figure)
    assert (figure["doc_id"], figure["metric"], figure["value"], figure["unit"]) == (
        "a1",
        "customer_spend",
        150000000,
        "USD",
    )
    assert TEXT[figure["start"] : figure["end"]] == figure["quote"] == "$150 million"
    assert TEXT[figure["sentence_start"] : figure["sentence_end"]] == TEXT.partition(" It")[0]
    assert isinstance(figure["value"], int)


def test_quantities_are_all_of_them_whatever_they_are_about(piped):
    said = piped("--quantities", lines=[{"doc_id": "a1", "text": TEXT}])

    found = [(each["value"], each["unit"], each["quote"]) for each in objects(said)]

    assert found == [(150000000, "USD", "$150 million"), (40, "percent", "40 percent")]


def test_documents_are_a_line_each_also_without_a_statement(piped):
    said = piped("--documents", lines=[{"doc_id": "a", "text": EMPTY}, {"doc_id": "b", "text": TEXT, "lang": "en"}])

    empty, full = objects(said)

    assert (empty["doc_id"], empty["statements"]) == ("a", [])
    assert (full["doc_id"], full["lang"]) == ("b", "en")
    assert full["statements"]


def test_the_language_is_detected_where_nobody_says_it(piped):
    text = "Perusahaan itu membayar sekitar Rp5 miliar kepada para pekerja yang ada di kota tersebut pada tahun lalu."
    (document,) = objects(piped("--documents", lines=[{"doc_id": "a", "text": text}]))
    assert document["lang"] == "id"


def test_a_line_that_cannot_be_read_is_named_and_the_others_go_on(piped):
    said = piped("--documents", lines=['{"doc_id": "a"}\n', "no json\n", {"doc_id": "b", "text": EMPTY}])

    assert said.exit == 1
    assert [each["doc_id"] for each in objects(said)] == ["b"]
    assert [line.partition(": ")[2][:14] for line in said.err.splitlines()] == ["-.jsonl:1: bad", "-.jsonl:2: bad"]


def test_files_are_read_by_their_endings_and_named_by_their_paths(desk, tmp_path):
    page = f"<html lang=en><title>T</title><body><article><p>{TEXT}</p></article></body></html>"
    desk.keep("a.html", page)
    desk.keep("b.txt", TEXT)
    desk.keep("c.jsonl", json.dumps({"doc_id": "c1", "text": TEXT}) + "\n")

    said = desk.run(
        "extract", "--documents", *(desk.data / name for name in ("a.html", "b.txt", "c.jsonl", "gone.pdf"))
    )

    assert [each["doc_id"] for each in objects(said)] == [str(desk.data / "a.html"), str(desk.data / "b.txt"), "c1"]
    assert [len(each["statements"]) > 0 for each in objects(said)] == [True] * 3
    assert said.exit == 1
    assert "gone.pdf: unreadable: No such file or directory" in said.err


def test_the_date_at_the_head_of_a_name_anchors_what_is_relative(desk):
    path = desk.keep("2025-06-15-a.txt", "Google paid Scale AI $150 million last year.")
    (figure,) = [each for each in objects(desk.run("extract", path)) if each["kind"] == "figure"]
    assert figure["period"] == "2024"


def test_companies_of_the_data_directory_are_known_by_their_names(desk):
    desk.table("entities", {"entity_id": "q", "name": "quill & thread", "aliases": "Quill", "kind": "vendor"})
    path = desk.keep("a.txt", "Revenue at Quill was $5 million in 2024.")
    (figure,) = objects(desk.run("extract", path))
    assert figure["subject"] == "quill & thread"


def test_two_forms_at_once_are_a_usage_error(desk):
    assert desk.run("extract", "--quantities", "--documents", "-").exit == 2
