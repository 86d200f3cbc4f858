import json
from datetime import date

import pytest

from assistant_core.errors import InvalidArguments, NoSuchStatement, UnknownSymbol
from assistant_core.market.edgar import statement
from tests.support.edgar_facts import Told, flows, months, of_years, quarter, to_date, year

AMOUNTS = {number: (number + 1.0, number + 2.0, number + 3.0, number + 4.0) for number in range(2012, 2025)}


@pytest.fixture
def acme(edgar):
    return edgar.add("ACME", of_years(Told(), AMOUNTS))


def test_ten_years_newest_first(acme):
    told = statement("ACME", "income_statement")
    assert told.periods == tuple(date(number, 12, 31) for number in range(2024, 2014, -1))
    assert told.starts == tuple(date(number, 1, 1) for number in range(2024, 2014, -1))
    assert told.figures["TotalRevenue"] == tuple(sum(AMOUNTS[number]) for number in range(2024, 2014, -1))
    assert (told.company, told.symbol, told.currency) == ("Acme Corporation", "ACME", "USD")
    assert (told.origin.source, told.origin.sample, told.basis, told.notes) == ("SEC EDGAR", False, None, ())


@pytest.mark.parametrize(("years", "periods"), [(1, 1), (12, 12), (30, 13)])
def test_as_many_years_as_are_asked_for(acme, years, periods):
    assert len(statement("ACME", "income_statement", years=years).periods) == periods
    assert len(statement("ACME", "income_statement", "quarterly", years=years).periods) == periods * 4


@pytest.mark.parametrize("years", [0, -1, 31])
def test_how_many_years_can_be_asked_for(acme, years):
    with pytest.raises(InvalidArguments, match="years must be from 1 to 30"):
        statement("ACME", "income_statement", years=years)


def test_every_figure_has_a_source(acme):
    acme.file("10-K", "2025-02-21", {"Assets": {"2024-12-31": 500.0}, "Liabilities": {"2024-12-31": 300.0}})
    for kind in ("income_statement", "balance_sheet"):
        for frequency in ("annual", "quarterly", "trailing"):
            told = statement("ACME", kind, frequency)
            assert told.figures
            for line, row in told.figures.items():
                sources = told.sources[line]
                assert [one is None for one in row] == [one is None for one in sources]
                assert all(one.end == end for one, end in zip(sources, told.periods, strict=True) if one)
                assert all(
                    one.filing.url.startswith("https://www.sec.gov/Archives/") for one in sources if one
                )


def test_quarters_with_a_computed_fourth(acme):
    told = statement("ACME", "income_statement", "quarterly", years=1)
    assert told.periods == tuple(
        date(2024, month, day) for month, day in ((12, 31), (9, 30), (6, 30), (3, 31))
    )
    assert told.figures["TotalRevenue"] == (2028, 2027, 2026, 2025)
    assert [one.computed for one in told.sources["TotalRevenue"]] == ["the year less nine months", "", "", ""]
    assert told.months() == 3


def test_twelve_months(acme):
    told = statement("ACME", "income_statement", "trailing", years=1)
    assert told.figures["TotalRevenue"][0] == sum(AMOUNTS[2024])
    assert told.figures["TotalRevenue"][1] == sum(AMOUNTS[2024][:3]) + AMOUNTS[2023][3]
    assert [one.computed for one in told.sources["TotalRevenue"][:2]] == [
        "",
        "the year plus nine months less nine months",
    ]
    assert told.months(1) == 12


def test_a_balance_sheet(acme):
    acme.file("10-K", "2025-02-21", {"Assets": {"2024-12-31": 500.0, "2023-12-31": 400.0}})
    told = statement("ACME", "balance_sheet")
    assert (told.periods, told.starts) == ((date(2024, 12, 31), date(2023, 12, 31)), ())
    assert told.figures["TotalAssets"] == (500, 400)


def test_a_balance_sheet_names_its_own_day(acme):
    acme.file("10-K", "2025-02-21", {"Assets": {"2024-12-29": 500.0}, "Liabilities": {"2024-12-29": 300.0}})
    told = statement("ACME", "balance_sheet")
    assert (told.periods, told.figures["TotalAssets"]) == ((date(2024, 12, 29),), (500,))


def test_what_was_known_on_a_day(acme):
    acme.file("10-K/A", "2025-06-01", flows("Revenues", {year(2024): 9000.0}))
    assert statement("ACME", "income_statement").figures["TotalRevenue"][0] == 9000
    before = statement("ACME", "income_statement", as_of=date(2025, 5, 31))
    assert before.figures["TotalRevenue"][0] == sum(AMOUNTS[2024])
    assert before.sources["TotalRevenue"][0].first is None
    assert statement("ACME", "income_statement", as_of=date(2025, 2, 19)).periods[0] == date(2023, 12, 31)


def test_nothing_was_known_yet(acme):
    with pytest.raises(NoSuchStatement, match="no income statement as data with SEC EDGAR up to 2010-01-01"):
        statement("ACME", "income_statement", as_of=date(2010, 1, 1))


