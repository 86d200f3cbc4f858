"""What the items of a current report (8-K) are about."""

ITEMS = {
    "1.01": "Material agreement entered",
    "1.02": "Material agreement terminated",
    "1.03": "Bankruptcy or receivership",
    "1.04": "Mine safety",
    "1.05": "Cybersecurity incident",
    "2.01": "Acquisition or disposal of assets completed",
    "2.02": "Results of operations",
    "2.03": "New financial obligation",
    "2.04": "Financial obligation accelerated",
    "2.05": "Costs of exit or disposal",
    "2.06": "Impairment",
    "3.01": "Delisting notice or transfer of listing",
    "3.02": "Unregistered sale of shares",
    "3.03": "Rights of shareholders changed",
    "4.01": "Auditor changed",
    "4.02": "Earlier statements no longer to be relied on",
    "5.01": "Control of the company changed",
    "5.02": "Directors or officers changed",
    "5.03": "Articles, bylaws or fiscal year changed",
    "5.04": "Trading suspended for employee plans",
    "5.05": "Code of ethics changed or waived",
    "5.07": "Votes of shareholders",
    "5.08": "Nominations of directors by shareholders",
    "6.01": "Asset-backed securities",
    "7.01": "Regulation FD disclosure",
    "8.01": "Other events",
    "9.01": "Financial statements and exhibits",
}


def title_of(items: str) -> str:
    """ "2.02,9.01" → "2.02 Results of operations; 9.01 Financial statements and exhibits"."""
    numbers = [one.strip() for one in (items or "").split(",") if one.strip()]
    return "; ".join(f"{one} {ITEMS[one]}" if one in ITEMS else one for one in numbers)
