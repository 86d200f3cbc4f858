"""Every error of the project, in one family.

    InvestorGPTError
    ├── ConfigError                 a setting is missing or makes no sense
    ├── SettingsNotStored           a settings file was left as it was
    ├── OllamaFailed                no Ollama answers at an address
    ├── ChosenModelGone             the model that the reader chose is no longer connected
    ├── WatchlistError              the watchlist was not changed
    │   ├── WatchlistFull           it holds as many companies as it may
    │   └── WatchlistUnreadable     its file cannot be used
    ├── ToolError                   a function tool failed; `kind` tells how, the model reads the text
    │   ├── InvalidArguments        not JSON, or not what the function takes
    │   ├── UnknownFunction         no tool has this name
    │   ├── ToolTimeout             the tool took too long
    │   ├── ToolCrashed             the tool raised something nobody foresaw
    │   └── MarketDataError         figures could not be had
    │       ├── UnknownSymbol       the source knows no such listing
    │       ├── NoSuchStatement     the listing exists, but has no such statement (a fund, a coin)
    │       ├── NoSuchFiling        the company has filed no such document, or it has no such part
    │       ├── NotConfigured       the source needs a setting that is not there
    │       ├── RateLimited         too many requests; `retry_after` says when to try again
    │       ├── NetworkDown         the source could not be reached at all
    │       │   └── NoAnswer        it was reached, but did not answer in time
    │       └── UnexpectedAnswer    the source answered something that is not data
    ├── ApiError                    what the engine answers to a bad request, in OpenAI's error shape
    │   ├── InvalidRequest          400
    │   ├── Unauthorized            401
    │   ├── NotFound                404
    │   ├── RequestTooSlow          408: its body did not come to an end
    │   ├── RequestTooLarge         413
    │   ├── WrongHost               421: a name that this engine does not answer to
    │   ├── HeadersTooLarge         431
    │   └── ModelServerFailed       502: the model server did not say what it was asked
    ├── RunNotCompleted             a run that a script waited for ended without an answer
    └── ModelError                  the language model failed; becomes the run's `last_error`
        ├── ModelRateLimited        it refused because of a limit or a quota
        ├── ModelInterrupted        its answer broke off; nothing speaks against asking again
        └── ContextExceeded         the conversation is too long for it

A message says what happened, what was kept, and what to do next.
"""


class InvestorGPTError(Exception):
    """Base of all errors that this project raises on purpose."""


class ConfigError(InvestorGPTError):
    pass


class SettingsNotStored(InvestorGPTError):
    pass


class OllamaFailed(InvestorGPTError):
    pass


class ChosenModelGone(InvestorGPTError):
    pass


class RunNotCompleted(InvestorGPTError):
    pass


class WatchlistError(InvestorGPTError):
    pass


class WatchlistFull(WatchlistError):
    pass


class WatchlistUnreadable(WatchlistError):
    pass


class ToolError(InvestorGPTError):
    kind = "tool_error"

    def as_output(self) -> dict[str, object]:
        """The failure as a tool output that a model can read: `{"error": {"kind", "message", …}}`."""
        return {"error": {"kind": self.kind, "message": str(self)}}


class InvalidArguments(ToolError):
    kind = "invalid_arguments"


class UnknownFunction(ToolError):
    kind = "unknown_function"


class ToolTimeout(ToolError):
    kind = "timeout"


class ToolCrashed(ToolError):
    kind = "tool_crashed"


class MarketDataError(ToolError):
    kind = "market_data"


class UnknownSymbol(MarketDataError):
    kind = "unknown_symbol"


class NoSuchStatement(MarketDataError):
    kind = "no_such_statement"


class NoSuchFiling(MarketDataError):
    kind = "no_such_filing"


class NoSuchPassage(MarketDataError):
    kind = "no_such_passage"


class NotConfigured(MarketDataError):
    kind = "not_configured"


class RateLimited(MarketDataError):
    kind = "rate_limited"

    def __init__(self, message: str, retry_after: int) -> None:
        super().__init__(message)
        self.retry_after = retry_after

    def as_output(self) -> dict[str, object]:
        error = {"kind": self.kind, "message": str(self), "retry_after_seconds": self.retry_after}
        return {"error": error}


class NetworkDown(MarketDataError):
    kind = "network_down"


class NoAnswer(NetworkDown):
    pass


class UnexpectedAnswer(MarketDataError):
    kind = "unexpected_answer"


class ApiError(InvestorGPTError):
    status = 500
    type = "server_error"

    def __init__(self, message: str, param: str | None = None, code: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.param = param
        self.code = code

    def body(self) -> dict[str, object]:
        return {"error": {"message": self.message, "type": self.type, "param": self.param, "code": self.code}}


class InvalidRequest(ApiError):
    status = 400
    type = "invalid_request_error"


class Unauthorized(ApiError):
    status = 401
    type = "invalid_request_error"


class NotFound(ApiError):
    status = 404
    type = "invalid_request_error"


class RequestTooSlow(InvalidRequest):
    status = 408


class RequestTooLarge(InvalidRequest):
    status = 413


class WrongHost(InvalidRequest):
    status = 421


class HeadersTooLarge(InvalidRequest):
    status = 431


class ModelServerFailed(ApiError):
    status = 502


class ModelError(InvestorGPTError):
    code = "server_error"


class ModelRateLimited(ModelError):
    code = "rate_limit_exceeded"


class ModelInterrupted(ModelError):
    pass


class ContextExceeded(ModelError):
    window: int | None = None
    """The tokens that the model takes, where that was told."""
