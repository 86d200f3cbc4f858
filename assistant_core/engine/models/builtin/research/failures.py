"""Tool failures as sentences: which kind it was, what was kept, what to do next."""

from assistant_core.engine.models.builtin.research.ledger import GET_TICKER
from assistant_core.engine.models.builtin.research.outputs import Failure
from assistant_core.engine.models.builtin.research.plan import Company
from assistant_core.engine.models.builtin.research.wording import Voice
from assistant_core.engine.models.builtin.text import clean

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
        by_failure.setdefault(failure, []).append(voice.say(function))
    return [_sentence(failure, voice.listing(parts), voice) for failure, parts in by_failure.items()]


def _not_found(company: Company, voice: Voice) -> str:
    name, failure = clean(company.name), company.failures[GET_TICKER]
    if failure.kind == "unknown_symbol":
        return voice.say("no_listing", name=name)
    return voice.say("not_looked_up", name=name, reason=_sentence(failure, voice.say(GET_TICKER), voice))


def _sentence(failure: Failure, documents: str, voice: Voice) -> str:
    documents = documents[:1].upper() + documents[1:]
    if failure.kind == "rate_limited" and failure.retry_after is not None:
        return voice.say("rate_limited_until", documents=documents, seconds=failure.retry_after)
    if failure.kind in FAILURE_PHRASES:
        return voice.say(failure.kind, documents=documents)
    return voice.say("other_failure", documents=documents, kind=clean(failure.kind, 40))
