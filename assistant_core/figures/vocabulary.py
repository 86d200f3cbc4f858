"""The names of lines and ratios in answers, in English and Korean, and which facts each may mean.

A row reads: the facts' names | English words | Korean words. Of words that overlap the longest count. English words may be
in the plural; any line's own name in words ("other short term investments") is understood without being listed.
"""

import re
from functools import cache

# fmt: off
_ROWS = """
TotalRevenue OperatingRevenue | revenue, net sales, sales, total revenue, total net sales, turnover, top line, net revenue, revenues | 매출, 매출액, 총매출, 영업수익, 수익
CostOfRevenue | cost of sales, cost of revenue, cost of goods sold, COGS | 매출원가
GrossProfit | gross profit, gross income | 매출총이익, 매출 총이익
ResearchAndDevelopment | R&D, research and development, R&D spending, R&D expense, research & development | 연구개발비, 연구 개발비, R&D
SellingGeneralAndAdministration | SG&A, selling general and administrative, selling, general and administrative | 판매관리비, 판관비
OperatingExpense | operating expense, operating costs, opex, operating expenses | 영업비용
OperatingIncome TotalOperatingIncomeAsReported EBIT | operating income, operating profit, income from operations, EBIT | 영업이익, 영업손익
-OperatingIncome | operating loss | 영업손실, 영업적자
EBITDA NormalizedEBITDA | EBITDA, adjusted EBITDA | EBITDA, 상각전영업이익, 상각전 영업이익
InterestExpense | interest expense, interest cost, interest costs | 이자비용, 이자 비용
InterestIncome | interest income | 이자수익
PretaxIncome | pretax income, pre-tax income, income before tax, profit before tax, pretax profit, pre-tax profit | 세전이익, 세전 이익, 법인세차감전순이익
TaxProvision | tax provision, income tax, taxes, provision for income taxes, tax expense | 법인세, 법인세비용
NetIncome NetIncomeCommonStockholders | net income, net profit, net earnings, bottom line, profit after tax, earnings, profit, earned, profits | 순이익, 당기순이익, 순익, 이익, 순손익
-NetIncome | net loss, loss, losses, lost | 순손실, 당기순손실, 손실
DilutedEPS BasicEPS NormalizedEPS eps_actual | EPS, earnings per share, diluted EPS, diluted earnings per share, earnings a share, profit per share | 주당순이익, EPS, 주당 순이익, 희석주당순이익, 희석 주당순이익, 희석 EPS
BasicEPS | basic EPS, basic earnings per share | 기본주당순이익, 기본 EPS, 기본 주당순이익
eps_estimate eps_average | EPS estimate, expected EPS, estimated EPS, consensus EPS, consensus estimate, EPS consensus | EPS 추정치, 예상 EPS, EPS 컨센서스
revenue_average | revenue estimate, expected revenue, estimated revenue, revenue consensus | 매출 추정치, 예상 매출, 매출 전망치
surprise_percent | surprise, earnings surprise | 서프라이즈, 어닝 서프라이즈
DividendPerShare amount dividends_by_year dividend | dividend, dividends, dividend per share, dividends per share, quarterly dividend, payout per share | 배당금, 주당배당금, 주당 배당금, 배당, 분기 배당, 분기배당
CashDividendsPaid CommonStockDividendPaid | dividends paid, cash dividends, dividend payments, paid in dividends, in dividends | 배당금 지급, 배당 지급액, 배당금 지급액, 현금배당
RepurchaseOfCapitalStock | share repurchases, bought back, buying back, buybacks, buyback, share buybacks, stock buybacks, repurchase, repurchases, repurchased, stock repurchases | 자사주 매입, 자사주매입, 자사주 매입액
shareholder_returns | shareholder returns, returned, returned to shareholders, capital returns, buybacks and dividends, dividends and buybacks | 주주환원, 주주 환원, 주주환원액
BasicAverageShares DilutedAverageShares OrdinarySharesNumber ShareIssued shares_outstanding diluted | shares outstanding, share count, diluted shares, shares in issue, weighted average shares, shares | 발행주식수, 주식수, 유통주식수, 발행 주식 수, 주식 수, 희석주식수, 희석 주식 수

TotalAssets | total assets, assets | 총자산, 자산총계, 자산 총계, 자산
CurrentAssets | current assets | 유동자산
TotalNonCurrentAssets | non-current assets, noncurrent assets | 비유동자산
CashAndCashEquivalents | cash and cash equivalents, cash & equivalents, cash and equivalents | 현금및현금성자산, 현금 및 현금성자산, 현금성자산, 현금성 자산
CashAndCashEquivalents CashCashEquivalentsAndShortTermInvestments | cash, cash position, cash balance, cash pile | 현금, 보유 현금, 현금 보유액
CashCashEquivalentsAndShortTermInvestments | cash and short-term investments, cash and short term investments, with short-term investments, including short-term investments, cash and marketable securities, cash plus short-term investments, cash, equivalents and short-term investments, cash incl. short-term investments | 현금 및 단기투자, 현금 및 단기투자자산, 단기투자 포함, 현금과 단기투자, 현금·단기투자
OtherShortTermInvestments | short-term investments, marketable securities | 단기투자, 단기투자자산, 단기금융상품
AccountsReceivable Receivables | accounts receivable, receivables, trade receivables | 매출채권
Inventory | inventory, inventories | 재고, 재고자산
NetPPE | property, plant and equipment, PP&E, PPE | 유형자산
Goodwill | goodwill | 영업권
TotalLiabilitiesNetMinorityInterest | total liabilities, liabilities | 총부채, 부채총계, 부채 총계, 부채
CurrentLiabilities | current liabilities | 유동부채
TotalNonCurrentLiabilitiesNetMinorityInterest | non-current liabilities, long-term liabilities | 비유동부채
AccountsPayable Payables | accounts payable, payables | 매입채무
CurrentDebt CurrentDebtAndCapitalLeaseObligation | current debt, short-term debt, short-term borrowings | 단기차입금
LongTermDebt LongTermDebtAndCapitalLeaseObligation | long-term debt, long term debt | 장기차입금, 장기부채, 장기 부채
TotalDebt | total debt, debt, borrowings, gross debt | 총차입금, 차입금, 총 차입금, 부채, 총부채, 빚
NetDebt net_debt | net debt | 순차입금, 순부채, 순 부채
net_cash | net cash, net cash position | 순현금, 순 현금
StockholdersEquity CommonStockEquity TotalEquityGrossMinorityInterest | equity, shareholders' equity, stockholders' equity, shareholder equity, stockholder equity, book value, shareholders equity, stockholders equity, total equity, shareholders’ equity | 자기자본, 자본총계, 자본, 순자산, 주주지분, 자본 총계
RetainedEarnings | retained earnings, accumulated deficit | 이익잉여금, 결손금
WorkingCapital | working capital | 운전자본, 순운전자본
InvestedCapital | invested capital | 투하자본

OperatingCashFlow | operating cash flow, cash flow from operations, cash from operations, cash flow from operating activities, operating cash, CFO, OCF | 영업활동현금흐름, 영업현금흐름, 영업활동 현금흐름, 영업 현금흐름
CapitalExpenditure | capital expenditure, capital expenditures, capex, capital spending | 자본적지출, 자본적 지출, 설비투자, 자본지출, CAPEX, 시설투자
FreeCashFlow | free cash flow, FCF | 잉여현금흐름, 잉여 현금흐름, FCF, 프리캐시플로
InvestingCashFlow | investing cash flow, cash flow from investing, investing activities | 투자활동현금흐름, 투자활동 현금흐름, 투자현금흐름
FinancingCashFlow | financing cash flow, cash flow from financing, financing activities | 재무활동현금흐름, 재무활동 현금흐름, 재무현금흐름
StockBasedCompensation | stock-based compensation, share-based compensation, stock compensation | 주식보상비용, 주식기준보상
DepreciationAndAmortization ReconciledDepreciation DepreciationAmortizationDepletion | depreciation and amortization, depreciation, D&A | 감가상각비, 감가상각

gross_margin | gross margin, gross profit margin | 매출총이익률, 매출 총이익률, 총이익률, 총마진
operating_margin | operating margin, operating profit margin, EBIT margin | 영업이익률, 영업 이익률
net_margin | net margin, net profit margin, net income margin, profit margin | 순이익률, 순이익율, 당기순이익률
free_cash_flow_margin | free cash flow margin, FCF margin, free-cash-flow margin | 잉여현금흐름 마진, 잉여현금흐름률, FCF 마진, 잉여현금흐름마진
ebitda_margin | EBITDA margin | EBITDA 마진
pretax_margin | pretax margin, pre-tax margin | 세전이익률
operating_cash_flow_margin | operating cash flow margin | 영업현금흐름 마진
return_on_equity | return on equity, ROE | 자기자본이익률, ROE, 자기자본 이익률
return_on_assets | return on assets, ROA | 총자산이익률, ROA
return_on_invested_capital | return on invested capital, ROIC, return on capital | 투하자본이익률, ROIC, 투하자본수익률
debt_to_equity | debt to equity, debt/equity, debt-to-equity, debt-to-equity ratio, debt/equity ratio, D/E, D/E ratio, leverage ratio | 차입금/자기자본, 차입금비율, 차입금 비율, 부채비율, D/E
liabilities_to_equity | liabilities to equity, liabilities/equity | 부채비율
liabilities_to_assets | liabilities to assets, liabilities/assets | 자산 대비 부채
equity_ratio | equity ratio | 자기자본비율, 자기자본 비율
debt_to_assets | debt to assets, debt/assets, debt-to-assets | 차입금의존도
net_debt_to_ebitda | net debt/EBITDA, net debt to EBITDA, net-debt-to-EBITDA | 순차입금/EBITDA, 순차입금 대비 EBITDA
interest_coverage | interest coverage, times interest earned, interest cover | 이자보상배율, 이자보상비율
current_ratio | current ratio | 유동비율
quick_ratio | quick ratio, acid-test ratio | 당좌비율
cash_ratio | cash ratio | 현금비율
cash_conversion | cash conversion, cash conversion ratio | 현금전환율, 현금 전환율, 현금전환
payout_ratio | paid out, payout ratio, dividend payout ratio | 배당성향
effective_tax_rate TaxRateForCalcs | effective tax rate, tax rate | 유효세율, 세율
asset_turnover | asset turnover | 자산회전율
revenue_growth | revenue growth, sales growth, top-line growth | 매출 성장률, 매출 증가율, 매출성장률, 매출증가율, 매출액 증가율
net_income_growth | net income growth, earnings growth, profit growth | 순이익 증가율, 순이익 성장률, 순이익증가율, 순이익성장률
eps_growth | EPS growth | EPS 증가율, EPS 성장률, 주당순이익 증가율, 주당순이익 성장률
operating_income_growth | operating income growth, operating profit growth | 영업이익 증가율, 영업이익 성장률
free_cash_flow_growth | free cash flow growth, FCF growth | 잉여현금흐름 증가율, FCF 증가율
revenue_per_share | revenue per share, sales per share | 주당매출액, 주당 매출
book_value_per_share | book value per share, BVPS | 주당순자산, BPS, 주당 순자산
free_cash_flow_per_share | free cash flow per share, FCF per share | 주당 잉여현금흐름
cash_per_share | cash per share | 주당 현금
net_cash_per_share | net cash per share | 주당 순현금

price_to_earnings | price to earnings, price-to-earnings, P/E, PE, PER, price/earnings, P/E ratio, earnings multiple, trailing P/E, PE ratio, price-earnings, price-to-earnings ratio, times earnings, x earnings, x trailing earnings, times trailing earnings | PER, 주가수익비율, P/E
price_to_sales | price to sales, price-to-sales, P/S, PSR, price/sales, times sales, x sales, times revenue, x revenue, P/S ratio | PSR, 주가매출비율, P/S
price_to_book | price to book, price-to-book, P/B, PBR, price/book, times book value, x book, times book, P/B ratio, x book value, price-to-book ratio | PBR, 주가순자산비율, P/B
price_to_free_cash_flow | price to free cash flow, price-to-free-cash-flow, P/FCF, price/free cash flow, times free cash flow, x free cash flow | P/FCF, 주가잉여현금흐름비율, PFCR
enterprise_value_to_ebitda | EV/EBITDA, enterprise value to EBITDA, enterprise value/EBITDA, EV to EBITDA, x EBITDA, times EBITDA, EV-to-EBITDA | EV/EBITDA
enterprise_value_to_sales | EV/sales, EV/revenue, enterprise value to sales, EV to sales, enterprise value/sales, EV-to-sales | EV/매출, EV/Sales
free_cash_flow_yield | free cash flow yield, FCF yield, free-cash-flow yield | 잉여현금흐름 수익률, FCF 수익률, 잉여현금흐름수익률
dividend_yield yield_percent | dividend yield, yield, yields, trailing yield | 배당수익률, 배당 수익률, 시가배당률
earnings_yield | earnings yield | 이익수익률, 이익 수익률
forward_pe | forward P/E, forward PE, forward earnings, x forward earnings, times forward earnings | 선행 PER, 선행PER, 예상 PER
peg | PEG, PEG ratio | PEG
market_cap | market cap, market capitalization, market capitalisation, market value | 시가총액, 시총
enterprise_value | enterprise value, EV | 기업가치, EV

price | shares at, stock at, current price, close, closed, last close, closing price, share price, stock price, price, shares closed, stock closed, trades, traded, trading, stock, quote, quoted | 주가, 종가, 현재가, 가격, 현재 주가, 마감
open | opening price, opened at | 시가
price_high day_high high | high, peak, highest close, highest, top | 고가, 최고가, 고점, 최고
price_low day_low low | low, trough, lowest close, lowest, bottom | 저가, 최저가, 저점, 최저
year_high | 52-week high, one-year high, year high, 52 week high | 52주 최고가, 52주 고가, 52주 신고가, 52주 최고
year_low | 52-week low, one-year low, year low, 52 week low | 52주 최저가, 52주 저가, 52주 최저
price_high price_low day_high day_low high low year_high year_low | range, 52-week range, trading range, price range, ranged | 범위, 52주 범위, 변동 범위, 등락 범위
previous_close | previous close, prior close | 전일 종가, 전일종가
volume | volume, trading volume | 거래량
average_volume | average volume | 평균 거래량
price_change change_percent change price | price change, price move, share price change | 주가 변동, 주가 상승률, 주가 등락률, 등락률
employees | employees, staff, workforce, headcount | 직원, 임직원, 종업원, 직원 수

discount_rate | discount rate, discount, WACC, cost of capital, required return | 할인율, 가중평균자본비용
terminal_growth | terminal growth, terminal growth rate, perpetual growth, perpetuity growth, long-term growth | 영구성장률, 영구 성장률, 터미널 성장률
growth_assumption | assumed to change, assumed to grow, assumed to shrink, growth rate, growth assumption, assumed growth, near-term growth, growth of free cash flow, free cash flow growth rate, cash flow growth | 성장률 가정, 성장 가정, 가정 성장률, 성장률
base_free_cash_flow | base free cash flow, starting free cash flow, base cash flow | 기준 잉여현금흐름, 기준 현금흐름, 출발 잉여현금흐름
present_value_of_cash_flows | present value of cash flows, present value of the cash flows, present value of free cash flows, PV of cash flows, discounted cash flows, projected years, forecast period, explicit forecast, present value of the five years, present value of the forecast, PV of FCF, present value of projected cash flows | 현금흐름의 현재가치, 현금흐름 현재가치, 예측기간 현금흐름 현재가치
terminal_value | terminal value | 영구가치, 잔존가치, 터미널 가치
present_value_of_terminal_value | discounted to, present value of terminal value, present value of the terminal value, PV of terminal value, discounted terminal value | 영구가치의 현재가치, 영구가치 현재가치, 잔존가치의 현재가치
present_value | present value, PV | 현재가치
equity_value | equity value | 주주가치, 지분가치, 자기자본가치
value_per_share | value per share, discounted cash flow, value, intrinsic value, fair value, per-share value, DCF value, fair value per share, estimated value, intrinsic value per share, worth, value a share, implied value | 주당가치, 주당 가치, 내재가치, 적정가치, 적정주가, 주당 내재가치, 적정 주가, 가치
upside | upside, downside, overvalued, undervalued, upside potential, premium, margin of safety, below the price, above the price, below the current price, above the current price | 상승여력, 상승 여력, 하락여력, 하락 여력, 괴리율, 고평가, 저평가, 안전마진
sensitivity | sensitivity, grid, sensitivity grid, sensitivity table | 민감도
discount_factor | discount factor | 할인계수
exchange_rate rate | exchange rate, FX rate | 환율

price_target_mean price_target_high price_target_low price_target_median | target, analyst target | 목표
price_target_mean mean price_targets | price target, average price target, mean price target, average target, target price, consensus target, mean target | 목표주가, 평균 목표주가, 목표가
price_target_median median | median price target, median target | 목표주가 중앙값, 중앙값
price_target_high | high target, highest target, high price target, highest price target | 최고 목표주가, 목표주가 상단, 최고 목표가
price_target_low | low target, lowest target, low price target, lowest price target | 최저 목표주가, 목표주가 하단, 최저 목표가
analysts eps_analysts revenue_analysts | analysts, analyst | 애널리스트
strong_buy | strong buy | 적극 매수
buy | buy | 매수
hold | hold | 보유, 중립
sell | sell | 매도
growth_percent | expected growth, estimated growth | 예상 성장률
insiders_percent | insiders, insider ownership, held by insiders | 내부자, 내부자 지분
institutions_percent institutions_count | institutions, institutional ownership, held by institutions, institutional investors | 기관, 기관 지분, 기관투자자
trailing_12_months amount | trailing twelve-month dividends, trailing dividends, dividends over twelve months | 최근 12개월 배당금, 최근 12개월 배당
ratio | split, stock split | 액면분할, 주식분할
none | market share, share of the market, users, subscribers, guidance, inflation, interest rate, treasury yield, tax rate cut, backlog, units, unit sales, shipments, installed base, GDP, population, beta, short interest, expense ratio, CAPM, credit rating, order book, same-store sales, bookings, churn, store count, stores, win rate, services revenue, iPhone revenue, services sales, iPhone sales, Mac revenue, iPad revenue, cloud revenue, segment revenue, product revenue, products revenue, China revenue, Greater China revenue, Greater China sales, advertising revenue, AWS revenue, services gross margin, products gross margin, product gross margin, services margin, adjusted net income, adjusted EPS, non-GAAP EPS, non-GAAP net income, comparable sales | 시장 점유율, 점유율, 가입자, 이용자, 사용자, 가이던스, 물가상승률, 기준금리, 금리, 판매량, 출하량, 수주잔고, 베타, 서비스 매출, 아이폰 매출, 클라우드 매출, 부문 매출, 중국 매출, 광고 매출, 제품 매출, 매장 수, 서비스 부문 매출, 반도체 매출, 조정 순이익
"""
# fmt: on

