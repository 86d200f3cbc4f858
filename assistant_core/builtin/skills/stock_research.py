"""Stock research: from a company's name to its ticker, its statements and prices, and a weighed summary."""

from typing import Any

from assistant_core.builtin.moves import CallTools, Move, Say
from assistant_core.builtin.research.functions import COMPARE_COMPANIES, GET_TICKER, READ
from assistant_core.builtin.research.plan import calls_to_make, code_to_run, needs, study_of
from assistant_core.builtin.research.report import report
from assistant_core.builtin.skills import Skill
from assistant_core.builtin.turn import Turn
from assistant_core.builtin.understanding.read import read_frame
from assistant_core.engine.interpreter.call import NAME as CODE_INTERPRETER

MOST_OF_A_QUESTION = 80
FUNCTIONS = frozenset({GET_TICKER, *READ})


class StockResearch(Skill):
    # It asks back when it finds no company, so every other skill gets its say first.
    rank = 90
    tools = frozenset({*FUNCTIONS, CODE_INTERPRETER})
    part = "stock_research"

    def move(self, turn: Turn) -> Move | None:
        if not self.usable(turn) and not any(call.name in FUNCTIONS for call in turn.past_calls):
            return None
        frame = read_frame(turn)
        if frame is None:
            return None
        study = study_of(turn, frame)
        calls = calls_to_make(study) or code_to_run(study)
        return CallTools(calls) if calls else Say(report(study))

    def usable(self, turn: Turn) -> bool:
        return bool(FUNCTIONS & turn.tools.keys())

    def arguments(self, function: str, turn: Turn) -> dict[str, Any] | None:
        if function == CODE_INTERPRETER:
            return None
        frame = read_frame(turn)
        if frame is None:
            return {"ticker": turn.question[:MOST_OF_A_QUESTION]}
        study = study_of(turn, frame)
        names = [company.symbol or company.named.query for company in study.companies]
        if function == COMPARE_COMPANIES:
            return {"tickers": names, **({"currency": frame.currency} if frame.currency else {})}
        name = (names or [turn.question[:MOST_OF_A_QUESTION]])[0]
        if function == GET_TICKER:
            return {"company_name": study.companies[0].named.query if study.companies else name}
        wanted = [one for one in needs(study) if one.function == function]
        return wanted[0].arguments(name) if wanted else {"ticker": name}


SKILL = StockResearch()
