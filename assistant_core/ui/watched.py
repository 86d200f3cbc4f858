"""The watchlist in the sidebar, each company with its last price."""

from collections.abc import Callable, Sequence

from streamlit.delta_generator import DeltaGenerator

from assistant_core.chat.quotes import Quote, look
from assistant_core.exhibits.figures import written
from assistant_core.exhibits.reading import figure
from assistant_core.ui.icons import ICON_ONLY
from assistant_core.ui.quote import not_traded_since, read_as, reason, up_or_down
from assistant_core.ui.strings import t
from assistant_core.ui.text import plain
from assistant_core.watchlist import Watched


class WatchedView:
    """Drawn once a run of the page; prices follow in their places when they arrive."""

    def __init__(
        self,
        place: DeltaGenerator,
        page: str,
        watched: Sequence[Watched],
        on_pick: Callable[[Watched], None],
        on_remove: Callable[[str], None],
    ) -> None:
        self._page = page
        self._on_pick = on_pick
        self._on_remove = on_remove
        self._waiting: dict[str, DeltaGenerator] = {}
        if watched:
            place.subheader(t("watch.title"), divider="gray")
        for one in watched:
            self._draw(place, one)
        self.update()

    def update(self) -> bool:
        """Whether prices are still on their way."""
        for symbol, place in list(self._waiting.items()):
            quote = look(symbol)
            place.markdown(
                f":gray[{t('watch.fetching')}]" if quote is None else _price(quote), text_alignment="right"
            )
            if quote is not None:
                del self._waiting[symbol]
        return bool(self._waiting)

    def _draw(self, place: DeltaGenerator, one: Watched) -> None:
        row = place.container(horizontal=True, vertical_alignment="center", gap="xsmall")
        row.button(
            plain(one.symbol),
            key=f"{self._page}.watch.{one.symbol}",
            on_click=self._on_pick,
            args=(one,),
            type="tertiary",
            help=plain(t("watch.open", company=one.company)),
        )
        self._waiting[one.symbol] = row.container(width="stretch").empty()
        row.button(
            t("watch.remove"),
            key=f"{ICON_ONLY}{self._page}.unwatch.{one.symbol}",
            on_click=self._on_remove,
            args=(one.symbol,),
            type="tertiary",
            icon=":material/close:",
            help=t("watch.remove"),
        )


def _price(quote: Quote) -> str:
    if quote.price is None:
        return f":small[:gray[{plain(t('watch.no_price', reason=reason(quote)))}]]"
    priced = f"{written(quote.price, 'price')} {quote.figures.get('currency') or ''}"
    price = plain(" ".join(part for part in (read_as(quote), priced) if part))
    if old := not_traded_since(quote.figures):
        return f":small[{price}] :small[:orange[{plain(t('watch.old', day=old['day']))}]]"
    percent = figure(quote.figures.get("change_percent"))
    if percent is None:
        return f":small[{price}]"
    color = up_or_down(percent)
    change = plain(f"{percent:+.2f}%")
    return f":small[{price}] :small[:{'gray' if color == 'off' else color}[{change}]]"
