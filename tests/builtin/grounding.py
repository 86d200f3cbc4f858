"""Which figures an answer may hold: those of the tool outputs, and those that follow from them.

Written apart from the code under test, with its own formulas.
"""

import re
from itertools import pairwise
from typing import Any

SCALES = {"trillion": 1e12, "billion": 1e9, "million": 1e6, "조": 1e12, "억": 1e8, "만": 1e4}
DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
KOREAN_TWO_PART = re.compile(r"(\d[\d,]*)조 (\d[\d,]*)억")
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
ENGLISH_DATE = re.compile(rf"\b({'|'.join(MONTHS)}) (\d{{1,2}}), (\d{{4}})\b")
KOREAN_DATE = re.compile(r"(\d{4})년 (\d{1,2})월 (\d{1,2})일")
YEAR = re.compile(
    r"\bFY\d{4}\b|\b\d{4} 회계연도|compound, \d years"
    r"|\b\d{1,2}[ -](?:months|weeks?|years)\b|\b\d+(?:개월|주(?= ))"
)
FIGURE = re.compile(r"(?<![\w.])[-+]?(\d[\d,]*(?:\.\d+)?)(%| trillion| billion| million|조|억|만)?")
UNITS = {"millions": 1e6, "thousands": 1e3, "ones": 1}


def ungrounded(answer: str, outputs: list[dict[str, Any]]) -> list[str]:
    """Figures and dates of the answer that are neither in the outputs nor computed from them."""
    known, answer = str(outputs), _plain(answer)
    symbols = {str(output.get("symbol", "")) for output in outputs}
    for symbol in symbols:
        answer = answer.replace(f"({symbol})", "")
    strange = [date for date in DATE.findall(answer) if date not in known]
    text = KOREAN_TWO_PART.sub(_in_eok, DATE.sub("", answer))
    allowed = [abs(value) for value in _allowed(outputs)]
    return strange + [match.group() for match in FIGURE.finditer(text) if not _fits(match, allowed)]


def _plain(answer: str) -> str:
    """Dates as the outputs have them; years and lengths of periods claim nothing."""
    english = ENGLISH_DATE.sub(lambda m: f"{m[3]}-{MONTHS.index(m[1]) + 1:02}-{int(m[2]):02}", answer)
    return YEAR.sub("", KOREAN_DATE.sub(lambda m: f"{m[1]}-{int(m[2]):02}-{int(m[3]):02}", english))


def _in_eok(match: re.Match[str]) -> str:
    jo, eok = (int(part.replace(",", "")) for part in match.groups())
    return f"{jo * 10_000 + eok}억"


def _fits(match: re.Match[str], allowed: list[float]) -> bool:
    digits, scale = match[1].replace(",", ""), (match[2] or "").strip()
    factor = 0.01 if scale == "%" else SCALES.get(scale, 1.0)
    decimals = len(digits.partition(".")[2])
    step = 10**-decimals * factor * 0.5000001
    return any(abs(float(digits) * factor - value) <= step for value in allowed)


def _allowed(outputs: list[dict[str, Any]]) -> list[float]:
    values: list[float] = []
    by_symbol: dict[str, dict[str, dict[str, Any]]] = {}
    for output in outputs:
        if "lines" in output:
            values += _of_statement(output)
        values += [output[key] for key in ("first_close", "last_close", "high", "low") if key in output]
        if "first_close" in output:
            values.append(output["last_close"] / output["first_close"] - 1)
        if "error" in output and "retry_after_seconds" in output["error"]:
            values.append(output["error"]["retry_after_seconds"])
        by_symbol.setdefault(output.get("symbol", ""), {})[output.get("statement", "prices")] = output
    for found in by_symbol.values():
        earned = found.get("income_statement", {}).get("lines", {}).get("NetIncome", [None])[0]
        equity = found.get("balance_sheet", {}).get("lines", {}).get("StockholdersEquity", [None])[0]
        if earned and equity:
            values.append(earned / equity)
        eps = found.get("income_statement", {}).get("per_share", {}).get("DilutedEPS", [None])[0]
        close = found.get("prices", {}).get("last_close")
        if eps and close and found["income_statement"]["currency"] == found["prices"]["currency"]:
            values.append(close / eps)
    return values


def _of_statement(output: dict[str, Any]) -> list[float]:
    factor, lines = UNITS[output["unit"]], output["lines"]
    values = [one * factor for row in lines.values() for one in row if one is not None]
    values += [one for row in output.get("per_share", {}).values() for one in row if one is not None]
    for name in ("TotalRevenue", "NetIncome"):
        row = [one for one in lines.get(name, []) if one is not None]
        values += [new / old - 1 for new, old in pairwise(row) if old > 0]
        if len(row) > 2 and row[0] > 0 and row[-1] > 0:
            values.append((row[0] / row[-1]) ** (1 / (len(row) - 1)) - 1)
    for part, whole in (
        *((name, "TotalRevenue") for name in ("GrossProfit", "OperatingIncome", "NetIncome")),
        ("TotalDebt", "StockholdersEquity"),
        ("CurrentAssets", "CurrentLiabilities"),
        ("TotalLiabilitiesNetMinorityInterest", "TotalAssets"),
    ):
        pairs = zip(lines.get(part, []), lines.get(whole, []), strict=False)
        values += [one / other for one, other in pairs if one is not None and other]
    debt, cash = lines.get("TotalDebt", [None])[0], lines.get("CashAndCashEquivalents", [None])[0]
    if debt is not None and cash is not None:
        values.append((debt - cash) * factor)
    return values
