"""Six companies of different kinds, as raw lines: oldest year first, in millions, shares in millions.

`TRAILING` and `QUARTERLY` of the industrial end later than its last fiscal year.
"""

from dataclasses import dataclass, field
from typing import Any

from tests.support.yahoo_companies import Company

Lines = dict[str, tuple[float | None, ...]]
PER_SHARE = ("DilutedEPS",)


@dataclass(frozen=True)
class Raw:
    """What is known of a company. `shares` are the listed ones; `rate` units of `reports_in` are a dollar.

    `per_share` says whether a listed share is one share of the statements; `kind` what it is.
    """

    symbol: str
    kind: str
    sector: str
    industry: str
    close: float
    shares: float
    years: Lines
    trailing: Lines = field(default_factory=dict)
    quarterly: Lines = field(default_factory=dict)
    reports_in: str = "USD"
    rate: float = 1.0
    per_share: bool = True

    def listed(self) -> Company:
        """As Yahoo tells it, in whole units."""
        modules: dict[str, Any] = {"assetProfile": {"sector": self.sector, "industry": self.industry}}
        return Company(
            self.symbol,
            f"{self.symbol} Corporation",
            last_close=self.close,
            reports_in=self.reports_in,
            figures=whole(self.years),
            trailing=whole(self.trailing),
            quarterly=whole(self.quarterly),
            quote={"marketCap": self.close * self.shares * 1e6, "sharesOutstanding": self.shares * 1e6},
            modules=modules,
        )


def whole(lines: Lines) -> Any:
    return {
        name: tuple(None if one is None else one * (1 if name in PER_SHARE else 1e6) for one in row)
        for name, row in lines.items()
    }


