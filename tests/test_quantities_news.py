"""Sentences as newsrooms write them, each with everything in it that is a quantity, and nothing else."""

import pytest
from amounts import amounts

ENGLISH = """
Shares fell 3.4% to $18.25 at 10:15 a.m. in New York, the lowest since June 12.
    3.4 percent; 18.25 USD
The company said on Tuesday it would cut about 1,300 jobs, or 12% of its workforce of 10,800.
    1300 count about; 12 percent; 10800 count
Revenue for the three months ended Sept. 30 rose 21% to $1.12 billion from $925.6 million a year earlier.
    21 percent; 1120000000 USD; 925600000 USD
She joined in 2021, when the firm had just 40 people and two offices.
    40 count; 2 count
At least 17 of the 35 board seats are up for election on Nov. 4, 2025.
    [17, ] count; 35 count
The S&P 500 closed up 0.6% at 5,987.37; the Dow added 120 points.
    0.6 percent; 5987.37 count; 120 count
The contract, worth up to $1.1 billion over five years, covers 14 countries.
    [, 1100000000] USD; 14 count
“We had 2,000 applicants for 50 places,” said Lee, 38, who runs the programme.
    2000 count; 50 count
The 6-foot-2 forward scored 31 points as Boston won 112-104.
    31 count
Police said four people, including two children aged 5 and 9, were hurt on Interstate 95 at 7 p.m.
    4 count; 2 count
The bill passed 52-48 in the Senate; 3 Republicans voted no.
    3 count
Under Section 230(c), platforms with 50 million or more users must file Form 10-K.
    [50000000, ] count
He paid €1.2m for a three-bedroom flat at 12 Rue de Rivoli.
    1200000 EUR
Bitcoin hit $109,000, up from $69k in November and as little as $16,000 in 2022.
    109000 USD; 69000 USD; [16000, ] USD
Nearly two-thirds of the 1,024 adults surveyed from 3 to 9 May said prices were too high.
    1024 count
One in three users pays between $5 and $12 a month.
    [5, 12] USD
The firm has offices in London, Paris and 11 other cities, and employs between 400 and 450 staff.
    11 count; [400, 450] count
The fund, which manages some €30bn, bought a 4.9% stake for roughly £210m ($270m).
    30000000000 EUR about; 4.9 percent; 210000000 GBP about; 270000000 USD
The yen weakened to 155.20 per dollar; the euro bought $1.08.
    155.2 count; 1.08 USD
Brent crude rose 54 cents, or 0.7%, to $78.20 a barrel.
    0.54 USD; 0.7 percent; 78.2 USD
The Fed raised rates by 25 basis points to a range of 5.25% to 5.5%.
    0.25 percent; [5.25, 5.5] percent
A judge ordered the company to pay $1.5 million in damages and $350,000 in legal fees.
    1500000 USD; 350000 USD
More than half of the 200-odd startups failed within 18 months.
    200 count about
The law, known as Proposition 22, took effect on 1 January 2021.
    none
In the year to 31 March, turnover doubled to £9.3m and headcount tripled to 120.
    9300000 GBP; 120 count
The plant, 40 miles north of Austin, will make 5,000 wafers a month by 2027.
    5000 count
About one million people, or one in six residents, live on less than $2.15 a day.
    1000000 count about; [, 2.15] USD
The deal values the 10-year-old company at $8bn–$10bn, 20 times sales.
    [8000000000, 10000000000] USD
Windows 11 24H2 and macOS 15.3 users (about 30 million) must install KB5034441.
    30000000 count about
There were 1.2 million jobs lost, 300,000 of them in retail.
    1200000 count; 300000 count
Chapter 11 filings rose to 7,400 in 2024, said a report by the firm’s 12-person team.
    7400 count; 12 count
The startup wants to raise $300 million at a valuation of $3 billion to $3.5 billion.
    300000000 USD; [3000000000, 3500000000] USD
Workers get 15 to 20 cents a task and up to $1,000 a week.
    [0.15, 0.2] USD; [, 1000] USD
The tax rate fell from 35 percent to 21 percent.
    35 percent; 21 percent
It sold for a record $69.3m at Christie’s on March 11.
    69300000 USD
Sales of the iPhone 16 fell 5% while 12 million iPads were sold.
    5 percent; 12000000 count
US GDP grew at a 2.8% annual rate; unemployment was 4.1%.
    2.8 percent; 4.1 percent
The Rs 20,000-crore scheme covers 12 lakh farmers.
    200000000000 INR; 1200000 count
Over 90% of the $500,000 went to five people; the rest, $42,000, to two.
    [90, ] percent; 500000 USD; 5 count; 42000 USD; 2 count
The 49-year-old said the deal, a 60:40 joint venture, needs approval in nine of 12 jurisdictions.
    9 count; 12 count
In a Nov. 12 filing it listed 18,500 full-time staff, 1,200 fewer than before.
    18500 count; 1200 count
Each of the two funds put in $250,000, or 2.5 percent.
    2 count; 250000 USD; 2.5 percent
The E.U. fined it €797.7 million; Britain, £14.6 million.
    797700000 EUR; 14600000 GBP
They hope to sign 100 to 150 hospitals at $20,000 to $30,000 a year each.
    [100, 150] count; [20000, 30000] USD
A third of users, some 12 million, pay $9.99 a month; the rest, zero.
    12000000 count about; 9.99 USD; 0 count
It lost money for a ninth straight quarter: $1.2 billion, against $0.9 billion.
    1200000000 USD; 900000000 USD
Revenue per employee was $1.1m, roughly 4x the median.
    1100000 USD
Prices start at $19.99; the top tier is $199.
    [19.99, ] USD; 199 USD
He owns 1,500 Class A shares and 2 million options.
    1500 count; 2000000 count
U.S. employers added 227,000 jobs in November.
    227000 count
A group of eight investors committed $1.3 billion.
    8 count; 1300000000 USD
The company, No. 3 in the market, has 25% of it.
    25 percent
CNN, Sept. 3 (Reuters) - Shares of 3M (MMM.N) rose 1%.
    1 percent
the first 100 days, the last 30 minutes, the top 1%
    1 percent
It produces 2.5 million vehicles and 300 GWh of cells.
    2500000 count
with 4,000-plus customers in 30-plus countries
    [4000, ] count; [30, ] count
Analysts polled by LSEG had expected $1.09 billion, plus or minus 2%.
    1090000000 USD; 2 percent about
Mr. Smith (D., Calif.), 61, has raised $4 million; his rival, $1.7 million.
    4000000 USD; 1700000 USD
Call 1-800-555-0199 or visit Suite 400, 2100 Main Street, Dallas, TX 75201.
    none
A 30-second Super Bowl ad costs $8 million, up 14%.
    8000000 USD; 14 percent
"""

