"""`sources.toml`: every problem is named at once, and nothing is read before it is mended."""

import os
from pathlib import Path

import pytest

from etl.errors import UsageError
from etl.sources.register import read_register


@pytest.fixture
def register(tmp_path):
    """Reads a `sources.toml` with the text given."""

    def read(text: str):
        (tmp_path / "sources.toml").write_text(text, encoding="utf-8")
        return read_register(tmp_path)

    return read


def entry(**keys: object) -> str:
    lines = [f"{key} = {str(value).lower() if isinstance(value, bool) else repr(value)}" for key, value in keys.items()]
    return "\n".join(["[[sources]]", *lines, ""])


def test_no_file_no_sources(tmp_path):
    assert read_register(tmp_path) == ()


def test_each_kind_of_source_is_read(register):
    """
    A feed, a page, a folder and a table, in the order of the file; what is left out has its default.
    """
    feed, page, folder, table = register(
        entry(id="wire", kind="feed", url="https://example.org/feed.xml", publisher="Example Wire", max_items=5)
        + entry(id="about", kind="page", url="http://example.org/about", enabled=False)
        + entry(id="reports", kind="folder", path="reports/2025", lang="id")
        + entry(id="partner", kind="table", path="partner.csv")
    )

    assert (feed.id, feed.publisher, feed.max_items, feed.enabled) == ("wire", "Example Wire", 5, True)
    assert not page.enabled
    assert (folder.path, folder.lang) == ("reports/2025", "id")
    assert (table.kind, table.url, table.max_items) == ("table", None, 100)


@pytest.mark.parametrize(
    "wrong, named",
    [
        (entry(id="Wire", kind="folder", path="x"), "id: 'Wire'"),
        (entry(id="a" * 51, kind="folder", path="x"), "id:"),
        (entry(kind="folder", path="x"), "id: is missing"),
        (entry(id="a", path="x"), "kind: is missing"),
        (entry(id="a", kind="rss", url="https://example.org"), "kind: 'rss'"),
        (entry(id="a", kind="feed"), "url: is missing"),
        (entry(id="a", kind="feed", path="x"), "path: a feed has no path"),
        (entry(id="a", kind="folder", url="https://example.org"), "url: a folder has no url"),
        (entry(id="a", kind="table", url="https://example.org", path="x"), "both are given"),
        (entry(id="a", kind="feed", url="ftp://example.org/x"), "scheme 'ftp'"),
        (entry(id="a", kind="feed", url="file:///etc/passwd"), "scheme 'file'"),
        (entry(id="a", kind="feed", url="https:///x"), "no host"),
        (entry(id="a", kind="feed", url="https://me:secret@example.org/x"), "password"),
        (entry(id="a", kind="feed", url="http://[::1/x"), "url:"),
        (entry(id="a", kind="feed", url="http://example.org:99999/"), "url:"),
        (entry(id="a", kind="folder", path="/etc"), "is absolute"),
        (entry(id="a", kind="folder", path="../up"), "leaves the data directory"),
        (entry(id="a", kind="folder", path="a/../../up"), "leaves the data directory"),
        (entry(id="a", kind="folder", path="x", lang="english"), "lang: 'english'"),
        (entry(id="a", kind="folder", path="x", max_items=0), "max_items: 0"),
        (entry(id="a", kind="folder", path="x", enabled="yes"), "enabled: 'yes'"),
        (entry(id="a", kind="folder", path="x", publisher=""), "publisher: ''"),
        (entry(id="a", kind="folder", path="x", colour="red"), "colour: is not a key"),
        ("colour = 'red'", "'colour' is not a key of this file"),
        ("[sources]\nid = 'a'", "[[sources]]"),
        ("sources = [1]", "[[sources]]"),
        ("[[sources]\n", "is not TOML"),
    ],
)
def test_a_problem_is_named(register, wrong, named):
    with pytest.raises(UsageError) as error:
        register(wrong)

    assert str(error.value).startswith("sources.toml: ")
    assert named in str(error.value)
    assert "secret" not in str(error.value)


def test_all_problems_are_named_at_once(register):
    """
    One line each, with the number and the id of the source.
    """
    with pytest.raises(UsageError) as error:
        register(
            entry(id="wire", kind="feed", url="ftp://example.org")
            + entry(id="wire", kind="folder", path="/x", enabled=True)
            + entry(id="B", kind="what")
        )

    lines = str(error.value).splitlines()
    assert len(lines) == 5
    assert lines[0].startswith("sources.toml: source 1 ('wire'): url: ")
    assert lines[1].startswith("sources.toml: source 2 ('wire'): path: ")
    assert lines[2].startswith("sources.toml: source 2: id: 'wire' is source 1 too")
    assert all(line.startswith("sources.toml: source 3 ('B'): ") for line in lines[3:])


def test_a_password_in_an_address_is_not_repeated(register):
    with pytest.raises(UsageError) as error:
        register(entry(id="a", kind="feed", url="https://me:secret@example.org/x"))

    assert "secret" not in str(error.value)


def test_a_register_that_is_no_text_is_named(tmp_path):
    (tmp_path / "sources.toml").write_bytes(b'[[sources]]\nid = "\xff"')

    with pytest.raises(UsageError, match=r"byte 19 is not UTF-8"):
        read_register(tmp_path)


def pipe(path: Path) -> None:
    os.mkfifo(path)


def link_out(path: Path) -> None:
    path.symlink_to("/etc/hostname")


def link_to_itself(path: Path) -> None:
    path.symlink_to(path)


@pytest.mark.parametrize("made", [pipe, link_out, link_to_itself, Path.mkdir])
def test_a_register_that_is_no_file_inside_the_data_directory_is_not_opened(tmp_path, made):
    """
    A pipe would never end, and a link out of the data directory shows what is none of its business.
    """
    made(tmp_path / "sources.toml")

    with pytest.raises(UsageError, match=r"sources\.toml: "):
        read_register(tmp_path)
