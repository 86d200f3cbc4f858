"""What Yahoo tells about a company, a fund or a coin as such."""

from typing import Any

from assistant_core.market.company import Officer, Profile
from assistant_core.market.yahoo.currency import whole_unit
from assistant_core.market.yahoo.fetch import expecting, origin_now
from assistant_core.market.yahoo.summary import Modules, fetch_modules, terms
from assistant_core.market.yahoo.values import amount, count, day, rows, text

MODULES = ("assetProfile", "defaultKeyStatistics", "financialData", "fundProfile")


def profile(symbol: str) -> Profile | None:
    """None where Yahoo has nothing to tell, as of indices."""
    modules = fetch_modules(symbol, *MODULES)
    with expecting("a company profile"):
        return parse(symbol, modules)


def parse(symbol: str, modules: Modules) -> Profile | None:
    about, fund = modules.get("assetProfile", {}), modules.get("fundProfile", {})
    statistics = modules.get("defaultKeyStatistics", {})
    category = text(statistics.get("category")) or text(fund.get("categoryName"))
    if not about and not category:
        return None
    its = terms(symbol, modules)
    return Profile(
        listing=its.listing,
        origin=origin_now(),
        currency=its.currency,
        reporting_currency=reporting_currency(modules),
        sector=text(about.get("sector")),
        industry=text(about.get("industry")),
        category=category,
        family=text(statistics.get("fundFamily")) or text(fund.get("family")),
        country=text(about.get("country")),
        city=text(about.get("city")),
        website=text(about.get("website")),
        employees=count(about.get("fullTimeEmployees")) or None,
        summary=text(about.get("longBusinessSummary")) or text(about.get("description")),
        fiscal_year_end=day(statistics.get("lastFiscalYearEnd")),
        officers=tuple(officers(about)),
    )


def reporting_currency(modules: Modules) -> str | None:
    """The currency of the statements. Funds and coins have none, even where Yahoo fills the field in."""
    finances = modules.get("financialData", {})
    reports = amount(finances.get("totalRevenue")) is not None
    return whole_unit(text(finances.get("financialCurrency")))[0] if reports else None


def officers(about: dict[str, Any]) -> list[Officer]:
    people = rows(about.get("companyOfficers"))
    named = [(text(person.get("name")), text(person.get("title"))) for person in people]
    return [Officer(name, title) for name, title in named if name]
