"""What a number in a text means: kind, value, last place, currency, sign, bound and company."""

import pytest

from assistant_core.figures.numbers import When, find


def claims(text):
    return [number for number in find(text) if number.is_claim]


def one(text):
    found = claims(text)
    assert len(found) == 1, [text[number.start : number.end] for number in found]
    return found[0]


AMOUNTS = [
    ("391.0 billion USD", "money", 391e9, 0.1e9, "USD"),
    ("$391B", "money", 391e9, 1e9, "USD"),
    ("$391 B", "money", 391e9, 1e9, "USD"),
    ("391,035 million USD", "money", 391035e6, 1e6, "USD"),
    ("USD5m", "money", 5e6, 1e6, "USD"),
    ("5m USD", "money", 5e6, 1e6, "USD"),
    ("NT$2.9tn", "money", 2.9e12, 0.1e12, "TWD"),
    ("HK$ 4.50", "money", 4.5, 0.01, "HKD"),
    ("US$1.3 trillion", "money", 1.3e12, 0.1e12, "USD"),
    ("C$12", "money", 12, 1, "CAD"),
    ("A$12", "money", 12, 1, "AUD"),
    ("12 Hong Kong dollars", "money", 12, 1, "HKD"),
    ("\\$4.2B", "money", 4.2e9, 0.1e9, "USD"),
    ("3.91e11 USD", "money", 3.91e11, 1e9, "USD"),
    ("3.91E+11", "number", 3.91e11, 1e9, ""),
    ("3.91×10^11", "number", 3.91e11, 1e9, ""),
    ("3.91 × 10¹¹", "number", 3.91e11, 1e9, ""),
    ("1.5e-4", "number", 1.5e-4, 1e-5, ""),
    ("3,910억 달러", "money", 391e9, 1e8, "USD"),
    ("391조 원", "money", 391e12, 1e12, "KRW"),
    ("12조 3,457억 원", "money", 12_345_700_000_000, 1e8, "KRW"),
    ("3조 9,103억 5천만 원", "money", 3_910_350_000_000, 1e7, "KRW"),
    ("1억 2,000만 엔", "money", 120_000_000, 1e4, "JPY"),
    ("4천5백억 원", "money", 450e9, 1e10, "KRW"),
    ("7만1천500원", "money", 71_500, 1, "KRW"),
    ("만 2천 원", "money", 12_000, 1e3, "KRW"),
    ("오백억 원", "money", 50e9, 1e10, "KRW"),
    ("2조 8,900억 대만 달러", "money", 2.89e12, 1e8, "TWD"),
    ("₹1,62,990 crore", "money", 1_629_900_000_000, 1e7, "INR"),
    ("£151.2m", "money", 151.2e6, 0.1e6, "GBP"),
    ("1,234.5p", "money", 12.345, 0.001, "GBP"),
    ("32 cents", "money", 0.32, 0.01, "USD"),
    ("512펜스", "money", 5.12, 0.01, "GBP"),
    ("€1.234,5 million", "money", 1234.5e6, 0.1e6, "EUR"),
    ("1.234.567 EUR", "money", 1_234_567, 1, "EUR"),
    ("CHF 1'234'567", "money", 1_234_567, 1, "CHF"),
    ("391 035 000 €", "money", 391_035_000, 1, "EUR"),
    ("-£0.30", "money", -0.3, 0.01, "GBP"),
    ("£-0.30", "money", -0.3, 0.01, "GBP"),
    ("$(42.7) million", "money", -42.7e6, 0.1e6, "USD"),
    ("a loss of (42.7)", "number", -42.7, 0.1, ""),
    ("(12,345)백만원", "money", -12_345e6, 1e6, "KRW"),
    ("△215억 원", "money", -215e8, 1e8, "KRW"),
    ("two and a half billion dollars", "money", 2.5e9, 0.1e9, "USD"),
    ("half a billion dollars", "money", 0.5e9, 0.1e9, "USD"),
    ("five-billion-dollar", "money", 5e9, 1e9, "USD"),
    ("46.2%", "percent", 46.2, 0.1, ""),
    ("46,2 %", "percent", 46.2, 0.1, ""),
    ("(3.3)%", "percent", -3.3, 0.1, ""),
    ("\u22123.3 percent", "percent", -3.3, 0.1, ""),
    ("12%↓", "percent", -12, 1, ""),
    ("７.５％", "percent", 7.5, 0.1, ""),
    ("7할", "percent", 70, 10, ""),
    ("eleven percent", "percent", 11, 1, ""),
    ("2.1%p", "points", 2.1, 0.1, ""),
    ("1.85 pp", "points", 1.85, 0.01, ""),
    ("3 percentage points", "points", 3, 1, ""),
    ("0.6%포인트", "points", 0.6, 0.1, ""),
    ("210 basis points", "points", 2.1, 0.01, ""),
    ("-30bp", "points", -0.3, 0.01, ""),
    ("20베이시스포인트", "points", 0.2, 0.01, ""),
    ("44.4배", "times", 44.4, 0.1, ""),
    ("44.4x", "times", 44.4, 0.1, ""),
    ("12.3×", "times", 12.3, 0.1, ""),
    ("14 times", "times", 14, 1, ""),
    ("12-fold", "times", 12, 1, ""),
    ("두 배", "times", 2, 0.2, ""),
    ("doubled", "times", 2, 0.4, ""),
    ("tenfold", "times", 10, 2, ""),
    ("halved", "times", 0.5, 0.1, ""),
    ("a 4-for-1 split", "times", 4, 0.01, ""),
    ("a 10:1 split", "times", 10, 0.01, ""),
    ("1.24", "number", 1.24, 0.01, ""),
    ("15.4 billion", "number", 15.4e9, 0.1e9, ""),
    ("twenty-six", "number", 26, 1, ""),
    ("삼십일", "number", 31, 1, ""),
    ("391", "number", 391, 1, ""),
]


