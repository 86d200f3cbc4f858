"""Writes the lists anew: `python -m assistant_core.market.listed.build FOLDER`.

FOLDER holds what README.md lists. Nothing here is needed when the app runs.
"""

import csv
import json
import re
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

from assistant_core.market.listed import names

HERE = Path(__file__).parent
SECURITY = re.compile(
    r"\s*[-,(]?\s*\b(?:Common|Class [A-Z]\b|Series [A-Z]\b|Ordinary|Sponsored|Unsponsored|ADR\b|ADS\b|GDR\b|"
    r"American Depos\w*|Depositary|Subordinate Voting|Voting|Shares of|Registered|Capital Stock|Pref\b|"
    r"Beneficial Interest|Each representing|New York Reg\w*|\(publ\)).*",
    re.IGNORECASE,
)
OTHER_SECURITY = re.compile(r"Warrant|Unit[s]?\b|Right[s]?\b|Preferred|Notes?\b|Debenture|Bond|%")
LEGAL = re.compile(r"[\s.,]*\b(?:Co|Inc|Ltd|Corp|Corporation|Limited|Company)\b.*", re.IGNORECASE)
TAIL = re.compile(r"\s*(?:/[A-Z ]{2,4}/?|The|\\[A-Z]+\\?)\s*$")
ASIDE = re.compile(r"\s*\([^()]*\)\.?")
# FinanceDatabase's exchange → the countries at home there, as many others are quoted, too.
HOMES = {
    "JPX": "Japan",
    "LSE": "United Kingdom",
    "PAR": "France|Netherlands",
    "AMS": "Netherlands",
    "GER": "Germany",
    "EBS": "Switzerland",
    "MIL": "Italy",
    "MCE": "Spain",
    "STO": "Sweden",
    "CPH": "Denmark",
    "HEL": "Finland",
    "OSL": "Norway",
    "HKG": "China|Hong Kong",
    "TAI": "Taiwan",
    "TOR": "Canada",
    "ASX": "Australia",
    "NSE": "India",
    "BRU": "Belgium",
    "SES": "Singapore",
}
MOST_FOREIGN = 3000


def name_of(text: str) -> str:
    text = SECURITY.sub("", ASIDE.sub("", text.replace("&amp;", "&")).strip())
    text = TAIL.sub("", TAIL.sub("", text)).strip(" ,-|")
    if text.upper() == text:
        text = " ".join(word if len(word) < 4 else word.capitalize() for word in text.split())
    return text.replace("|", "/")


def table(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def united_states(folder: Path) -> Iterator[tuple[str, str]]:
    """By market value; the symbols of one company together, the most traded first."""
    quoted = {
        row["symbol"].replace("/", "-"): (row["name"], float(row["marketCap"] or 0))
        for exchange in ("nasdaq", "nyse", "amex")
        for row in json.loads((folder / f"{exchange}_full_tickers.json").read_text())
    }
    companies: dict[int, tuple[float, list[str], str]] = {}
    filed = json.loads((folder / "company_tickers_exchange.json").read_text())["data"]
    for place, (number, title, ticker, exchange) in enumerate(filed):
        named, value = quoted.get(ticker, (title, 0.0))
        is_foreign = exchange not in ("Nasdaq", "NYSE", "CBOE")
        if OTHER_SECURITY.search(named) or (is_foreign and place > MOST_FOREIGN) or "-P" in ticker:
            continue
        if number in companies:
            # Notes and funds that a bank issues are filed under its number, too.
            if named.split()[:1] == quoted.get(companies[number][1][0], ("",))[0].split()[:1]:
                companies[number][1].append(ticker)
        else:
            # The SEC's order stands in where no value is known.
            companies[number] = (value or 1e6 / (place + 1), [ticker], name_of(named))
    for _, symbols, name in sorted(companies.values(), key=lambda one: -one[0]):
        yield " ".join(symbols), name


def korea(folder: Path) -> Iterator[tuple[str, str, str]]:
    english: dict[str, str] = {}
    rows = r"<corp_eng_name>(.*?)</corp_eng_name>\s*<stock_code>(\w{6})</stock_code>"
    for name, code in re.findall(rows, (folder / "CORPCODE.xml").read_text()):
        english[code] = LEGAL.sub("", name)
    for row in table(folder / "krx.csv"):
        if row["Market"] != "KONEX":
            place = "KQ" if row["Market"].startswith("KOSDAQ") else "KS"
            yield f"{row['Code']}.{place}", row["Name"], name_of(english.get(row["Code"], ""))


def world(folder: Path) -> Iterator[tuple[str, str]]:
    for exchange, homes in HOMES.items():
        shortest: dict[str, str] = {}
        for row in table(folder / f"{exchange}.csv"):
            if row["country"] in homes.split("|") and row["market_cap"] in ("Large Cap", "Mega Cap"):
                name, symbol = name_of(row["name"]), row["symbol"]
                if name not in shortest or len(symbol) < len(shortest[name]):
                    shortest[name] = symbol
        yield from ((symbol, name) for name, symbol in shortest.items() if name)


def ordinary(folder: Path) -> Iterator[str]:
    """The commonest words, proper names, and rarer words that are, or look like, the name of a company."""
    words, rarer, proper = (
        {
            word
            for file in files.split()
            for word in (folder / file).read_text("utf-8", "replace").split()
            if word.isalpha()
        }
        for files in (
            "english-words.10 english-words.20 american-words.10 american-words.20",
            "english-words.35 english-words.40 english-words.50 american-words.35",
            "english-proper-names.35 english-proper-names.40 english-proper-names.50 "
            "english-upper.10 english-upper.35 english-upper.40 english-upper.50",
        )
    )
    listed = [one for one in names.companies() if one.name.isascii()]
    parts = {word for one in listed for word in core(one.name)}
    parts |= {symbol.lower() for one in listed for symbol in (one.symbol, *one.others)}
    known = ["".join(core(said)) for one in listed if one.is_prominent for said in (one.name, *one.also)]
    known += [core(one.name)[0] for one in listed if one.is_prominent]
    slips = {left: "" for name in known if len(name) > 4 for left in without(name, 1 + (len(name) > 7))}
    yield from sorted(words | proper)
    for word in sorted(rarer - words):
        if word in parts or any(left in slips for left in without(word, 1 + (len(word) > 7))):
            yield word


def core(name: str) -> list[str]:
    return names.core(names.tokens(name))


def without(name: str, letters: int) -> set[str]:
    left = {name}
    for _ in range(letters):
        left |= {one[:at] + one[at + 1 :] for one in left for at in range(len(one))}
    return left


if __name__ == "__main__":
    source = Path(sys.argv[1])
    for file, lines in (("us", united_states), ("korea", korea), ("world", world)):
        (HERE / f"{file}.txt").write_text("".join("|".join(line) + "\n" for line in lines(source)))
    (HERE / "words.txt").write_text(textwrap.fill(" ".join(ordinary(source)), 110) + "\n")
