"""Which interpreter this machine can have."""

import asyncio
import logging
import secrets
from pathlib import Path

from assistant_core.config import Settings
from assistant_core.engine.interpreter.calculator import Calculator, why_no_calculator
from assistant_core.engine.interpreter.interpreter import Interpreter
from assistant_core.engine.interpreter.limits import Limits
from assistant_core.engine.interpreter.none import NoInterpreter
from assistant_core.engine.interpreter.probe import why_not
from assistant_core.engine.interpreter.sandbox import SandboxInterpreter

logger = logging.getLogger(__name__)


def interpreter(settings: Settings, folder: Path) -> Interpreter:
    """The best tier that holds here, tried for real, which takes a second. Sessions live in `folder`.

    To be called from a thread that has no event loop of its own.
    """
    if settings.interpreter == "off":
        return NoInterpreter("it is switched off (INTERPRETER=off).")
    limits = Limits.of(settings)
    folder.mkdir(parents=True, exist_ok=True)
    reason = why_not(limits, folder)
    if not reason:
        sandbox = SandboxInterpreter(limits, folder)
        try:
            sandbox.tidy()
        except OSError as error:
            logger.warning("A folder that no session uses stays: %s", error)
        return sandbox
    canary = folder / f"probe-{secrets.token_hex(6)}.txt"
    secret = secrets.token_hex(16)
    canary.write_text(secret)
    try:
        also = asyncio.run(why_no_calculator(limits, canary, secret))
    finally:
        canary.unlink()
    if not also:
        logger.warning("Code is run by a calculator, not in a sandbox: %s", reason)
        return Calculator(limits, reason)
    logger.warning("No code is run: %s And %s", reason, also)
    return NoInterpreter(f"{reason} And {also}")