@pytest.mark.parametrize(
    ("text", "kind", "value", "step", "currency"), AMOUNTS, ids=[row[0] for row in AMOUNTS]
)
def test_amounts(text, kind, value, step, currency):
    number = one(f"It is {text}, they say.")
    assert (number.kind, number.currency) == (kind, currency)
    assert number.value == pytest.approx(value)
    assert number.step == pytest.approx(step)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a third", 1 / 3),
        ("two-thirds", 2 / 3),
        ("three quarters of sales", 3 / 4),
        ("a quarter of sales", 1 / 4),
        ("half", 1 / 2),
        ("½ of it", 1 / 2),
        ("one in five", 1 / 5),
        ("1/3 of it", 1 / 3),
        ("3분의 1", 1 / 3),
        ("절반", 1 / 2),
    ],
)
def test_fractions(text, value):
    number = one(f"It rose by {text}.")
    assert number.kind == "fraction"
    assert number.value == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "of", "low", "high"),
    [
        ("low-single-digit", "percent", 1, 4),
        ("double-digit", "percent", 10, 100),
        ("mid-teens", "", 13.3, 16.7),
        ("the high 20s", "", 26.7, 30),
        ("10%대", "percent", 10, 20),
        ("3조 원대", "money", 3e12, 4e12),
        ("20% 초반", "percent", 20, 24),
        ("10% 안팎", "percent", 9, 11),
        ("한 자릿수 후반", "percent", 6.4, 10),
        ("수십억 원", "money", 1e9, 1e10),
        ("hundreds of millions", "number", 1e8, 1e9),
    ],
)
def test_vague_sizes_span_what_they_may_mean(text, of, low, high):
    number = one(f"Growth of {text} is seen.")
    assert (number.kind, number.of) == ("vague", of)
    assert number.value - number.step / 2 == pytest.approx(low, rel=0.02)
    assert number.value + number.step / 2 == pytest.approx(high, rel=0.02)


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("~7%", "about"),
        ("about 7%", "about"),
        ("약 7%", "about"),
        ("7% 가량", "about"),
        ("30여 개", "about"),
        (">7%", "above"),
        ("more than 7%", "above"),
        ("at least $7", "above"),
        ("7%+ growth", "above"),
        ("7% 이상", "above"),
        ("7%를 넘어", "above"),
        ("up to 7%", "below"),
        ("sub-7%", "below"),
        ("fewer than 7 stores", "below"),
        ("7% 미만", "below"),
        ("7%를 밑돌았다", "below"),
        ("7% below it", None),
        ("예상을 7% 웃돌았다", None),
    ],
)
def test_bounds(text, bound):
    assert one(f"It has {text}.").bound == bound


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("$6.08 per share", "share"),
        ("$6.08 per diluted share", "share"),
        ("$6.08 a share", "share"),
        ("$6.08/share", "share"),
        ("$6.08 p.a.", "year"),
        ("주당 6.08달러", "share"),
        ("32 cents of every revenue dollar", "dollar"),
        ("grew 11% a year", "year"),
        ("$6.08", ""),
    ],
)
def test_what_it_is_per(text, per):
    assert one(text).per == per


