"""What pages share of Streamlit. A page opens with `page_head`, asks with `ask`, draws with `chart` and `table`,
filters with `choose`, `choose_many` and `search` (the address keeps the view), and opens any number with `statements`.

All texts handed in here are plain text: they are escaped before they are shown, so source text can do no harm.
"""

from app.frame.blocks import bullets, empty, facts_line, failed, finding, glossary, note, section, tile
from app.frame.charts import chart
from app.frame.controls import choose, choose_many, page_number, pager, reset, search
from app.frame.evidence import statements
from app.frame.head import bare_head, page_head
from app.frame.links import go, link, register
from app.frame.plain import plain, safe_url
from app.frame.spoken import about_figure, about_relationship, value_of
from app.frame.state import ask, language, look, snapshot, words
from app.frame.tables import table
from app.frame.wordmark import wordmark

__all__ = [
    "about_figure",
    "about_relationship",
    "ask",
    "bare_head",
    "bullets",
    "chart",
    "choose",
    "choose_many",
    "empty",
    "facts_line",
    "failed",
    "finding",
    "glossary",
    "go",
    "language",
    "link",
    "look",
    "note",
    "page_head",
    "page_number",
    "pager",
    "plain",
    "register",
    "reset",
    "safe_url",
    "search",
    "section",
    "snapshot",
    "statements",
    "table",
    "tile",
    "value_of",
    "wordmark",
    "words",
]