def test_concepts_by_their_own_name(acme):
    acme.file("10-K", "2025-02-21", {"AdvertisingExpense": {year(2024): 7.0}})
    told = statement("ACME", "income_statement", lines=["us-gaap:AdvertisingExpense"])
    assert told.figures["us-gaap:AdvertisingExpense"] == (7, *[None] * 9)
    assert told.sources["us-gaap:AdvertisingExpense"][0].unit == "USD"
    assert told.notes == ("The unit of us-gaap:AdvertisingExpense is USD.",)


def test_a_concept_of_another_unit_says_so(acme):
    acme.file(
        "10-K",
        "2025-02-21",
        {"Stores Store": {year(2024): 12.0}, "DividendsDeclared USD/shares": {year(2024): 0.5}},
    )
    told = statement("ACME", "income_statement", lines=["Stores", "DividendsDeclared"])
    assert told.figures["us-gaap:Stores"][0] == 12
    assert told.notes == (
        "The unit of us-gaap:Stores is Store.",
        "The unit of us-gaap:DividendsDeclared is USD/shares.",
    )


def test_what_is_no_sum_has_no_fourth_quarter(acme):
    spans = {year(2024): 12.0, to_date(2024, 3): 9.0}
    acme.file(
        "10-K",
        "2025-02-21",
        {"AdvertisingExpense": spans, "DebtAverageBalance": spans, "TaxRate pure": spans},
    )
    names = ["AdvertisingExpense", "DebtAverageBalance", "TaxRate"]
    told = statement("ACME", "income_statement", "quarterly", lines=names)
    assert [told.figures[f"us-gaap:{name}"][0] for name in names] == [3, None, None]


def test_a_concept_that_tells_nothing_of_these_periods(acme):
    acme.file("10-K", "2010-02-21", {"AdvertisingExpense": {year(2009): 7.0}})
    told = statement("ACME", "income_statement", lines=["AdvertisingExpense"])
    assert told.notes[1] == "Acme Corporation tells nothing of us-gaap:AdvertisingExpense for these periods."


def test_a_concept_that_a_company_never_used(acme):
    acme.file("10-K", "2025-02-21", {"AdvertisingExpense": {year(2024): 7.0}})
    with pytest.raises(
        NoSuchStatement, match=r"never reported AdvertisingExpenses to SEC.*us-gaap:AdvertisingExpense"
    ):
        statement("ACME", "income_statement", lines=["AdvertisingExpenses"])


def test_foreign_currency_and_its_translation_for_convenience(edgar):
    told = Told(7, "Formosa Chips")
    for number in (2022, 2023):
        spans = {year(number): 1000.0, year(number - 1): 900.0}
        told.file(
            "20-F", f"{number + 1}-04-10", flows("ifrs-full:Revenue TWD", spans, "ifrs-full:ProfitLoss TWD")
        )
        told.file(
            "20-F",
            f"{number + 1}-04-10",
            flows("ifrs-full:Revenue", {year(number): 33.0}, "ifrs-full:ProfitLoss"),
        )
    edgar.add("FCH", told)
    found = statement("FCH", "income_statement")
    assert (found.currency, found.figures["TotalRevenue"]) == ("TWD", (1000, 900, 900))
    with pytest.raises(NoSuchStatement, match="no quarterly income statement as data"):
        statement("FCH", "income_statement", "quarterly")


def test_a_company_that_went_to_another_standard(edgar):
    """The year before is told under both: it is served as it is compared with now."""
    told = Told(6, "Moved plc")
    told.file("10-K", "2023-02-20", flows("Revenues", {year(2022): 50.0, year(2021): 40.0}))
    spans = {year(2023): 60.0, year(2022): 55.0}
    told.file("20-F", "2024-03-10", flows("ifrs-full:Revenue", spans, "ifrs-full:ProfitLoss"))
    edgar.add("MVD", told)
    found = statement("MVD", "income_statement")
    assert found.figures["TotalRevenue"] == (60, 55, 40)
    assert found.notes == (
        "Figures up to 2022-12-31 follow US GAAP, newer ones IFRS: they are not comparable in every line.",
    )


def test_half_years_are_named(edgar):
    told = Told(8, "Halves plc")
    for number in (2022, 2023):
        told.file("6-K", f"{number}-08-10", flows("Revenues", {months(number, 1, 6): 4.0}))
        told.file("20-F", f"{number + 1}-03-10", flows("Revenues", {year(number): 10.0}))
    edgar.add("HLF", told)
    found = statement("HLF", "income_statement", "quarterly")
    assert found.figures["TotalRevenue"] == (6, 4, 6, 4)
    assert found.notes == ("Each of the periods has 6 months, not 3.",)
    assert found.sources["TotalRevenue"][0].computed == "the year less six months"


def test_a_short_year_is_named(edgar):
    told = Told(9, "Young Inc.")
    told.file("10-K", "2024-02-20", flows("Revenues", {year(2023): 10.0, ("2022-05-01", "2022-12-31"): 5.0}))
    edgar.add("YNG", told)
    found = statement("YNG", "income_statement")
    assert found.figures["TotalRevenue"] == (10, 5)
    assert found.notes == ("The period to 2022-12-31 has 8 months, not 12.",)


