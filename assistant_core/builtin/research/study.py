"""What an answer is written from: the question as it was understood, and all that was fetched for it."""

from dataclasses import dataclass, replace

from assistant_core.builtin.research.company import Company
from assistant_core.builtin.research.exchange import Rate, rate_needed, read_rate
from assistant_core.builtin.research.ledger import Ledger
from assistant_core.builtin.research.wording import Voice, Words
from assistant_core.builtin.turn import Turn
from assistant_core.builtin.understanding.frame import Frame


@dataclass(frozen=True)
class Study:
    turn: Turn
    frame: Frame
    voice: Voice
    ledger: Ledger
    companies: tuple[Company, ...] = ()
    """Those with figures, and those of which none could be had; two names of one listing are one company."""
    left_out: tuple[str, ...] = ()
    """Names beyond those that fit one answer."""

    @property
    def listed(self) -> tuple[Company, ...]:
        """The companies that were found."""
        return tuple(company for company in self.companies if company.symbol)

    def using(self, words: Words) -> "Study":
        return replace(self, voice=self.voice.using(words))

    def rate(self, base: str | None, quote: str) -> Rate | None:
        """What one unit of `base` is in `quote`, where it was fetched."""
        if not base:
            return None
        one, ticker = rate_needed(base, quote)
        return read_rate(self.ledger.document(one, ticker), base, quote)
