"""One company's quote: price, change, market cap, ranges and next earnings."""

from collections.abc import Callable
from typing import Any, Literal

from streamlit.delta_generator import DeltaGenerator

from assistant_core.chat.quotes import Quote, look
from assistant_core.chat.subject import Company
from assistant_core.exhibits.figures import compact, grouped, written
from assistant_core.exhibits.reading import figure
from assistant_core.ui.icons import ICON_ONLY
from assistant_core.ui.strings import in_words, language, t, words
from assistant_core.ui.text import plain
from assistant_core.words.en import STRINGS

Act = Callable[[Company], None]


class QuoteView:
    """Drawn when the company is known; its figures follow in their place when they arrive."""

    def __init__(
        self, place: DeltaGenerator, key: str, on_star: Act, on_ask: Act, compact: bool = False
    ) -> None:
        self._compact = compact
        self._place = place.empty()
        self._key = key
        self._on_star = on_star
        self._on_ask = on_ask
        self._company: Company | None = None
        self._drawings = 0
        self._figures: DeltaGenerator | None = None
        self._shown: Quote | None = None

    def show(self, company: Company | None, starred: bool) -> None:
        if company is None or (self._company and self._company.symbol == company.symbol):
            return
        self._company = company
        self._shown = None
        self._drawings += 1
        box = self._place.container(border=True, gap="xsmall")
        row = box.container(horizontal=True, vertical_alignment="center", gap="xsmall")
        row.markdown(f"**{plain(company.name)}** :gray[{plain(company.symbol)}]", width="stretch")
        about_watching = t("watch.remove" if starred else "watch.add")
        row.button(
            about_watching,
            # Streamlit's star icons look the same, watched or not.
            icon=f":material/bookmark_{'added' if starred else 'add'}:",
            key=f"{ICON_ONLY}{self._key}.star.{company.symbol}.{self._drawings}",
            on_click=self._on_star,
            args=(company,),
            type="tertiary",
            help=about_watching,
        )
        self._figures = box.empty()
        if not self._compact:
            self._ask_button(box, company)
        self.update()

    def _ask_button(self, box: DeltaGenerator, company: Company) -> None:
        box.button(
            t("quote.ask"),
            key=f"{self._key}.ask.{company.symbol}.{self._drawings}",
            on_click=self._on_ask,
            args=(company,),
            type="tertiary",
            icon=":material/chat:",
        )

    def update(self) -> bool:
        """Whether the figures are still on their way."""
        if self._company is None or self._figures is None:
            return False
        quote = look(self._company.symbol)
        if quote is None:
            self._figures.caption(f":shimmer[{t('quote.loading')}]")
        elif quote != self._shown:
            self._shown = quote
            show_quote(self._figures.container(gap="xsmall"), quote, self._compact)
        return quote is None


def show_quote(place: DeltaGenerator, quote: Quote, compact: bool) -> None:
    """`compact` takes three lines, so that on a phone the answer above stays in view."""
    if quote.price is None:
        place.caption(plain(t("quote.failed", symbol=quote.symbol, reason=reason(quote))))
        return
    data = quote.figures
    change = figure(data.get("change")) or 0.0
    price = f"{written(quote.price, 'price')} {data.get('currency') or ''}"
    delta = _signed(quote.price, figure(data.get("change")), figure(data.get("change_percent")))
    if compact:
        color = up_or_down(change)
        colored = f":{'gray' if color == 'off' else color}[{plain(delta or '')}]"
        place.markdown(f"**{plain(price)}** {colored if delta else ''}")
    else:
        place.metric(
            t("quote.price"),
            plain(price),
            delta,
            delta_color=up_or_down(change),
            label_visibility="collapsed",
        )
    if old := not_traded_since(data):
        place.markdown(f":orange[:material/history: {plain(t('quote.old', **old))}]")
    lines = [f"{t(f'quote.{name}')} **{plain(value)}**" for name, value in facts(data) if value]
    place.markdown((" · " if compact else "  \n").join(f":small[{line}]" for line in lines))
    about = [
        read_as(quote),
        str(data.get("exchange") or ""),
        words().moment(str(data.get("time") or ""), named=True),
        in_words(str(data.get("source") or "")),
    ]
    place.caption(plain(" · ".join(part for part in about if part)))


def read_as(quote: Quote) -> str:
    """`FB → META` where the figures are of another symbol than the one asked for."""
    symbol = str(quote.figures.get("symbol") or quote.symbol)
    return "" if symbol == quote.symbol else f"{quote.symbol} → {symbol}"


def not_traded_since(data: dict[str, Any]) -> dict[str, str] | None:
    """The day and age of a price that is not of these days, in the reader's words."""
    day = str(data.get("not_traded_since") or "")
    days = figure(data.get("days_since_last_trade"))
    return {"day": words().day(day), "days": grouped(days)} if day and days is not None else None


def facts(data: dict[str, Any]) -> list[tuple[str, str]]:
    cap = figure(data.get("market_cap"))
    currency = str(data.get("currency") or "")
    coming = data.get("next_earnings") or {}
    estimated = f" ({t('quote.estimated')})" if coming.get("estimated") else ""
    return [
        ("market_cap", f"{compact(cap, words())} {currency}" if cap is not None else ""),
        ("day", _range(data.get("day_low"), data.get("day_high"))),
        ("year", _range(data.get("year_low"), data.get("year_high"))),
        ("next_earnings", f"{words().day(str(coming['date']))}{estimated}" if coming.get("date") else ""),
    ]


def reason(quote: Quote) -> str:
    key = f"quote.reason.{quote.problem}"
    return t(key) if key in STRINGS else in_words(quote.detail) or t("quote.reason.tool_crashed")


def up_or_down(change: float) -> Literal["green", "red", "blue", "off"]:
    """Korean readers know a rise as red and a fall as blue."""
    if not change:
        return "off"
    if language() == "ko":
        return "red" if change > 0 else "blue"
    return "green" if change > 0 else "red"


def _signed(price: float, change: float | None, percent: float | None) -> str | None:
    """With as many decimals as the price."""
    if change is None or percent is None:
        return None
    decimals = len(written(price, "price").partition(".")[2])
    return f"{grouped(change, decimals)} ({percent:+.2f}%)"


def _range(low: Any, high: Any) -> str:
    if figure(low) is None or figure(high) is None:
        return ""
    return f"{written(low, 'price')} – {written(high, 'price')}"
