"""Tool failures as sentences: which kind it was, what was kept, what to do next."""

from assistant_core.builtin.research.company import Company
from assistant_core.builtin.research.functions import DISCOUNTED_CASH_FLOW, GET_TICKER
from assistant_core.builtin.research.outputs import Failure
from assistant_core.builtin.research.wording import Voice
from assistant_core.builtin.text import clean

FAILURE_PHRASES = frozenset(
    "unknown_symbol no_such_statement rate_limited network_down unexpected_answer invalid_arguments timeout"
    " tool_crashed unknown_function not_offered".split()
)


def failure_lines(company: Company, voice: Voice) -> list[str]:
    """One sentence for each kind, however many documents it cost."""
    if GET_TICKER in company.failures:
        return [_not_found(company, voice)]
    by_failure: dict[Failure, list[str]] = {}
    for function, failure in company.failures.items():
        by_failure.setdefault(failure, []).append(function)
    return [sentence(failure, functions, voice) for failure, functions in by_failure.items()]


def _not_found(company: Company, voice: Voice) -> str:
    name, failure = clean(company.name), company.failures[GET_TICKER]
    if failure.kind == "unknown_symbol":
        return voice.say("no_listing", name=name)
    return voice.say("not_looked_up", name=name, reason=sentence(failure, [GET_TICKER], voice))


def sentence(failure: Failure, functions: list[str], voice: Voice) -> str:
    """Why these functions gave nothing."""
    documents = voice.listing([voice.say(function) for function in functions])
    documents = documents[:1].upper() + documents[1:]
    if functions == [DISCOUNTED_CASH_FLOW] and failure.kind in ("no_such_statement", "invalid_arguments"):
        return voice.say(f"no_value_{failure.kind}")
    if failure.kind == "rate_limited" and failure.retry_after is not None:
        return voice.say("rate_limited_until", documents=documents, seconds=failure.retry_after)
    if failure.kind in FAILURE_PHRASES:
        return voice.say(failure.kind, documents=documents)
    return voice.say("other_failure", documents=documents, kind=clean(failure.kind, 40))