INDUSTRIAL = Raw(
    symbol="FRGE",
    kind="operating",
    sector="Industrials",
    industry="Specialty Industrial Machinery",
    close=84.5,
    shares=412,
    years={
        "TotalRevenue": (14_210, 15_034, 16_388),
        "CostOfRevenue": (8_812, 9_171, 9_906),
        "GrossProfit": (5_398, 5_863, 6_482),
        "OperatingIncome": (2_107, 2_391, 2_744),
        "EBIT": (2_171, 2_448, 2_809),
        "EBITDA": (2_790, 3_117, 3_541),
        "InterestExpense": (218, 231, 244),
        "InterestIncome": (41, 57, 65),
        "InterestPaidSupplementalData": (209, 225, 238),
        "PretaxIncome": (1_953, 2_217, 2_565),
        "TaxProvision": (434, 481, 549),
        "NetIncome": (1_494, 1_708, 1_986),
        "PreferredStockDividends": (18, 18, 18),
        "NetIncomeCommonStockholders": (1_476, 1_690, 1_968),
        "DilutedEPS": (3.50, 4.05, 4.76),
        "BasicAverageShares": (417, 413, 410),
        "DilutedAverageShares": (421.7, 417.3, 413.4),
        "OperatingCashFlow": (2_208, 2_455, 2_790),
        "CapitalExpenditure": (-702, -745, -811),
        "FreeCashFlow": (1_506, 1_710, 1_979),
        "StockBasedCompensation": (143, 151, 162),
        "CashDividendsPaid": (-520, -561, -602),
        "TotalAssets": (21_450, 22_380, 23_910),
        "CurrentAssets": (7_340, 7_702, 8_345),
        "AccountsReceivable": (2_215, 2_340, 2_561),
        "CashCashEquivalentsAndShortTermInvestments": (1_830, 1_914, 2_120),
        "CurrentLiabilities": (4_610, 4_802, 5_077),
        "CurrentDebt": (610, 580, 640),
        "LongTermDebt": (4_890, 4_940, 5_010),
        "CapitalLeaseObligations": (405, 411, 420),
        "TotalDebt": (5_905, 5_931, 6_070),
        "StockholdersEquity": (9_205, 9_870, 10_742),
        "PreferredStockEquity": (300, 300, 300),
        "CommonStockEquity": (8_905, 9_570, 10_442),
        "MinorityInterest": (212, 226, 241),
        "InvestedCapital": (14_405, 15_090, 16_092),
        "InvestmentinFinancialAssets": (350, 372, 398),
        "OrdinarySharesNumber": (419, 415, 412),
    },
    trailing={
        "TotalRevenue": (16_540, 16_712, 16_905),
        "CostOfRevenue": (9_990, 10_080, 10_170),
        "GrossProfit": (6_550, 6_632, 6_735),
        "OperatingIncome": (2_780, 2_821, 2_874),
        "EBIT": (2_846, 2_889, 2_941),
        "EBITDA": (3_590, 3_644, 3_702),
        "InterestExpense": (246, 249, 251),
        "InterestIncome": (66, 67, 70),
        "InterestPaidSupplementalData": (240, 243, 247),
        "PretaxIncome": (2_600, 2_640, 2_690),
        "TaxProvision": (556, 566, 580),
        "NetIncome": (2_013, 2_042, 2_077),
        "PreferredStockDividends": (18, 18, 18),
        "NetIncomeCommonStockholders": (1_995, 2_024, 2_059),
        "DilutedEPS": (4.83, 4.90, 4.98),
        "BasicAverageShares": (410, 409.5, 409.2),
        "DilutedAverageShares": (413.2, 413.0, 412.9),
        "OperatingCashFlow": (2_830, 2_858, 2_921),
        "CapitalExpenditure": (-820, -828, -839),
        "FreeCashFlow": (2_010, 2_030, 2_082),
        "StockBasedCompensation": (164, 166, 169),
        "CashDividendsPaid": (-612, -622, -633),
    },
    quarterly={
        "TotalAssets": (24_050, 24_180, 24_400),
        "CashCashEquivalentsAndShortTermInvestments": (2_180, 2_205, 2_260),
        "CurrentDebt": (640, 615, 600),
        "LongTermDebt": (5_020, 5_020, 5_060),
        "CapitalLeaseObligations": (421, 424, 427),
        "TotalDebt": (6_081, 6_059, 6_087),
        "StockholdersEquity": (10_900, 11_080, 11_310),
        "PreferredStockEquity": (300, 300, 300),
        "CommonStockEquity": (10_600, 10_780, 11_010),
        "MinorityInterest": (243, 246, 249),
        "InvestmentinFinancialAssets": (401, 405, 410),
        "OrdinarySharesNumber": (412, 412, 412),
    },
)

BANK = Raw(
    symbol="HRBR",
    kind="bank",
    sector="Financial Services",
    industry="Banks - Regional",
    close=41.2,
    shares=905,
    years={
        "TotalRevenue": (8_930, 9_410, 9_866),
        "NetInterestIncome": (6_210, 6_492, 6_730),
        "InterestIncome": (10_050, 11_900, 12_310),
        "InterestExpense": (3_840, 5_408, 5_580),
        "PretaxIncome": (3_015, 3_240, 3_462),
        "TaxProvision": (640, 690, 741),
        "NetIncome": (2_375, 2_550, 2_721),
        "NetIncomeCommonStockholders": (2_255, 2_430, 2_601),
        "DilutedEPS": (2.45, 2.66, 2.87),
        "DilutedAverageShares": (920, 913, 906),
        "OperatingCashFlow": (3_100, -410, 2_950),
        "FreeCashFlow": (3_100, -410, 2_950),
        "CashDividendsPaid": (-1_010, -1_060, -1_120),
        "TotalAssets": (204_000, 211_500, 219_300),
        "NetLoan": (121_000, 126_000, 131_500),
        "CashCashEquivalentsAndShortTermInvestments": (18_400, 17_900, 19_050),
        "TotalDebt": (22_100, 23_050, 23_900),
        "StockholdersEquity": (20_400, 21_350, 22_700),
        "PreferredStockEquity": (2_000, 2_000, 2_000),
        "CommonStockEquity": (18_400, 19_350, 20_700),
        "OrdinarySharesNumber": (918, 911, 905),
    },
)

