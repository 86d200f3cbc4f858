"""Failures of model servers: of which kind they are, and what to do about them.

Codes tell it first, and words where there is no code.
"""

import re
from dataclasses import dataclass

from assistant_core.errors import ContextExceeded, ModelError, ModelInterrupted, ModelRateLimited

SHOWN_CHARACTERS = 300
READ_CHARACTERS = 20_000
RETRIED = {408, 409, 425, 429, 500, 502, 503, 504, *range(520, 531)}
TOO_LONG_CODES = {"context_length_exceeded", "exceed_context_size_error", "request_too_large", "3051"}
QUOTA_CODES = {
    *("insufficient_quota", "billing_hard_limit_reached", "billing_not_active", "access_terminated", "1113"),
    *("exceeded_current_quota_error", "insufficient_balance", "insufficient_credits", "credits_exhausted"),
    *("quota_exceeded", "payment_required", "arrearage", "billing_error"),
}
LIMIT_CODES = {
    *("rate_limit_exceeded", "rate_limit_error", "rate_limit_reached_error", "rate_limited", "429"),
    *("resource_exhausted", "too_many_requests", "throttlingexception", "throttling", "tokens", "requests"),
}
BUSY_CODES = {
    *("overloaded_error", "overloaded", "engine_overloaded_error", "server_error", "internal_server_error"),
    *("internal", "internal_error", "api_error", "unavailable", "unavailable_error", "service_unavailable"),
    *("timeout", "timeout_error", "network_error", "upstream_error", "bad_gateway", "deadline_exceeded"),
    *("server_overloaded", "service_overloaded", "modelnotreadyexception", "vector_store_timeout"),
}
TOO_LONG = re.compile(
    r"context.{0,40}(shift|length|window|size|limit|overflow|exceed|full)"
    r"|(length|window|limit|size) of.{0,20}context"
    r"|maximum (context|prompt|input|sequence)"
    r"|(prompt|input|request|message|conversation|payload|text|query|sequence)s?\b.{0,60}"
    r"\btoo (long|large|many|big)"
    r"|too (many|large number of) (input |prompt )?tokens|too large for model"
    r"|tokens?\b.{0,80}\b(exceed|greater than|larger than|longer than|more than|beyond|limit of)"
    r"|exceed\w*.{0,80}\b(context|tokens|token limit|input length|sequence length|max_model_len|n_ctx)"
    r"|(reduce|shorten) (the|your) (length|message|prompt|input|size|conversation)"
    r"|(prompt|input)s? (length|tokens?)\b.{0,60}(exceed|range|limit|(must|should) be)"
    r"|max_model_len|\bn_ctx\b|kv cache.{0,30}full",
    re.IGNORECASE | re.DOTALL,
)
OUTPUT_CAP = re.compile(
    r"max(_completion|_output)?_tokens\W{0,3}(is|value)? ?(too large|must|should|:)", re.IGNORECASE
)
NO_ROOM = re.compile(r"max_tokens\W{0,3}exceed context limit", re.IGNORECASE)
"""What is asked for and the longest answer together are too long."""
QUOTA = re.compile(
    r"quota|billing|credit|insufficient (balance|funds)|balance is|arrears|overdue|payment|spending limit"
    r"|PerDay|per day",
    re.IGNORECASE,
)
DAILY = re.compile(r"PerDay|per[- ]day|daily", re.IGNORECASE)
BUSY = re.compile(
    r"overload|temporar|try again|capacity|too busy|is busy|unavailable|timed? ?out|disconnected|bad gateway"
    r"|upstream|connection (error|reset|refused)|provider returned error",
    re.IGNORECASE,
)
LOADING = re.compile(
    r"loading( the)? model|model\b.{0,80}\bloading|warming up|model is starting", re.IGNORECASE
)
NO_TOOLS = re.compile(
    r"(not|n't|no|without).{0,40}(support|enabled?).{0,40}(tool|function)"
    r"|(tool|function)s?\b.{0,60}\b(not|un)\W{0,3}(support|enabled|allowed|available)"
    r"|enable-auto-tool-choice|tool-call-parser|--jinja|'tools' is not supported",
    re.IGNORECASE,
)