@pytest.mark.parametrize(
    ("text", "noun", "kind"),
    [
        ("46 analysts", "analysts", "count"),
        ("1.40bn diluted shares", "shares", "count"),
        ("직원 4,120명", "명", "count"),
        ("300만 주", "주", "count"),
        ("열두 개사", "개사", "count"),
        ("2.3 days", "days", "count"),
        ("four of them", "", "number"),
    ],
)
def test_what_is_counted(text, noun, kind):
    assert (one(text).noun, one(text).kind) == (noun, kind)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("$197–$325", [("money", 197, "low"), ("money", 325, "high")]),
        ("$197 to $325", [("money", 197, "low"), ("money", 325, "high")]),
        ("between $195 and 271", [("money", 195, "low"), ("money", 271, "high")]),
        ("197~325달러", [("money", 197, "low"), ("money", 325, "high")]),
        ("3~4조 원", [("money", 3e12, "low"), ("money", 4e12, "high")]),
        ("$383.3 to $391.0 billion", [("money", 383.3e9, "low"), ("money", 391e9, "high")]),
        ("USD 2.9-3.1bn", [("money", 2.9e9, "low"), ("money", 3.1e9, "high")]),
        ("50-75 bps", [("points", 0.5, "low"), ("points", 0.75, "high")]),
        ("from 18.2% to 21.7%", [("percent", 18.2, "from"), ("percent", 21.7, "to")]),
        ("5%에서 7%로", [("percent", 5, "from"), ("percent", 7, "to")]),
        ("5 → 7 → 9%", [("percent", 5, "step"), ("percent", 7, "step"), ("percent", 9, "step")]),
        (
            "46.2, 31.5 and 24.0%",
            [("percent", 46.2, "item"), ("percent", 31.5, "item"), ("percent", 24, "item")],
        ),
        ("31 of 46 analysts", [("number", 31, "part"), ("count", 46, "whole")]),
        ("28 out of 46", [("number", 28, "part"), ("number", 46, "whole")]),
        ("46명 중 31명", [("count", 46, "whole"), ("count", 31, "part")]),
        ("$6.08 and $391.0 billion", [("money", 6.08, "item"), ("money", 391e9, "item")]),
    ],
)
def test_numbers_that_belong_together(text, expected):
    found = claims(f"It was {text}.")
    assert [(one.kind, pytest.approx(one.value), one.role) for one in found] == expected
    assert len({one.group for one in found}) == 1
    assert found[0].group is not None


def test_a_minus_is_none_between_words_and_numbers():
    assert [one.value for one in claims("up 5-7%, top-5, FY24-25, -3%, – 4%, (-5%)")] == [5, 7, -3, 4, -5]


def test_triangles_mean_up_where_others_mean_down():
    assert [one.sign for one in claims("▲12.3포인트, ▼3.1포인트")] == [1, -1]
    assert [one.sign for one in claims("+/-3%, ±2%, +1%")] == [0, 0, 1]


def test_brackets_are_a_minus_in_a_cell_and_an_aside_in_a_sentence():
    table = "| x | (8.5) | (14) |\n|---|---|---|\n| y | (2.1)% | 3.0 |"
    assert [one.value for one in claims(table)] == [-8.5, -14, -2.1, 3.0]
    assert one("The ratio (8.5) is high.").value == 8.5