def test_figures_from_before_a_split_are_named(acme):
    names = ("WeightedAverageNumberOfDilutedSharesOutstanding shares", "EarningsPerShareDiluted USD/shares")
    for number, factor in ((2021, 1), (2022, 1), (2023, 1), (2024, 4)):
        spans = {
            name: {year(one): amount for one in (number - 1, number)}
            for name, amount in zip(names, (100.0 * factor, 8.0 / factor), strict=True)
        }
        acme.file("10-K", f"{number + 1}-02-21", spans)
    found = statement("ACME", "income_statement", years=4)
    assert found.figures["DilutedEPS"] == (2, 2, 8, 8)
    assert found.notes == (
        "Shares and figures per share up to 2022-12-31 are as they were before the split of 4:1 if no later "
        "report restates them; newer ones are adjusted for it.",
    )
    assert statement("ACME", "income_statement", years=2).notes == ()


def test_an_unknown_symbol(acme):
    with pytest.raises(UnknownSymbol):
        statement("NOPE", "income_statement")


def test_without_figures_of_that_kind(acme):
    with pytest.raises(NoSuchStatement, match="no figures in USD for a cash flow"):
        statement("ACME", "cash_flow")


# What these companies report, as their reports have it (millions; per share in dollars).
KNOWN = {
    "AAPL": (
        320193,
        [
            ("SalesRevenueNet", "2014-09-28", "2015-09-26", 233_715),
            ("NetIncomeLoss", "2014-09-28", "2015-09-26", 53_394),
            ("OperatingIncomeLoss", "2014-09-28", "2015-09-26", 71_230),
            ("RevenueFromContractWithCustomerExcludingAssessedTax", "2023-10-01", "2024-09-28", 391_035),
            ("NetIncomeLoss", "2023-10-01", "2024-09-28", 93_736),
            ("OperatingIncomeLoss", "2023-10-01", "2024-09-28", 123_216),
        ],
        {
            "TotalRevenue": {"2024-09-28": 391_035, "2015-09-26": 233_715},
            "NetIncome": {"2024-09-28": 93_736, "2015-09-26": 53_394},
            "OperatingIncome": {"2024-09-28": 123_216, "2015-09-26": 71_230},
        },
    ),
    "NVDA": (
        1045810,
        [
            ("Revenues", "2024-01-29", "2025-01-26", 130_497),
            ("Revenues", "2023-01-30", "2024-01-28", 60_922),
            ("NetIncomeLoss", "2024-01-29", "2025-01-26", 72_880),
            ("NetIncomeLoss", "2023-01-30", "2024-01-28", 29_760),
        ],
        {
            "TotalRevenue": {"2025-01-26": 130_497, "2024-01-28": 60_922},
            "NetIncome": {"2025-01-26": 72_880, "2024-01-28": 29_760},
        },
    ),
    "SNOW": (
        1640147,
        [
            ("RevenueFromContractWithCustomerExcludingAssessedTax", "2023-02-01", "2024-01-31", 2806.489),
            ("NetIncomeLoss", "2023-02-01", "2024-01-31", -836.097),
            ("ProfitLoss", "2023-02-01", "2024-01-31", -837.99),
        ],
        {"TotalRevenue": {"2024-01-31": 2806.489}, "NetIncome": {"2024-01-31": -836.097}},
    ),
}


@pytest.mark.parametrize("symbol", KNOWN)
def test_well_known_figures(edgar, symbol):
    cik, told, expected = KNOWN[symbol]
    company = edgar.add(symbol, Told(cik, symbol))
    for concept, start, end, value in told:
        filed = f"{end[:4]}-12-01" if end[5:7] != "12" else f"{int(end[:4]) + 1}-02-01"
        company.file("10-K", filed, {concept: {(start, end): value * 1_000_000}})
    found = statement(symbol, "income_statement")
    for line, values in expected.items():
        row = dict(zip(map(str, found.periods), found.figures[line], strict=True))
        assert {end: row[end] for end in values} == {end: value * 1_000_000 for end, value in values.items()}


def test_a_statement_can_be_written_as_json(acme):
    figures = statement("ACME", "income_statement").figures
    assert (
        json.loads(json.dumps({line: list(row) for line, row in figures.items()}))["TotalRevenue"][0] == 8106
    )


def test_quarter_and_nine_months_of_the_same_day(acme):
    """What careless readers serve for the third quarter: nine months, or the quarter of the year before."""
    told = statement("ACME", "income_statement", "quarterly", years=1)
    row = dict(zip(told.periods, told.figures["TotalRevenue"], strict=True))
    source = told.sources["TotalRevenue"][told.periods.index(date(2024, 9, 30))]
    assert row[date(2024, 9, 30)] == AMOUNTS[2024][2]
    assert (source.start.isoformat(), source.end.isoformat()) == quarter(2024, 3)
