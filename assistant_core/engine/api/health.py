"""/health: that the engine answers, and which kinds of tools a model is offered."""

from assistant_core.engine.api.context import InContext
from assistant_core.engine.objects import Object

TOOLS = ("function", "file_search")


async def health(context: InContext) -> Object:
    """`interpreter` tells the tier of code_interpreter, which is tried out first if it was not yet."""
    code = await context.code.interpreter()
    tools = TOOLS if code.tier == "none" else (*TOOLS, "code_interpreter")
    return {"status": "ok", "tools": tools, "interpreter": {"tier": code.tier, "reason": code.reason}}