def test_a_dollar_is_american_where_nothing_else_is_known():
    number = one("It has $5.")
    assert number.currency == "USD"
    assert {"USD", "CAD", "HKD"} <= number.currencies
    assert one("It has US$5.").currencies == {"USD"}


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("2024-09-28", When(2024, month=9, day=28)),
        ("2024.9.28", When(2024, month=9, day=28)),
        ("2024. 9. 28.", When(2024, month=9, day=28)),
        ("9/28/2024", When(2024, month=9, day=28)),
        ("2024-09", When(2024, month=9)),
        ("September 28, 2024", When(2024, month=9, day=28)),
        ("28 Sep 2024", When(2024, month=9, day=28)),
        ("Sept. 28th", When(month=9, day=28)),
        ("June 2025", When(2025, month=6)),
        ("Jun-25", When(2025, month=6)),
        ("since May", When(month=5)),
        ("9/30", When(month=9, day=30)),
        ("FY24", When(2024, fiscal=True)),
        ("FY'24", When(2024, fiscal=True)),
        ("FY2025E", When(2025, fiscal=True, estimate=True)),
        ("fiscal year 2024", When(2024, fiscal=True)),
        ("FY25/26E", When(2025, fiscal=True, last_year=2026, estimate=True)),
        ("2024/25", When(2024, last_year=2025)),
        ("the 2010s", When(2010, last_year=2019)),
        ("'24", When(2024)),
        ("2024", When(2024)),
        ("25F", When(2025, estimate=True)),
        ("Q3 2024", When(2024, quarter=3)),
        ("3Q24", When(2024, quarter=3)),
        ("Q3 FY24", When(2024, quarter=3, fiscal=True)),
        ("4QFY24", When(2024, quarter=4, fiscal=True)),
        ("24.3Q", When(2024, quarter=3)),
        ("2024Q3", When(2024, quarter=3)),
        ("the third quarter of 2024", When(2024, quarter=3)),
        ("Q3", When(quarter=3)),
        ("1H24", When(2024, half=1)),
        ("H2 2024", When(2024, half=2)),
        ("the first half of 2024", When(2024, half=1)),
        ("9M24", When(2024, months=9)),
        ("TTM", When(months=12)),
        ("three years", When(months=36)),
        ("the last two fiscal years", When(months=24)),
        ("52-week", When(days=364)),
        ("a 20-day average", When(days=20)),
        ("2024년 9월 28일", When(2024, month=9, day=28)),
        ("2024년 9월 28일 마감", When(2024, month=9, day=28, fiscal=True)),
        ("11월 19일", When(month=11, day=19)),
        ("2024년 3분기", When(2024, quarter=3)),
        ("24년 3분기", When(2024, quarter=3)),
        ("3분기", When(quarter=3)),
        ("2024년도", When(2024)),
        ("'24년", When(2024)),
        ("2024 회계연도", When(2024, fiscal=True)),
        ("2024년 상반기에", When(2024, half=1)),
        ("하반기에", When(half=2)),
        ("2020년대", When(2020, last_year=2029)),
        ("3년간", When(months=36)),
        ("20일 이동평균선", When(days=20)),
        ("52주 최고가", When(days=364)),
        ("12개월", When(months=12)),
    ],
)
def test_times(text, when):
    found = find(f"Seen in {text}.") if text.isascii() else find(f"{text}.")
    assert [(one.kind, one.when) for one in found] == [("time", when)]


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        ("1. First\n2. Second", ["numbering", "numbering"]),
        ("## 3.1 Margins", ["numbering"]),
        ("the Form 10-K, the S&P 500 and KOSPI 200", ["form", "product", "product"]),
        ("the iPhone 16, a Boeing 737, the H100 on 3nm and 5G", ["product"] * 5),
        ("아이폰 16, 코스피 200, 코로나19", ["product"] * 3),
        ("005930.KS, (005930) and 삼성전자(373220)", ["symbol", "code", "code"]),
        ("`391.0 billion` and https://example.com/2024/391", ["code", "link"]),
        ("[the filing](https://example.com/10)", ["link"]),
        ("as cited【4:0†report.pdf】 and [12]", ["citation", "citation"]),
        ("Section 7, No. 2, Table 3, #1", ["reference"] * 4),
        ("ranked 3rd, 업계 2위, 두 번째", ["ordinal"] * 3),
        ("3M's shares, a 401(k), 24/7", ["company", "form", "idiom"]),
        ("call 1-800-555-0199 at 10:30", ["phone", "clock"]),
        ("version 3.5.1", ["version"]),
    ],
)
def test_what_claims_nothing_is_told_with_the_reason(text, reasons):
    found = find(text)
    assert [one.kind for one in found] == ["name"] * len(reasons)
    assert [one.reason for one in found] == reasons


@pytest.mark.parametrize(
    "text",
    [
        "one of them, no one, a first, the second half-hearted try, a one-off, two-way",
        "단위: 백만 원 | (억 원) | 이 회사는 한 번 더, 세금과 오일, 구조조정, 만일",
        "may or may not; Mar a Lago; sun",
        "a\nbillion",
        "",
    ],
)
def test_what_is_no_number_is_not_found(text):
    assert claims(text) == []
