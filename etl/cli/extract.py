"""`vendorscope extract`."""

from __future__ import annotations

import json
import sys
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from etl.cli import say
from etl.cli.options import Call, Ours, common
from etl.errors import UsageError
from etl.records import Rejection

if TYPE_CHECKING:
    from etl.settings import Settings
    from etl.sources.reading import Reading, Work

PROCESSED = (".pdf", ".html", ".htm")


@click.command(cls=Ours)
@click.argument("paths", nargs=-1, required=True, metavar="PATH... | -")
@click.option("--quantities", is_flag=True, help="Write every quantity, whatever it is about")
@click.option("--documents", is_flag=True, help="Write one line a document, also for one that says nothing")
@common
@click.pass_obj
def extract(call: Call, paths: tuple[str, ...], quantities: bool, documents: bool) -> int:
    """Read articles and write what they say as JSON Lines.

    Text, Markdown, HTML and PDF are read by their endings. `-` and files that
    end in .jsonl hold a document a line: doc_id, text, and perhaps title, lang,
    published_on.

    \b
        vendorscope extract article.html report.pdf
        vendorscope extract --quantities notes.txt
        cat articles.jsonl | vendorscope extract - > statements.jsonl
        cat articles.jsonl | vendorscope extract --documents - > documents.jsonl
    """
    if quantities and documents:
        raise UsageError("--quantities and --documents are two forms of output: give one of them")
    settings = call.settings()
    refused = 0
    form = "quantities" if quantities else "lines"
    with closing(_read(paths, settings, form)) as told:
        for name, each in told:
            if isinstance(each, Rejection):
                refused += 1
                where = each.file if each.line is None else f"{each.file}:{each.line}"
                say.line(f"rejected: {where}: {each.reason}: {each.detail}")
                continue
            doc_id = name if each.doc_id is None else each.doc_id
            if documents:
                _give([{"doc_id": doc_id, "lang": each.lang, "statements": each.statements}])
            else:
                _give({"doc_id": doc_id, **line} for line in each.statements)
    return 1 if refused else 0


def _give(lines: Iterable[dict[str, Any]]) -> None:
    out = say.out()
    for line in lines:
        out.write(json.dumps(line, ensure_ascii=False, allow_nan=False).encode() + b"\n")


def _read(
    paths: tuple[str, ...], settings: Settings, form: str
) -> Generator[tuple[str, Reading | Rejection], None, None]:
    """The documents in the order in which they were named, each with the name that stands for it.

    Text is read here, in time that its length bounds; pages and PDF in another process, which can be ended.
    """
    from etl.extract.reader import ArticleReader
    from etl.extract.registry import of_folder
    from etl.sources.pool import ReadingPool
    from etl.sources.reading import answer

    read = ArticleReader(of_folder(settings.data_dir).companies, form)
    most = settings.limits.document_chars
    with ReadingPool(read, most, settings.limits.document_seconds, workers=1) as pool:
        for work, line in _works(paths, settings):
            if isinstance(work, Rejection):
                yield work.file, work
                continue
            elsewhere = work.name.lower().endswith(PROCESSED)
            told = pool.read_all([work])[0] if elsewhere else answer(read, work, most)
            if isinstance(told, Rejection):
                told = told.model_copy(update={"line": line})
            yield work.name, told


def _works(paths: tuple[str, ...], settings: Settings) -> Iterator[tuple[Work | Rejection, int | None]]:
    """What there is to read, and of a line its number."""
    from etl.sources.documents import head_date
    from etl.sources.reading import Work

    for path in paths:
        if path == "-" or path.lower().endswith(".jsonl"):
            try:
                with nullcontext(sys.stdin.buffer) if path == "-" else Path(path).open("rb") as file:
                    for number, line in _lines(file):
                        yield Work("-.jsonl" if path == "-" else path, line), number
            except OSError as error:
                yield _unreadable(path, error), None
            continue
        try:
            size, most = Path(path).stat().st_size, settings.limits.file_mb
            if size > most * 1024 * 1024:
                detail = f"{size} bytes are more than {most:g} MB (limits.file_mb)"
                yield Rejection(file=path, reason="too_large", detail=detail), None
            else:
                yield Work(path, Path(path).read_bytes(), None, head_date(path)), None
        except OSError as error:
            yield _unreadable(path, error), None


def _lines(file: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
    """The lines that hold something, numbered from 1."""
    for number, line in enumerate(file, 1):
        bare = line.removeprefix(b"\xef\xbb\xbf").strip() if number == 1 else line.strip()
        if bare:
            yield number, bare


def _unreadable(path: str, error: OSError) -> Rejection:
    return Rejection(file=path, reason="unreadable", detail=error.strerror or str(error))