INDONESIAN = """
Saham BBCA turun 1,35 persen ke level Rp9.150 pada pukul 10.30 WIB, Jumat (14/2).
    1.35 percent; 9150 IDR
Laba bersih naik 15,2% menjadi Rp4,75 triliun dari Rp4,12 triliun pada semester I 2024.
    15.2 percent; 4750000000000 IDR; 4120000000000 IDR
PHK massal menimpa 1.126 karyawan, atau 9 persen dari total 12.500 pekerja di 27 negara.
    1126 count; 9 percent; 12500 count; 27 count
Menurut Pasal 14 ayat (2) UU No. 11 Tahun 2020, denda maksimal Rp2 miliar.
    [, 2000000000] IDR
Rupiah ditutup di Rp16.355 per dolar AS, melemah 0,3 persen atau 48 poin.
    16355 IDR; 0.3 percent; 48 count
Indonesia menang 2-0 atas Bahrain di Stadion GBK di hadapan 70 ribu penonton.
    70000 count
Ada lima tersangka, dua di antaranya berusia 17 dan 19 tahun.
    5 count; 2 count
Ia membeli 3 unit rumah seharga Rp750 juta per unit di Jalan Melati No. 8 RT 02 RW 05.
    3 count; 750000000 IDR
Pemerintah menargetkan 1,5 juta hektare sawah dan 20 ribu km jalan.
    none
Tarif listrik naik 10-15 persen mulai 1 Juli 2025.
    [10, 15] percent
Sebanyak 234 orang mengungsi, 12 rumah rusak, dan dua jembatan putus.
    234 count; 12 count; 2 count
Gaji anotator berkisar Rp2,5 juta hingga Rp4 juta per bulan.
    [2500000, 4000000] IDR
Investasi itu bernilai antara Rp500 miliar sampai Rp1 triliun.
    [500000000000, 1000000000000] IDR
Mobil listrik seharga Rp 399.900.000 itu laku 2.150 unit di semester pertama.
    399900000 IDR; 2150 count
Hampir separuh dari 850 responden memilih opsi ketiga.
    850 count
Ponsel dengan layar 6,7 inci, RAM 12 GB, dan baterai 5.000 mAh dijual Rp5,9 jutaan.
    5900000 IDR about
Satu dari lima warga belum menerima bantuan Rp600 ribu.
    600000 IDR
Valuasinya mencapai US$ 1 miliar, dua kali lipat dari putaran sebelumnya.
    1000000000 USD
Ratusan ribu buruh menuntut kenaikan upah 10%.
    [100000, ] count; 10 percent
Bantuan senilai 5,4 juta dolar AS (Rp 88 miliar) untuk 3.200 keluarga.
    5400000 USD; 88000000000 IDR; 3200 count
Jumlah pengguna naik dari 10 juta menjadi 25 juta dalam dua tahun.
    10000000 count; 25000000 count
Persija vs Persib berakhir imbang 1-1, disaksikan 60.000 suporter.
    60000 count
Harga emas Antam Rp 1.512.000 per gram, turun Rp 7.000.
    1512000 IDR; 7000 IDR
Total aset Rp1.450 triliun, kredit Rp 850,3 T.
    1450000000000000 IDR; 850300000000000 IDR
Perusahaan itu memiliki lebih dari 3 ribu mitra di 5 provinsi.
    [3000, ] count; 5 count
Biaya langganan ChatGPT Plus US$20 (Rp326 ribu) per bulan.
    20 USD; 326000 IDR
Dua puluh lima perusahaan ikut serta, tiga puluh persen di antaranya asing.
    25 count; 30 percent
Suku bunga acuan BI naik 25 bps menjadi 6,25%.
    0.25 percent; 6.25 percent
Startup itu kini bernilai Rp 1,2 triliun, naik 3x lipat dalam setahun.
    1200000000000 IDR
Ketua RT 05 mengatakan 7 dari 10 rumah terendam banjir setinggi 1,5 meter.
    none
Denda Rp500 juta subsider 6 bulan kurungan, penjara 4 tahun.
    500000000 IDR
Gempa magnitudo 5,6 mengguncang Garut, kedalaman 10 km, 2 kali susulan.
    none
Volume transaksi Rp 12,3 T, frekuensi 1,1 juta kali.
    12300000000000 IDR
kapasitas 2 x 300 MW, nilai investasi US$ 1,2 M
    1200000000 USD
Sebanyak 15 dari 38 provinsi mencatat inflasi di atas 3 persen.
    15 count; 38 count; [3, ] percent
Kasus naik dua kali lipat dari 500 menjadi 1.000.
    500 count; 1000 count
Perjalanan Jakarta-Bandung ditempuh 40 menit dengan kecepatan 350 km/jam.
    none
Kereta itu mengangkut 21.500 penumpang per hari.
    21500 count
Kontrak 3 tahun senilai US$15 juta per tahun.
    15000000 USD
Ia dituntut 12 tahun penjara dan denda Rp1 miliar.
    1000000000 IDR
Skor akhir 3-2 untuk kemenangan tuan rumah, 15 kartu kuning.
    15 count
Tiket dijual mulai Rp250 ribu sampai Rp3,5 juta.
    [250000, 3500000] IDR
Anggaran turun Rp 12 triliun menjadi Rp 48 triliun.
    12000000000000 IDR; 48000000000000 IDR
Jumlah penduduk 281,6 juta jiwa, tumbuh 1,1 persen.
    281600000 count; 1.1 percent
Sekitar 60% dari 1.500 pekerja adalah perempuan.
    60 percent about; 1500 count
Pendapatan perusahaan Rp 900 M, naik dari Rp 750 M.
    900000000000 IDR; 750000000000 IDR
"""


def told(table: str) -> list[tuple[str, str]]:
    """Pairs of a sentence and what it holds."""
    lines = table.strip().splitlines()
    return [
        (text, "" if says.strip() == "none" else says.strip())
        for text, says in zip(lines[::2], lines[1::2], strict=True)
    ]


@pytest.mark.parametrize("text, expected", told(ENGLISH))
def test_english_sentences(text, expected):
    assert amounts(text, "en") == expected


@pytest.mark.parametrize("text, expected", told(INDONESIAN))
def test_indonesian_sentences(text, expected):
    assert amounts(text, "id") == expected
