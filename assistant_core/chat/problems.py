"""What went wrong, in kinds that the page has words for."""

import httpx2
import openai
from openai.types.beta.threads import Run

from assistant_core.chat.view import Problem
from assistant_core.errors import ChosenModelGone, InvestorGPTError

# The engine could not be reached, or the connection to it broke while it was sending.
CONNECTION_LOST = (openai.APIConnectionError, httpx2.HTTPError)

FAILURES = (*CONNECTION_LOST, openai.APIError, InvestorGPTError, OSError)


def from_error(error: Exception) -> Problem:
    detail = str(error)
    if isinstance(error, ChosenModelGone):
        return Problem("connection_gone")
    if isinstance(error, InvestorGPTError):
        return Problem("engine_settings", detail)
    if isinstance(error, (*CONNECTION_LOST, OSError)):
        return Problem("engine_unreachable", detail)
    if isinstance(error, openai.AuthenticationError):
        return Problem("engine_key", detail)
    if isinstance(error, openai.APIError) and error.code == "unknown_model_connection":
        return Problem("connection_gone")
    if isinstance(error, openai.NotFoundError) and "thread" in detail.lower():
        return Problem("unknown_thread", detail)
    if isinstance(error, openai.NotFoundError) and "assistant" in detail.lower():
        return Problem("unknown_assistant", detail)
    if isinstance(error, openai.APIError):
        return Problem("busy" if is_busy(error) else "engine_refused", error.message)
    return Problem("unexpected", repr(error))


def is_busy(error: openai.APIError) -> bool:
    """Whether the engine refused because the thread has a run that is not over."""
    return "already has an active run" in error.message or "is active." in error.message


def from_run(run: Run) -> Problem | None:
    """Why a run ended without being completed."""
    if run.status == "failed":
        return _from_last_error(run)
    if run.status == "incomplete":
        return Problem("incomplete", (run.incomplete_details and run.incomplete_details.reason) or "")
    if run.status == "expired":
        return Problem("expired")
    if run.status == "cancelled":
        return Problem("stopped")
    return None


def _from_last_error(run: Run) -> Problem:
    if run.last_error is None:
        return Problem("model_failed")
    limited = run.last_error.code == "rate_limit_exceeded"
    return Problem("rate_limited" if limited else "model_failed", run.last_error.message)
