"""How old a price is. Sources answer for a delisted or halted share with its last one, of years ago, too."""

from datetime import UTC, date, datetime

# Holidays last up to eleven days (Tokyo in 2019), and Moscow closed for four weeks in 2022. Shares that are
# little traded may have no trade for as long.
LONGEST_BREAK_DAYS = 30


def today() -> date:
    return datetime.now(UTC).date()


def days_old(last_traded: date | None) -> int | None:
    """The days since the last trade where they are more than a break of an exchange explains, else None."""
    if last_traded is None:
        return None
    days = (today() - last_traded).days
    return days if days > LONGEST_BREAK_DAYS else None


def notes_on(last_traded: date | None) -> list[str]:
    """What to say of an old price; nothing of another."""
    days = days_old(last_traded)
    if days is None:
        return []
    return [
        f"Last traded on {last_traded}, {days} days ago; not traded since. "
        "The price is of that day, not of today."
    ]
