"""What an answer is written from: the question as it was understood, and all that was fetched for it."""

from dataclasses import dataclass

from assistant_core.builtin.research.company import Company
from assistant_core.builtin.research.ledger import Ledger
from assistant_core.builtin.research.voice import Voice
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