INSURER = Raw(
    symbol="SHLD",
    kind="insurer",
    sector="Financial Services",
    industry="Insurance - Property & Casualty",
    close=233.0,
    shares=168,
    years={
        "TotalRevenue": (31_200, 33_950, 36_740),
        "NetPolicyholderBenefitsAndClaims": (21_900, 23_100, 24_800),
        "InterestExpense": (330, 338, 351),
        "PretaxIncome": (3_105, 3_870, 4_412),
        "TaxProvision": (605, 748, 857),
        "NetIncome": (2_500, 3_122, 3_555),
        "DilutedEPS": (14.40, 18.20, 20.93),
        "DilutedAverageShares": (173.6, 171.5, 169.9),
        "OperatingCashFlow": (5_620, 6_330, 7_010),
        "FreeCashFlow": (5_620, 6_330, 7_010),
        "CashDividendsPaid": (-690, -712, -741),
        "TotalAssets": (110_300, 117_000, 124_900),
        "CashCashEquivalentsAndShortTermInvestments": (5_010, 5_320, 5_890),
        "TotalDebt": (7_290, 7_310, 8_030),
        "StockholdersEquity": (21_800, 24_050, 26_790),
        "OrdinarySharesNumber": (172, 170, 168),
    },
)

REIT = Raw(
    symbol="MALL",
    kind="reit",
    sector="Real Estate",
    industry="REIT - Retail",
    close=57.3,
    shares=640,
    years={
        "TotalRevenue": (3_620, 3_811, 4_044),
        "CostOfRevenue": (910, 948, 1_002),
        "GrossProfit": (2_710, 2_863, 3_042),
        "OperatingIncome": (1_450, 1_522, 1_641),
        "EBIT": (1_530, 1_598, 1_722),
        "EBITDA": (2_560, 2_671, 2_844),
        "InterestExpense": (610, 655, 702),
        "PretaxIncome": (920, 943, 1_020),
        "TaxProvision": (12, 14, 15),
        "NetIncome": (880, 899, 972),
        "DilutedEPS": (1.40, 1.42, 1.52),
        "BasicAverageShares": (627, 632, 638),
        "DilutedAverageShares": (628.5, 633.4, 639.6),
        "OperatingCashFlow": (1_905, 1_988, 2_110),
        "DepreciationAndAmortization": (1_030, 1_073, 1_122),
        "GainLossOnSaleOfPPE": (35, 20, 48),
        "CapitalExpenditure": (-640, -702, -735),
        "FreeCashFlow": (1_265, 1_286, 1_375),
        "CashDividendsPaid": (-1_180, -1_240, -1_305),
        "TotalAssets": (31_200, 32_600, 34_050),
        "AccountsReceivable": (310, 325, 342),
        "CashCashEquivalentsAndShortTermInvestments": (420, 388, 455),
        "CurrentDebt": (900, 850, 950),
        "LongTermDebt": (15_300, 16_150, 16_900),
        "TotalDebt": (16_200, 17_000, 17_850),
        "StockholdersEquity": (12_900, 13_050, 13_300),
        "MinorityInterest": (410, 405, 398),
        "InvestedCapital": (29_100, 30_050, 31_150),
        "OrdinarySharesNumber": (630, 635, 640),
    },
)

