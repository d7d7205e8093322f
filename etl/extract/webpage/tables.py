"""The tables of a page as rows of text: `Year | Revenue`, the header first; tables that only lay a page out stay."""

from __future__ import annotations

from resiliparse.parse.html import ElementNode, HTMLTree

from etl.extract.webpage.tree import EMPTY, KEPT_BREAK, plain

JOIN = " | "
MOST_TABLES = 2_000
MOST_CELLS = 30_000  # of all tables
MOST_COLUMNS = 60
MOST_ROWS_DOWN = 100  # that one cell may stand in
LONGEST_CELL = 300  # code points; with a longer one a table is a layout
LINKED = 0.9  # a table that is links to this share is a menu
BLOCKS = "p,div,br,li,table"  # a cell with one of these has several lines


def as_rows(tree: HTMLTree, body: ElementNode) -> None:
    """Puts in place of each table that holds data one paragraph, a row a line, its caption before it."""
    left = MOST_CELLS
    for table in body.query_selector_all("table:not(:has(table))")[:MOST_TABLES]:
        rows = _rows(table, left)
        left -= sum(map(len, rows))
        if left <= 0:
            return
        if not _is_data(table, rows):
            continue
        caption = table.query_selector("caption")
        if caption is not None:
            table.before(_paragraph(tree, _words(caption)))
        table.replace_with(
            _paragraph(tree, KEPT_BREAK.join(JOIN.join(cell or EMPTY for cell in row) for row in rows if any(row)))
        )


def _rows(table: ElementNode, most: int) -> list[list[str]]:
    """The cells, row by row, none of them merged; several rows of headings are one."""
    rows: list[list[str]] = []
    headings = 0
    below: dict[int, tuple[str, int]] = {}  # column: a cell from above, and in how many rows it still stands
    count = 0
    for row in table.query_selector_all("tr")[:most]:
        if count > most:
            break
        cells: list[str] = []
        told = row.query_selector_all("td,th")[:MOST_COLUMNS]
        is_heading = bool(told) and all(cell.tag == "th" for cell in told)
        for cell in told:
            _fill(cells, below)
            if len(cells) >= MOST_COLUMNS:
                break
            text = _words(cell).replace("|", "/")
            down = _span(cell, "rowspan", MOST_ROWS_DOWN)
            for across in range(_span(cell, "colspan", MOST_COLUMNS)):
                words = text if across == 0 or is_heading else ""
                if down > 1:
                    below[len(cells)] = (words, down - 1)
                cells.append(words)
        _fill(cells, below)
        headings += is_heading and headings == len(rows)
        rows.append(cells[:MOST_COLUMNS])
        count += len(cells)
    return rows if headings < 2 else [_one(rows[:headings]), *rows[headings:]]


def _fill(cells: list[str], below: dict[int, tuple[str, int]]) -> None:
    """Puts in what stands here from rows above."""
    while len(cells) in below:
        column = len(cells)
        text, left = below.pop(column)
        if left > 1:
            below[column] = (text, left - 1)
        cells.append(text)


def _one(rows: list[list[str]]) -> list[str]:
    """Headings above one another, each read from the top: `Spend` above `2024` is `Spend 2024`."""
    width = max(map(len, rows))
    columns = ([row[at] for row in rows if at < len(row) and row[at]] for at in range(width))
    return [" ".join(dict.fromkeys(column)) for column in columns]


def _is_data(table: ElementNode, rows: list[list[str]]) -> bool:
    """Whether it says something by rows and columns, and is no layout and no menu."""
    wide = sum(1 for row in rows if sum(map(bool, row)) > 1)
    if wide < 2 and not (wide and table.query_selector("th") is not None):
        return False
    if any(len(cell) > LONGEST_CELL for row in rows for cell in row):
        return False
    linked = sum(len(link.text or "") for link in table.query_selector_all("a")[:])
    return linked < LINKED * sum(len(cell) for row in rows for cell in row)


def _words(node: ElementNode) -> str:
    text = (node.text or "") if node.query_selector(BLOCKS) is None else plain(node.html)
    return " ".join(text.replace(KEPT_BREAK, " ").split())


def _span(cell: ElementNode, name: str, most: int) -> int:
    told = cell.getattr(name) or "1"
    return min(int(told), most) if told.isascii() and told.isdigit() and len(told) < 6 else 1


def _paragraph(tree: HTMLTree, text: str) -> ElementNode:
    document = tree.document
    if document is None:
        raise ValueError("a page has a document")
    paragraph = document.create_element("p")
    paragraph.text = text
    return paragraph