CANNOT_CALL = (
    "This model, or the server it runs on, cannot call tools, which this assistant needs. "
    "Choose a model that can."
)
TOO_LONG_ADVICE = "Ask in a new conversation, or choose a model with a larger context window."
WEB_PAGE = "Check that OPENAI_BASE_URL is the address of the API; most end in /v1."
ADVICE = {
    401: "Check the API key (OPENAI_API_KEY).",
    402: "Add credit at the provider, or choose a cheaper model.",
    403: "Check that the API key (OPENAI_API_KEY) may use this model.",
    404: "Check the model's name and OPENAI_BASE_URL, which mostly ends in /v1.",
    405: WEB_PAGE,
}
IN_WORDS = (
    (402, re.compile(r"(credit|account) balance|insufficient (credits?|funds|balance)", re.IGNORECASE)),
    (401, re.compile(r"(api|access).?key|unauthori[sz]ed|authenticat", re.IGNORECASE)),
    (404, re.compile(r"model\b.{0,120}\b(not found|not exist|unknown|no such)", re.IGNORECASE)),
)
"""The status that is meant, where only words tell it."""


@dataclass(frozen=True)
class Told:
    """An error as a server told it."""

    message: str
    code: str = ""
    codes: frozenset[str] = frozenset()
    """Everything that could be one, in small letters."""
    status: int = 0
    """Of HTTP, also where it stands in an error that came with 200; 0 when there is none."""
    param: str = ""
    pause: float | None = None
    """Seconds after which the server wants to be asked again, where it says so."""
    everything: str = ""
    """All of it, in which what is not shown may be found."""

    @property
    def is_too_long(self) -> bool:
        if self.codes & TOO_LONG_CODES or self.status == 413:
            return True
        limited = self.is_limit and not re.search(r"(request|prompt|input) too large", self.message, re.I)
        return not limited and bool(TOO_LONG.search(self.message)) and not OUTPUT_CAP.search(self.message)

    @property
    def cannot_call_tools(self) -> bool:
        return self.status not in RETRIED - {500} and bool(NO_TOOLS.search(self.message))

    @property
    def is_limit(self) -> bool:
        return self.status == 429 or bool(self.codes & (LIMIT_CODES | QUOTA_CODES))

    @property
    def is_final(self) -> bool:
        """A quota that is used up, which no waiting brings back."""
        if self.codes & QUOTA_CODES or self.status == 402:
            return True
        told = self.is_limit and QUOTA.search(self.message)
        return bool(told and (self.pause is None or DAILY.search(self.everything)))

    @property
    def is_loading(self) -> bool:
        return self.status in (0, 500, 503) and bool(LOADING.search(self.message))

    @property
    def is_passing(self) -> bool:
        """Whether the same request may well succeed a little later."""
        if self.is_final or self.is_too_long:
            return False
        if self.status in RETRIED or self.is_limit or self.is_loading or self.codes & BUSY_CODES:
            return True
        return not self.status and bool(BUSY.search(self.message))


class Refused(ModelError):
    """The server answered with an error."""

    def __init__(self, told: Told, text: str) -> None:
        self.told = told
        super().__init__(text)


class RefusedForNow(Refused, ModelRateLimited):
    pass


class RefusedAsTooLong(Refused, ContextExceeded):
    pass


class RefusedInPassing(Refused, ModelInterrupted):
    pass


def refusal(told: Told, is_answer: bool = False) -> Refused:
    """`is_answer`: the error came as the answer's HTTP status, and not in the middle of an answer."""
    code = f" [{told.code}]" if told.code and told.code not in told.message else ""
    words = shortened(told.message) + code
    text = (
        f"The model server answered {told.status}: {words}"
        if is_answer
        else f"The model server reported an error: {words}"
    )
    if told.is_too_long:
        return RefusedAsTooLong(told, _with_advice(text, TOO_LONG_ADVICE))
    if told.cannot_call_tools:
        return Refused(told, _with_advice(text, CANNOT_CALL))
    text = _with_advice(text, _advice(told))
    if told.is_limit or told.is_final:
        return RefusedForNow(told, text)
    return (RefusedInPassing if told.is_passing else Refused)(told, text)


def _advice(told: Told) -> str:
    if told.is_final:
        return ADVICE[402]
    meant = next((status for status, words in IN_WORDS if words.search(told.message)), 0)
    return ADVICE.get(told.status) or ADVICE.get(meant, "")


def _with_advice(text: str, advice: str) -> str:
    if not advice:
        return text
    return f"{text} {advice}" if text.endswith((".", "…", "]", "!", "?")) else f"{text}. {advice}"


def shortened(text: str) -> str:
    one_line = " ".join(text[:READ_CHARACTERS].split())
    return one_line if len(one_line) <= SHOWN_CHARACTERS else f"{one_line[:SHOWN_CHARACTERS]}…"
