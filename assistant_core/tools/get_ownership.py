"""Who owns a company, and what its insiders bought and sold."""

from typing import Any

from assistant_core.market import about
from assistant_core.market.company import Holder, NetPurchases, Ownership
from assistant_core.tools.output import iso, origin_output
from assistant_core.tools.output_parts import head, present, table, whole
from assistant_core.tools.registry import tool

HOLDERS = ("holder", "kind", "as_of", "shares", "percent", "value", "change_percent")
TRADES = ("date", "name", "relation", "what", "shares", "value")
MOST_OF_A_KIND = {"institution": 6, "fund": 4}
MOST_TRADES = 10


@tool
def get_ownership(ticker: str) -> dict[str, Any]:
    """Get who owns a company: the share of insiders and institutions, the largest institutions and funds,
    the latest trades of insiders. `percent` is of the shares outstanding, `change_percent` against the
    report before; `value` is in whole units of `currency`. Granted shares count as bought; a trade without
    `what` is mostly a grant. Funds belong to institutions: never add up their shares.

    Args:
        ticker: Symbol, such as AAPL, BMW.DE or 005930.KS.
    """
    return output(about.ownership(ticker))


def output(ownership: Ownership) -> dict[str, Any]:
    trades = ownership.trades[:MOST_TRADES]
    return present(
        {
            **head(ownership.listing),
            "currency": ownership.currency,
            "insiders_percent": ownership.insiders_percent,
            "institutions_percent": ownership.institutions_percent,
            "institutions_count": ownership.institutions_count,
            "holders": table(HOLDERS, (holder_row(holder) for holder in largest(ownership.holders))),
            "insider_trades": table(
                TRADES,
                (
                    [iso(trade.day), trade.name, trade.relation, trade.what, trade.shares, whole(trade.value)]
                    for trade in trades
                ),
            ),
            "insider_net_purchases": net_output(ownership.net_purchases),
            "notes": notes(ownership),
            **origin_output(ownership.origin),
        }
    )


def largest(holders: tuple[Holder, ...]) -> list[Holder]:
    return [
        holder
        for kind, most in MOST_OF_A_KIND.items()
        for holder in [one for one in holders if one.kind == kind][:most]
    ]


def holder_row(holder: Holder) -> list[Any]:
    return [
        holder.name,
        holder.kind,
        iso(holder.as_of),
        holder.shares,
        holder.percent,
        whole(holder.value),
        holder.change_percent,
    ]


def net_output(net: NetPurchases | None) -> dict[str, Any] | None:
    if net is None:
        return None
    return present(
        {
            "period": net.period,
            "shares_bought": net.shares_bought,
            "shares_sold": net.shares_sold,
            "net_shares": net.net_shares,
        }
    )


def notes(ownership: Ownership) -> list[str]:
    said = list(ownership.notes)
    if len(ownership.trades) > MOST_TRADES:
        said.append(f"The latest {MOST_TRADES} of {len(ownership.trades)} insider trades.")
    return said