RATIO_PARTS: dict[str, tuple[str, str]] = {
    "gross_margin": ("GrossProfit", "TotalRevenue"),
    "operating_margin": ("OperatingIncome", "TotalRevenue"),
    "net_margin": ("NetIncome", "TotalRevenue"),
    "ebitda_margin": ("EBITDA", "TotalRevenue"),
    "pretax_margin": ("PretaxIncome", "TotalRevenue"),
    "free_cash_flow_margin": ("FreeCashFlow", "TotalRevenue"),
    "operating_cash_flow_margin": ("OperatingCashFlow", "TotalRevenue"),
    "return_on_equity": ("NetIncome", "StockholdersEquity"),
    "return_on_assets": ("NetIncome", "TotalAssets"),
    "debt_to_equity": ("TotalDebt", "StockholdersEquity"),
    "liabilities_to_equity": ("TotalLiabilitiesNetMinorityInterest", "StockholdersEquity"),
    "liabilities_to_assets": ("TotalLiabilitiesNetMinorityInterest", "TotalAssets"),
    "equity_ratio": ("StockholdersEquity", "TotalAssets"),
    "debt_to_assets": ("TotalDebt", "TotalAssets"),
    "net_debt_to_ebitda": ("NetDebt", "EBITDA"),
    "current_ratio": ("CurrentAssets", "CurrentLiabilities"),
    "cash_ratio": ("CashAndCashEquivalents", "CurrentLiabilities"),
    "cash_conversion": ("OperatingCashFlow", "NetIncome"),
    "effective_tax_rate": ("TaxProvision", "PretaxIncome"),
    "asset_turnover": ("TotalRevenue", "TotalAssets"),
    "interest_coverage": ("OperatingIncome", "InterestExpense"),
}
TIMES = frozenset(
    "debt_to_equity liabilities_to_equity net_debt_to_ebitda current_ratio quick_ratio cash_ratio "
    "interest_coverage asset_turnover".split()
)
GROWTH_OF = {
    "revenue_growth": "TotalRevenue",
    "net_income_growth": "NetIncome",
    "eps_growth": "DilutedEPS",
    "operating_income_growth": "OperatingIncome",
    "free_cash_flow_growth": "FreeCashFlow",
}
OUTFLOWS = frozenset(
    """CapitalExpenditure CashDividendsPaid CommonStockDividendPaid RepurchaseOfCapitalStock InvestingCashFlow
    FinancingCashFlow InterestExpense shareholder_returns""".split()
)
LOSS = "-"
_SPACES = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|_")


@cache
def meanings() -> dict[str, frozenset[str]]:
    """Word, in lower case → names of the facts it may mean; those of losses begin with a minus."""
    found: dict[str, frozenset[str]] = {}
    for row in _ROWS.strip().splitlines():
        if row:
            names, english, korean = row.split("|")
            for word in (*_split(english), *_split(korean)):
                found[word] = found.get(word, frozenset()) | frozenset(names.split())
    return found


def _split(words: str) -> list[str]:
    joined = re.sub(r", (?=plant and|general and|equivalents and)", "\0", words)
    return [word.strip().replace("\0", ", ").lower() for word in joined.split(", ") if word.strip()]


def spoken(name: str) -> str:
    """`TotalRevenue` → "total revenue"."""
    return _SPACES.sub(" ", name).lower()
