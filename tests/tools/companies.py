"""Companies with statements full enough for ratios."""

from dataclasses import replace

from tests.support.yahoo_companies import DOLLAR, PENCE, Company

FIGURES = {
    "TotalRevenue": (800e6, 900e6, 1000e6),
    "CostOfRevenue": (480e6, 540e6, 600e6),
    "GrossProfit": (320e6, 360e6, 400e6),
    "OperatingIncome": (120e6, 150e6, 200e6),
    "EBIT": (120e6, 150e6, 200e6),
    "EBITDA": (150e6, 180e6, 250e6),
    "InterestExpense": (10e6, 10e6, 10e6),
    "PretaxIncome": (110e6, 140e6, 190e6),
    "TaxProvision": (22e6, 28e6, 38e6),
    "NetIncome": (88e6, 112e6, 152e6),
    "DilutedEPS": (0.88, 1.12, 1.52),
    "DilutedAverageShares": (100e6, 100e6, 100e6),
    "OperatingCashFlow": (130e6, 150e6, 190e6),
    "CapitalExpenditure": (-50e6, -50e6, -70e6),
    "FreeCashFlow": (80e6, 100e6, 120e6),
    "CashDividendsPaid": (-30e6, -35e6, -40e6),
    "TotalAssets": (1000e6, 1100e6, 1200e6),
    "CurrentAssets": (300e6, 330e6, 400e6),
    "AccountsReceivable": (80e6, 90e6, 100e6),
    "CashCashEquivalentsAndShortTermInvestments": (100e6, 120e6, 150e6),
    "CurrentLiabilities": (200e6, 210e6, 250e6),
    "TotalDebt": (300e6, 300e6, 300e6),
    "StockholdersEquity": (400e6, 480e6, 560e6),
    "InvestedCapital": (700e6, 780e6, 860e6),
    "OrdinarySharesNumber": (100e6, 100e6, 100e6),
}

SOUND = replace(
    DOLLAR,
    symbol="SND",
    name="Sound Industries Inc.",
    last_close=30.0,
    figures=FIGURES,
    quote={"marketCap": 3e9},
)
BRITISH = replace(
    PENCE,
    symbol="BRI.L",
    name="British Works plc",
    last_close=2400.0,
    figures=FIGURES,
    reports_in="GBP",
    quote={"marketCap": 2.4e9, "sharesOutstanding": 100e6},
)
MINER = replace(BRITISH, symbol="MNR.L", name="Overseas Mining plc", reports_in="USD")
INDIAN = replace(
    SOUND,
    symbol="SOFT.NS",
    name="Softworks Ltd",
    exchange="NSE",
    currency="INR",
    last_close=2500.0,
    reports_in="USD",
    quote={"marketCap": 250e9},
)
BANK = replace(
    SOUND,
    symbol="BNK",
    name="First Bank",
    figures={
        name: row
        for name, row in {**FIGURES, "InterestExpense": (300e6, 300e6, 300e6)}.items()
        if name
        not in (
            "CostOfRevenue",
            "GrossProfit",
            "OperatingIncome",
            "EBIT",
            "EBITDA",
            "CurrentAssets",
            "CurrentLiabilities",
        )
    },
)
UNDER_WATER = replace(
    SOUND,
    symbol="NEG",
    name="Negative Equity Inc.",
    figures={**FIGURES, "StockholdersEquity": (50e6, -20e6, -80e6)},
)
SPLIT = replace(SOUND, symbol="SPLT", name="Split Inc.", last_close=7.5)
RECEIPT = replace(
    SOUND,
    symbol="ADR",
    name="Overseas Chips ADR",
    last_close=150.0,
    reports_in="TWD",
    quote={"marketCap": 3e9},
)
JUNE = replace(
    SOUND, symbol="JUN", name="Midyear Corporation", periods=("2023-06-30", "2024-06-30", "2025-06-30")
)
ALL = (SOUND, BRITISH, MINER, INDIAN, BANK, UNDER_WATER, SPLIT, RECEIPT, JUNE)


def rate(pair: str, close: float) -> Company:
    return replace(
        DOLLAR,
        symbol=f"{pair}=X",
        name=pair,
        type="CURRENCY",
        currency=pair[3:],
        last_close=close,
        figures={},
        gaps=(),
    )


def listed(yahoo) -> None:
    for company in (
        *ALL,
        rate("GBPUSD", 1.25),
        rate("INRUSD", 0.012),
        rate("USDTWD", 30.0),
        rate("USDGBP", 0.8),
    ):
        yahoo.companies[company.symbol] = company
