"""Documents and sources: what is read, what is refused by name, what is a usage error before anything is read."""

import json
import os

import pytest
from desk import REVENUE, Desk, lines

LOCKED = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
    b"3 0 obj<</Filter/Standard/V 1/R 2/O<" + b"11" * 32 + b">/U<" + b"22" * 32 + b">/P -4>>endobj\n"
    b"trailer<</Root 1 0 R/Encrypt 3 0 R/Size 4/ID[<00><00>]>>\n%%EOF\n"
)
PAGE = "inbox/deep/er/2025-06-13 page.HTML"
DOCUMENTS = {
    "damaged.pdf": (b"%PDF-1.7\nnothing of a PDF", "damaged"),
    "locked.pdf": (LOCKED, "encrypted"),
    "large.txt": (b"x" * 2_001, "too_large"),
    "broken.txt": (b"\xff\xfeA\x00B", "encoding"),
    "binary.txt": (b"a\x00b\x00c", "encoding"),
}


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path).market()


@pytest.fixture(scope="module")
def refreshed(tmp_path_factory):
    """Bad documents of every kind beside good ones, read once with small limits."""
    desk = Desk(tmp_path_factory.mktemp("documents")).market()
    config = desk.keep("vendorscope.toml", "limits.document_chars = 2000\nlimits.file_mb = 0.1\n")
    for name, (content, _) in DOCUMENTS.items():
        desk.keep(f"inbox/{name}", content)
    desk.keep("inbox/huge.txt", b"x" * 200_000)
    desk.keep("inbox/good.txt", "Scale AI had revenue of $870 million in 2024.")
    desk.keep(PAGE, "<html lang=id><title>Judul</title><p>Pendapatan Scale AI</p></html>")
    desk.keep("inbox/copy.txt", "Scale AI had revenue of $870 million in 2024.")
    desk.keep("inbox/lines.jsonl", "\n".join([
        json.dumps({"doc_id": "a1", "text": "One.", "title": "First", "lang": "en", "published_on": "2025-06-15"}),
        "{not json", "[1]", '{"doc_id": "a2"}', '{"text": "x"}', '{"doc_id": 7, "text": "x"}', "",
        json.dumps({"doc_id": "a1", "text": "Another text of the same id."}),
        json.dumps({"doc_id": "a3", "text": "Three."}),
    ]).encode() + b'\n{"doc_id": "a4", "text": "\xff"}\n')  # fmt: skip
    os.mkfifo(desk.data / "inbox" / "pipe.txt")
    (desk.data / "inbox" / "outside.txt").symlink_to("/etc/hostname")
    (desk.data / "inbox" / "outside").symlink_to("/etc")
    (desk.data / "inbox" / "dangling.txt").symlink_to("nowhere")
    (desk.data / "inbox" / "round").symlink_to("..")
    return desk, desk.run("--config", config, "refresh"), desk.rows("quarantine")


@pytest.mark.parametrize("file,line,reason", [
    *((f"inbox/{name}", "", reason) for name, (_, reason) in DOCUMENTS.items()), ("inbox/huge.txt", "", "too_large"),
    ("inbox/pipe.txt", "", "not_a_file"), ("inbox/dangling.txt", "", "not_a_file"),
    ("inbox/outside.txt", "", "outside"),
    ("inbox/outside", "", "outside"), *(("inbox/lines.jsonl", str(line), "bad_json") for line in (2, 3, 4, 5, 6)),
    ("inbox/lines.jsonl", "8", "duplicate_id"), ("inbox/lines.jsonl", "10", "encoding"),
])  # fmt: skip
def test_a_bad_document_is_refused_by_name(refreshed, file, line, reason):
    _, said, quarantine = refreshed

    refused = [row for row in quarantine if (row["file"], row["line"]) == (file, line)]
    place = f"{file}:{line}" if line else file
    told = [each for each in said.err.splitlines() if each.startswith(f"rejected: {place}: ")]

    assert [row["reason"] for row in refused] == [reason]
    assert len(told) == 1
    assert f": {reason}: " in told[0]


def test_the_good_documents_beside_them_are_listed(refreshed):
    """
    A document is known by its content: the same bytes under two names are one. Links that lead in circles end.
    """
    desk, said, quarantine = refreshed

    assert said.exit == 1
    assert len(quarantine) == 17
    documents = {row["path"]: row for row in desk.rows("documents")}
    assert set(documents) == {"inbox/copy.txt", PAGE, "inbox/lines.jsonl"}
    page = documents[PAGE]
    assert (page["title"], page["lang"]) == ("Judul", "id")
    assert {row["doc_id"] for row in desk.rows("documents")} >= {"a1", "a3"}
    assert sum(row["origin"] == "curated" for row in desk.rows("figures")) == 3


def test_a_document_that_takes_too_long_is_refused_and_the_figures_stand(desk):
    desk.keep("inbox/slow.html", "<p>" * 200_000)
    config = desk.keep("vendorscope.toml", "limits.document_seconds = 0.001\n")

    assert desk.run("--config", config, "refresh").exit == 1

    assert [(row["file"], row["reason"]) for row in desk.rows("quarantine")] == [("inbox/slow.html", "too_slow")]
    assert len(desk.rows("figures")) == 3


