"""Well-known companies that changed their symbol, for where the source's own answers do not tell."""

from dataclasses import dataclass, replace
from datetime import date


@dataclass(frozen=True, slots=True)
class Renamed:
    """`since` is the first day of trading under `symbol`, `company` its name today."""

    symbol: str
    since: date
    company: str


# Old symbol, new symbol, first day, company. An old one may be another listing's by now, as FB is a fund's.
RENAMED: dict[str, Renamed] = {
    old: Renamed(new, date.fromisoformat(since), company)
    for old, new, since, company in (
        ("ABC", "COR", "2023-08-30", "Cencora"),
        ("ANTM", "ELV", "2022-06-28", "Elevance Health"),
        ("BLL", "BALL", "2022-05-10", "Ball Corporation"),
        ("CTL", "LUMN", "2020-09-18", "Lumen"),
        ("DAI.DE", "MBG.DE", "2022-02-01", "Mercedes-Benz Group"),
        ("DISCA", "WBD", "2022-04-11", "Warner Bros. Discovery"),
        ("EQR", "VMRK", "2026-08-18", "Vivmark"),
        ("FB", "META", "2022-06-09", "Meta Platforms"),
        ("FBHS", "FBIN", "2022-12-15", "Fortune Brands"),
        ("FI", "FISV", "2025-11-11", "Fiserv"),
        ("FLT", "CPAY", "2024-03-25", "Corpay"),
        ("GPS", "GAP", "2024-08-22", "Gap Inc."),
        ("HFC", "DINO", "2022-03-15", "HF Sinclair"),
        ("HRS", "LHX", "2019-07-01", "L3Harris"),
        ("JEC", "J", "2019-12-10", "Jacobs"),
        ("KORS", "CPRI", "2019-01-02", "Capri"),
        ("LB", "BBWI", "2021-08-03", "Bath & Body Works"),
        ("MMC", "MRSH", "2026-01-14", "Marsh McLennan"),
        ("NLOK", "GEN", "2022-11-08", "Gen Digital"),
        ("PARA", "PSKY", "2025-08-07", "Paramount Skydance"),
        ("PCLN", "BKNG", "2018-02-27", "Booking"),
        ("PEAK", "DOC", "2024-03-04", "Healthpeak"),
        ("PKI", "RVTY", "2023-05-16", "Revvity"),
        ("RDS-A", "SHEL", "2022-01-31", "Shell"),
        ("RDS-B", "SHEL", "2022-01-31", "Shell"),
        ("RDSA.L", "SHEL.L", "2022-01-31", "Shell"),
        ("RDSB.L", "SHEL.L", "2022-01-31", "Shell"),
        ("RE", "EG", "2023-07-10", "Everest"),
        ("SATS", "ECHO", "2026-06-24", "EchoStar"),
        ("SNE", "SONY", "2021-04-01", "Sony"),
        ("SQ", "XYZ", "2025-01-21", "Block"),
        ("SYMC", "NLOK", "2019-11-05", "Gen Digital"),
        ("TMK", "GL", "2019-08-09", "Globe Life"),
        ("UTX", "RTX", "2020-04-03", "RTX"),
        ("VIAC", "PARA", "2022-02-17", "Paramount Skydance"),
        ("WLTW", "WTW", "2022-01-10", "Willis Towers Watson"),
    )
}


def now_called(symbol: str) -> Renamed | None:
    """The company's symbol of today, after all its changes; None for a symbol that is not in the table."""
    first = found = RENAMED.get(symbol)
    while found and found.symbol in RENAMED:
        found = RENAMED[found.symbol]
    return replace(found, since=first.since) if found and first else None