RECEIPT = Raw(
    symbol="KOGX",
    kind="operating",
    sector="Technology",
    industry="Electronic Components",
    close=62.4,
    shares=310,
    reports_in="JPY",
    rate=150.0,
    per_share=False,  # four shares of the statements are one receipt
    years={
        "TotalRevenue": (2_310_000, 2_455_000, 2_612_000),
        "CostOfRevenue": (1_540_000, 1_610_000, 1_690_000),
        "GrossProfit": (770_000, 845_000, 922_000),
        "OperatingIncome": (298_000, 331_000, 379_000),
        "EBIT": (301_000, 335_000, 382_000),
        "EBITDA": (455_000, 495_000, 548_000),
        "InterestExpense": (6_200, 6_900, 7_500),
        "InterestReceivedCFI": (9_100, 12_400, 15_800),
        "InterestPaidCFF": (-6_100, -6_700, -7_300),
        "PretaxIncome": (304_000, 340_500, 390_400),
        "TaxProvision": (79_000, 90_300, 103_100),
        "NetIncome": (222_000, 247_300, 284_000),
        "DilutedEPS": (176.2, 198.0, 229.0),
        "BasicAverageShares": (1_258, 1_247, 1_239),
        "DilutedAverageShares": (1_259.5, 1_249, 1_241.4),
        "OperatingCashFlow": (352_000, 381_000, 428_000),
        "CapitalExpenditure": (-171_000, -183_000, -196_000),
        "FreeCashFlow": (181_000, 198_000, 232_000),
        "CashDividendsPaid": (-58_000, -64_000, -72_000),
        "TotalAssets": (3_820_000, 3_990_000, 4_210_000),
        "CurrentAssets": (1_905_000, 2_010_000, 2_150_000),
        "AccountsReceivable": (498_000, 520_000, 551_000),
        "CashCashEquivalentsAndShortTermInvestments": (720_000, 785_000, 874_000),
        "CurrentLiabilities": (760_000, 790_000, 815_000),
        "TotalDebt": (520_000, 505_000, 488_000),
        "StockholdersEquity": (2_310_000, 2_440_000, 2_610_000),
        "InvestedCapital": (2_830_000, 2_945_000, 3_098_000),
        "MinorityInterest": (31_000, 33_000, 35_500),
        "AvailableForSaleSecurities": (205_000, 211_000, 224_000),
        "OrdinarySharesNumber": (1_255, 1_244, 1_240),
    },
)

LOSS_MAKER = Raw(
    symbol="CLWD",
    kind="operating",
    sector="Technology",
    industry="Software - Application",
    close=38.1,
    shares=290,
    years={
        "TotalRevenue": (1_120, 1_402, 1_731),
        "CostOfRevenue": (330, 398, 470),
        "GrossProfit": (790, 1_004, 1_261),
        "OperatingIncome": (-290, -241, -170),
        "EBIT": (-281, -230, -158),
        "EBITDA": (-210, -152, -72),
        "InterestExpense": (21, 22, 22),
        "InterestIncome": (30, 38, 41),
        "PretaxIncome": (-302, -252, -180),
        "TaxProvision": (8, 10, 12),
        "NetIncome": (-310, -262, -192),
        "DilutedEPS": (-1.13, -0.93, -0.67),
        "BasicAverageShares": (274, 281, 287),
        "DilutedAverageShares": (274, 281, 287),
        "OperatingCashFlow": (95, 171, 268),
        "CapitalExpenditure": (-32, -38, -44),
        "FreeCashFlow": (63, 133, 224),
        "StockBasedCompensation": (301, 338, 360),
        "TotalAssets": (3_050, 3_190, 3_400),
        "CurrentAssets": (1_705, 1_830, 2_010),
        "AccountsReceivable": (260, 318, 385),
        "CashCashEquivalentsAndShortTermInvestments": (1_210, 1_265, 1_360),
        "CurrentLiabilities": (705, 830, 972),
        "TotalDebt": (1_150, 1_152, 1_154),
        "StockholdersEquity": (1_010, 980, 990),
        "InvestedCapital": (2_160, 2_132, 2_144),
        "OrdinarySharesNumber": (277, 284, 290),
    },
)

ALL = (INDUSTRIAL, BANK, INSURER, REIT, RECEIPT, LOSS_MAKER)
