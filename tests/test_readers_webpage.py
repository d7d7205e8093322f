"""A page as the article in it: without menus, adverts, other articles and readers' comments, and with every table."""

from textwrap import dedent

import pytest

from etl.extract import readers


def text(page: str, name: str = "page.html") -> str:
    told = readers.read(name, dedent(page).encode(), 2_000_000)
    assert isinstance(told, readers.Read), told
    return told.text


ARTICLE = """
    <!doctype html>
    <html lang="en"><head><title>Harbour Labs doubles its sales - The Example Ledger</title>
      <script>var teaser = "<p>Sold for $1 million.</p>";</script></head>
    <body class="single comments-open has-sidebar">
      <div id="cookie-consent">We and 300 partners use cookies. <button>Accept all</button></div>
      <header class="site-header"><a href="/">The Example Ledger</a>
        <nav><ul><li><a href="/m">Markets</a></li><li><a href="/t">Technology</a></li></ul></nav></header>
      <main><article class="post tag-ads related-none">
        <header><h1>Harbour Labs doubles its sales</h1><p class="byline">By <a rel="author">Mary Sample</a></p></header>
        <p>Harbour Labs sold data for <b>$90&nbsp;million</b> in 2024, <a href="/doc">a filing</a> shows.</p>
        <div class="ad-slot"><p>Open an account today and get $50.</p></div>
        <p>It paid $4.</p>
        <h2>Who buys</h2>
        <ul><li>Northern Bank spends about $20 million a year.</li><li>Two insurers spend less.</li></ul>
        <p><strong>Also read:</strong> <a href="/x">Quay AI raises $70 million</a></p>
        <figure><img src="a.png" alt="A picture worth $1"><figcaption>The office in Leeds.</figcaption></figure>
        <aside class="related"><h3>Related stories</h3><a href="/y">Pier Data is worth $2 billion</a></aside>
        <blockquote><p>“We are growing,” said its founder.</p></blockquote>
        <h4>Recommended for you</h4><ul><li>Dock AI sold for $8 million</li></ul>
        <p>It was valued at $1.1 billion in May.</p>
      </article>
      <section id="comments"><h3>2 comments</h3>
        <article class="comment-body"><p>I heard that it was $900 million.</p></article></section></main>
      <div class="card"><h3><a href="/z">Jetty closes</a></h3><p>Jetty lost $3 million last year.</p></div>
      <footer><p>Copyright 2025 The Example Ledger, a $10 company.</p></footer>
    </body></html>"""


def test_of_a_news_page_the_article_stays_paragraph_by_paragraph():
    """
    Headings and points of a list are paragraphs of their own; captions stay; what is not the article goes.
    """
    assert text(ARTICLE).split("\n\n") == [
        "Harbour Labs doubles its sales",
        "By Mary Sample",
        "Harbour Labs sold data for $90 million in 2024, a filing shows.",
        "It paid $4.",
        "Who buys",
        "Northern Bank spends about $20 million a year.",
        "Two insurers spend less.",
        "The office in Leeds.",
        "“We are growing,” said its founder.",
        "It was valued at $1.1 billion in May.",
    ]


def test_an_indonesian_page_of_nested_divs_is_read_by_its_classes_labels_and_links():
    """
    No element says what it is; the classes, the words `Baca juga` and `Komentar`, and the links do.
    """
    page = """
        <html lang="id-ID"><head><title>Dermaga AI Raih Rp 2 Triliun | Kabar Contoh</title></head><body>
        <div class="header"><div class="menu__wrap"><a href="/">Beranda</a> <a href="/e">Ekonomi</a></div></div>
        <div class="wrap"><div class="col"><div class="detail">
          <h1>Dermaga AI Raih Rp 2 Triliun</h1><div class="detail__date">Rabu, 12 Feb 2025 09:17 WIB</div>
          <div class="detail__text"><strong>Jakarta</strong> - Dermaga AI meraih Rp 2 triliun.<br><br>Nilainya kini
            Rp 30 triliun menurut tiga sumber.
            <div class="paralaks">ADVERTISEMENT<br>SCROLL TO CONTINUE WITH CONTENT</div>
            <p>Bank Utara membayar sekitar Rp 90 miliar tahun lalu.</p>
            <table class="linksisip"><tr><td>Baca juga: <a href="/a">Pelabuhan Data Dijual Rp 5 Triliun</a></td></tr>
            </table>
            <p><b>Simak juga: <a href="/b">Muara AI Rugi Rp 1 Triliun</a></b></p>
            <p>Lihat juga:</p><ul><li>Teluk Data Tutup</li></ul>
            <div><div><div><p>Perusahaan itu mempekerjakan 400 orang.</p></div></div></div>
          </div>
          <div class="detail__tag"><a href="/t">dermaga</a> <a href="/u">pendanaan</a></div></div>
          <div class="komentar-box"><p>Setahu saya Rp 9 triliun.</p></div>
          <div class="box"><h2>Komentar (3)</h2><p>Harusnya Rp 7 triliun.</p></div>
        </div><div class="terpopuler"><ul><li>Samudra bernilai Rp 4 triliun</li></ul></div></div></body></html>"""

    assert text(page).split("\n\n") == [
        "Dermaga AI Raih Rp 2 Triliun",
        "Rabu, 12 Feb 2025 09:17 WIB",
        "Jakarta - Dermaga AI meraih Rp 2 triliun.",
        "Nilainya kini Rp 30 triliun menurut tiga sumber.",
        "Bank Utara membayar sekitar Rp 90 miliar tahun lalu.",
        "Perusahaan itu mempekerjakan 400 orang.",
    ]


