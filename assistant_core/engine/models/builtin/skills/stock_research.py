"""Stock research: from a company's name to its ticker, its statements and prices, and a weighed summary."""

from collections.abc import Mapping
from typing import Any, ClassVar

from assistant_core.engine.models.builtin.language import Language
from assistant_core.engine.models.builtin.moves import CallTools, Move, Say
from assistant_core.engine.models.builtin.research.functions import COMPARE_COMPANIES, GET_TICKER, READERS
from assistant_core.engine.models.builtin.research.plan import Study, calls_to_make, known_symbol, plan
from assistant_core.engine.models.builtin.research.report import report
from assistant_core.engine.models.builtin.research.spans import currency_wanted
from assistant_core.engine.models.builtin.research.wording import Voice
from assistant_core.engine.models.builtin.skills import Skill
from assistant_core.engine.models.builtin.turn import Turn

MOST_OF_A_QUESTION = 80


class StockResearch(Skill):
    # It asks back when it finds no company, so every other skill gets its say first.
    rank = 90
    tools = frozenset({GET_TICKER, *READERS})
    ability: ClassVar[Mapping[Language, str]] = {
        "en": "look up listed companies and summarise their income statement, balance sheet and share price",
        "ko": "상장 기업을 찾아 손익계산서, 재무상태표, 주가를 요약하는 것",
    }
    examples: ClassVar[Mapping[Language, tuple[str, ...]]] = {
        "en": ("Is Apple stock a good buy?", "How much debt does Tesla have?", "Compare Apple and Microsoft"),
        "ko": ("애플 주식 사도 될까?", "테슬라의 부채는 얼마나 돼?", "애플과 마이크로소프트 비교해줘"),
    }

    def move(self, turn: Turn) -> Move | None:
        if not self.usable(turn) and not any(call.name in self.tools for call in turn.past_calls):
            return None
        study, voice = plan(turn), Voice(turn.language)
        if not study.names:
            return Say(voice.say("ask_company"))
        calls = calls_to_make(study, turn)
        return CallTools(calls) if calls else Say(report(study, turn, voice))

    def arguments(self, function: str, turn: Turn) -> dict[str, Any] | None:
        study = plan(turn)
        if function == COMPARE_COMPANIES:
            currency = currency_wanted(turn.question)
            return {"tickers": list(study.names), **({"currency": currency} if currency else {})}
        name = study.names[0] if study.names else turn.question[:MOST_OF_A_QUESTION]
        if function == GET_TICKER:
            return {"company_name": name}
        return {"ticker": known_symbol(study, turn) or name, **_options(function, study, turn)}


def _options(function: str, study: Study, turn: Turn) -> dict[str, Any]:
    """What else the question says for this function."""
    needs = [one for intent in study.intents for one in intent.needs(turn) if one.function == function]
    return dict(needs[0].options) if needs else {}


SKILL = StockResearch()