def test_text_is_decoded_by_bom_then_declaration_then_utf8_then_windows_1252(desk):
    desk.keep("inbox/a.txt", "\ufeffEins".encode("utf-16"))
    desk.keep("inbox/b.html", '<meta charset="shift_jis"><title>売上</title>'.encode("shift_jis"))
    desk.keep("inbox/c.md", "# Größe")
    desk.keep("inbox/d.md", "# Größe \x93".encode("latin-1"))

    said = desk.run("refresh")

    assert said.exit == 0
    titles = {row["path"]: row["title"] for row in desk.rows("documents")}
    assert titles == {"inbox/a.txt": "", "inbox/b.html": "売上", "inbox/c.md": "Größe", "inbox/d.md": "Größe “"}
    assert said.err.count("warning:") == 1
    assert "warning: inbox/d.md: is not UTF-8 and was read as windows-1252" in said.err


def test_sources_of_kind_folder_and_table_are_read(desk):
    desk.keep("sources.toml", """
        [[sources]]
        id = "reports"
        kind = "folder"
        path = "reports"
        lang = "id"

        [[sources]]
        id = "partner"
        kind = "table"
        path = "partner.csv"
        publisher = "Partner"
        """)  # fmt: skip
    desk.keep("reports/a.txt", "Laporan.")
    rows = [{"figure_id": "p-1", "publisher": ""}, {"figure_id": "p-2", "value": "x"}]
    desk.keep("partner.csv", lines("figures", *(REVENUE | row for row in rows)))

    said = desk.run("refresh")

    assert said.exit == 1
    assert "rejected: partner.csv:3: value: bad_number: 'x'" in said.err
    (figure,) = [row for row in desk.rows("figures") if row["figure_id"] == "p-1"]
    assert (figure["source_id"], figure["publisher"]) == ("partner", "Partner")
    (document,) = desk.rows("documents")
    assert (document["source_id"], document["lang"]) == ("reports", "id")
    sources = {row["source_id"]: row for row in desk.rows("sources")}
    assert {name: row["last_status"] for name, row in sources.items()} == {"reports": "ok", "partner": "partial"}
    assert sources["reports"]["documents"] == "1"
    assert sources["reports"]["last_ok_at"]


def test_a_source_switched_off_keeps_what_was_known_and_one_taken_out_takes_it_along(desk):
    entry = '[[sources]]\nid = "reports"\nkind = "folder"\npath = "reports"\n'
    desk.keep("sources.toml", entry)
    desk.keep("reports/a.txt", "Known.")
    desk.refresh()

    desk.keep("sources.toml", entry + "enabled = false\n")
    desk.keep("reports/b.txt", "Not known.")
    assert desk.refresh()["exit"] == 0
    assert [row["path"] for row in desk.rows("documents")] == ["reports/a.txt"]
    assert desk.rows("sources")[0]["last_status"] == "disabled"

    desk.keep("sources.toml", "")
    desk.refresh()
    assert desk.rows("documents") == []


WRONG = {
    "broken TOML": ("[[sources]\n", "is not TOML"),
    "an unknown key of the file": ("color = 1\n", "'color'"),
    "an unknown key": ('[[sources]]\nid="a"\nkind="folder"\npath="a"\ncolor="red"\n', "color"),
    "an unknown kind": ('[[sources]]\nid="a"\nkind="ftp"\npath="a"\n', "'ftp'"),
    "an unknown scheme": ('[[sources]]\nid="a"\nkind="feed"\nurl="ftp://example.org/a"\n', "'ftp'"),
    "no url": ('[[sources]]\nid="a"\nkind="page"\n', "url: is missing"),
    "a url and a path": ('[[sources]]\nid="a"\nkind="table"\nurl="https://example.org"\npath="a.csv"\n', "both"),
    "a duplicate id": ('[[sources]]\nid="a"\nkind="folder"\npath="a"\n' * 2, "'a' is source 1 too"),
    "a bad id": ('[[sources]]\nid="A b"\nkind="folder"\npath="a"\n', "'A b'"),
    "no id": ('[[sources]]\nkind="folder"\npath="a"\n', "id: is missing"),
    "an absolute path": ('[[sources]]\nid="a"\nkind="folder"\npath="/etc"\n', "absolute"),
    "a path that leaves": ('[[sources]]\nid="a"\nkind="table"\npath="x/../../a.csv"\n', "leaves the data directory"),
    "a value of a wrong type": ('[[sources]]\nid="a"\nkind="folder"\npath="a"\nenabled="no"\n', "enabled"),
    "not UTF-8": (b"\xff\xfe", "UTF-8"),
}


@pytest.mark.parametrize("text,named", WRONG.values(), ids=list(WRONG))
@pytest.mark.parametrize("command", ["refresh", "check"])
def test_a_problem_in_sources_toml_ends_the_run_before_anything_is_read(desk, command, text, named):
    desk.keep("sources.toml", text)

    said = desk.run(command, "--json")

    assert said.exit == 2
    assert "error: sources.toml: " in said.err
    assert named in said.err
    assert (said.json()["exit"], said.json()["error"]["code"], said.json()["files"]["in"]) == (2, "usage", 0)
    assert desk.run("export", "figures").exit == 3