def test_a_table_that_lays_out_a_page_is_text_and_the_table_within_it_is_rows():
    page = """
        <html><body><table><tr><td colspan=2><a href="/">Front page</a></td></tr>
        <tr><td><a href="1">Markets</a><br><a href="2">Wharf sold for $4 million</a></td>
        <td><h2>Slipway raises money</h2>
        <p>Slipway raised $60 million from two funds on Monday.<p>It has 90 employees.
        <table><tr><td>Customer<td>Spend<tr><td>Lake Bank<td>$15 million<tr><td>River Co<td>$8 million</table>
        <p>Its growth was 40 percent.</td></tr></table></body></html>"""

    assert text(page).split("\n\n") == [
        "Slipway raises money",
        "Slipway raised $60 million from two funds on Monday.",
        "It has 90 employees.",
        "Customer | Spend\nLake Bank | $15 million\nRiver Co | $8 million",
        "Its growth was 40 percent.",
    ]


def test_each_row_of_a_table_is_a_line_with_a_cell_in_each_column():
    """
    Cells that span rows or columns are written out, headings above one another are one, an empty cell keeps its place.
    """
    page = """
        <p>Sales of the four largest, as the company tells them.</p>
        <table><caption>Who pays</caption>
        <thead><tr><th rowspan=2>Customer</th><th colspan=2>Spend</th></tr><tr><th>2023</th><th>2024</th></tr></thead>
        <tr><td rowspan=2><a href="/l">Lake Bank</a></td><td>$1 million</td><td><p>$2</p><p>million</p></td></tr>
        <tr><td></td><td>£3 | €4</td></tr>
        <tr><td colspan=2>River Co</td><td>$5 million</td></tr></table>"""

    *_, caption, table = text(page).split("\n\n")

    assert caption == "Who pays"
    assert table.split("\n") == [
        "Customer | Spend 2023 | Spend 2024",
        "Lake Bank | $1 million | $2 million",
        "Lake Bank |  | £3 / €4",
        "River Co |  | $5 million",
    ]


def test_a_class_that_speaks_of_the_page_takes_nothing_out():
    """
    `has-sidebar` is said of the whole page, and what holds the headline is no advert, whatever it is called.
    """
    page = """
        <div class="sponsored"><div class="no-comments with-sidebar"><h1>Quay AI moves</h1>
        <p>Quay AI moved to Bristol, where it has 30 employees.</p></div></div>"""

    assert text(page).split("\n\n") == ["Quay AI moves", "Quay AI moved to Bristol, where it has 30 employees."]


def test_the_headline_of_an_old_weblog_may_be_a_link():
    page = f"""<div class="entry"><h2><a href="/p">A look at Pier Data</a></h2>
        {"<p>Pier Data sells what people label, and it sells a lot of that to banks in the north.</p>" * 6}
        </div>"""

    assert text(page).startswith("A look at Pier Data\n\nPier Data sells")


def test_a_page_without_an_article_gives_what_can_be_seen_but_no_comments():
    page = """
        <ul><li><a href="1">Quay AI raises $70 million</a></li><li><a href="2">Jetty closes</a></li></ul>
        <div class="comments">It was $80 million.</div><p hidden>Secret</p>"""

    assert text(page) == "Quay AI raises $70 million\n\nJetty closes"


def test_a_page_in_one_line_is_its_own_article():
    assert text("Harbour Labs had sales of $90 million.") == "Harbour Labs had sales of $90 million."
    assert text("") == ""


@pytest.mark.parametrize(
    "line",
    [
        "Related parties paid $5 million for the stake.",
        "Comments by the founder moved the price by 4 percent.",
        "Iklan menyumbang Rp 3 triliun.",
        "Advertising brings in $3 million a year.",
        "Populer di kalangan bank, Dermaga AI bernilai Rp 30 triliun.",
    ],
)
def test_a_sentence_that_begins_like_a_label_stays(line):
    assert line in text(f"<h1>News of the day</h1><p>{line}</p><p>It said so in a letter to its owners.</p>")


def test_markdown_keeps_front_matter_out_and_tables_as_rows():
    told = readers.read(
        "a.md",
        b"---\ntitle: 'Quay: a profile'\nauthors: [Mary Sample, John Sample]\ndate: 2025-03-04\nlang: en-GB\n---\n"
        b"# Quay\r\n\r\n| Year | Sales |\r\n| --- | ---: |\r\n| 2024 | $5 million |\r\n",
        1000,
    )

    assert told == readers.Read(
        "# Quay\n\nYear | Sales\n2024 | $5 million\n",
        title="Quay: a profile",
        lang="en",
        published_on="2025-03-04",
        author="Mary Sample, John Sample",
    )


def test_a_section_of_a_report_is_not_taken_for_what_its_heading_is_called():
    """
    `advertising-revenue` is the name of a section and no advert; after the section on comments comes another one.
    """
    page = """
        <h1>Report</h1><p>Pier Data reports what it did in the year.</p>
        <div id="advertising-revenue"><h2>Advertising revenue</h2><p>It was $3 million.</p></div>
        <h2 id="related-parties">Related parties</h2><p>They paid $4 million.</p>
        <h2>Comments</h2><p>Nobody wrote.</p><h2>Outlook</h2><p>It expects $5 million.</p>"""

    assert text(page).split("\n\n")[2:] == [
        "Advertising revenue",
        "It was $3 million.",
        "Related parties",
        "They paid $4 million.",
        "Outlook",
        "It expects $5 million.",
    ]
