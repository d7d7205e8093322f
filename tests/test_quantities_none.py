"""Numbers that are dates, measures, names, ages, scores and identifiers are no quantities."""

import pytest
from amounts import BOTH, amounts

DATES = [
    "12 June 2025", "June 12, 2025", "12/06/2025", "2025-06-12", "3.7.2025", "12-14 June", "12 and 13 June", "July 4th",
    "Q2 2025", "H1 2025", "in 2019", "since 2014", "by 2030", "since the 1990s", "FY24", "2023/24",
    "the 2023-24 season",
    "2019-2023", "the 2026 budget", "mid-2025", "tahun 2024", "17 Agustus", "12–14 Juni 2025", "sejak 1998",
    "akhir 2025",
    "kuartal II 2025", "semester I-2026", "tahun 1990-an", "era 90-an", "Sept. 29", "Selasa (4/3/2025)", "Jumat (8/4)",
]  # fmt: skip
TIMES = [
    "9:30", "9.30 am", "5 pm", "5 p.m.", "21:45", "pukul 14.00 WIB", "pukul 9", "jam 7 malam", "07.30 WITA",
    "three weeks",
    "18 bulan", "24 hours", "two and a half years", "tiga setengah tahun", "an eight-week course", "five more years",
    "two to three weeks", "2-3 hari", "5 or 6 months", "three straight quarters", "90 menit", "thousands of hours",
]  # fmt: skip
MEASURES = [
    "60 km", "4 kg", "24 GB", "1.2 GW", "35 °C", "30°C", "5 hektare", "12kg", "3 MW", "250 ml", "40-km",
    "a 40-acre site",
    "108 MP", "6.000 mAh", "50 Mbps", "6,7 inci", "5 million tonnes", "10 juta ton", "ratusan kilometer", "two miles",
    "lima liter", "5 m", "a 5m wall", "200 m²", "2 x 300 MW",
]  # fmt: skip
NAMES = [
    "GPT-4", "Llama 3.1", "iOS 17.4", "v2.0.3", "version 2.1", "versi 4.11.2", "Python 3.11", "A100", "Web3", "B2B",
    "5G",
    "4K video", "Series B", "Series 7", "Pasal 27", "Pasal 27 dan 28", "Figure 3", "Table 2", "pages 12 to 15", "Bab 4",
    "Ruang 210", "Room 101", "Gate 7", "Terminal 3", "lantai 12", "iPhone 17 Pro", "Boeing 737", "Claude 4.5", "F-35",
    "Seri-5", "COVID-19", "ISO 27001", "401(k)", "Chapter 11", "Day 3", "No. 45", "nomor 7", "peringkat 3", "ranked 7",
    "Top-10", "[12]", "500 Global", "3M said", "COP30", "Euro 2024",
]  # fmt: skip
PLACES = [
    "10.0.0.7", "+62 21 555 0142", "(415) 555-0100", "0812 3456 7890", "021-555-0142", "tel: 5550142", "CA 94105",
    "Jl. Sudirman Kav. 52-53", "Jl. Merdeka 12", "12 Main Street", "RT 03/RW 05", "#42", "order no. 5531",
    "ticket 4521",
    "ISBN 978-3-16-148410-0", "https://a.com/p/12345", "me5@x9.com", "a3f9c2e1b7", "(2330.TW)", "HKEX: 9988", "@user99",
]  # fmt: skip
AGES = [
    "a 41-year-old", "Maya, 41, said", "berusia 41 tahun", "Maya (41)", "aged 37", "aged 18-24", "I am 26 and",
    "usia 30",
    "a man, 33, was", "Lee (R., Ohio), 61, was",
]  # fmt: skip
SCORES = [
    "won 3-1",
    "skor 2-0",
    "kalah 1-3 dari",
    "4 out of 5",
    "one in five",
    "7 dari 10",
    "1:10",
    "4.5/5",
    "a 5-4 vote",
]


@pytest.mark.parametrize("lang", BOTH)
@pytest.mark.parametrize("text", [*DATES, *TIMES, *MEASURES, *NAMES, *PLACES, *AGES, *SCORES])
def test_what_is_no_quantity(text, lang):
    """
    A number that is part of something else is not counted, wherever in the sentence it stands.
    """
    assert amounts(text, lang) == ""
    assert amounts(f"It was {text} then.", lang) == ""
    assert amounts(f"Kata dia, {text}, begitu.", lang) == ""


@pytest.mark.parametrize(
    "text", ["1. Buy", "(2) Sell", "3) Go", "1. Buy\n2. Sell\n", "  4. Hold", "- 5) Wait", "6/ thread"]
)
def test_markers_of_lists_are_none(text):
    assert amounts(text, "en") == amounts(text, "id") == ""


@pytest.mark.parametrize(
    "text, expected",
    [
        ("hired 2010 people", "2010 count"),
        ("2010 karyawan", "2010 count"),
        ("in 2019 companies merged", ""),
        ("pada 2019 perusahaan bergabung", ""),
        ("employs 2 010 people", "2010 count"),
    ],
)
def test_what_looks_like_a_year_counts_only_before_what_is_counted(text, expected):
    assert amounts(text, "en") == amounts(text, "id") == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Employees: 260", "260 count"),
        ("TOP 10 COMPANIES", "10 count"),
        ("workers—500 people", "500 count"),
        ("A 1,200-person firm", "1200 count"),
        ("23 of 350 problems", "23 count; 350 count"),
        ("Startup Hires 400 Annotators", "400 count"),
        ("In Manila 500 workers left", "500 count"),
        ("S&P 500 rose 2%", "2 percent"),
        ("ditutup di level 7.234,56", "7234.56 count"),
        ("iPhone 16 sales fell 5%", "5 percent"),
        ("box: Three things to know", "3 count"),
        ("ada 870\nAnotator mitra", "870 count"),
    ],
)
def test_what_stands_near_a_name_and_still_counts(text, expected):
    assert amounts(text, "en") == expected
