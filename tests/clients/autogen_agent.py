"""AutoGen's OpenAIAssistantAgent: two questions, one of which calls a function.

OPENAI_BASE_URL and OPENAI_API_KEY say where the engine is; AsyncOpenAI reads both by itself.
"""

import asyncio
import json

from autogen_agentchat.messages import TextMessage, ToolCallExecutionEvent, ToolCallRequestEvent
from autogen_core import CancellationToken
from autogen_ext.agents.openai import OpenAIAssistantAgent
from openai import AsyncOpenAI


async def get_ticker(company_name: str) -> str:
    """Find the ticker of a company."""
    return f"{company_name}: AAPL"


async def main() -> None:
    agent = OpenAIAssistantAgent(
        name="analyst",
        description="Knows tickers.",
        client=AsyncOpenAI(),
        model="default",
        instructions="Be brief.",
        tools=[get_ticker],
    )
    answers, calls, outputs = [], [], []
    for question in ("Which ticker has Apple?", "And where is it listed?"):
        message = TextMessage(source="user", content=question)
        response = await agent.on_messages([message], CancellationToken())
        answers.append(response.chat_message.content)
        for event in response.inner_messages:
            if isinstance(event, ToolCallRequestEvent):
                calls += [[call.name, call.arguments] for call in event.content]
            if isinstance(event, ToolCallExecutionEvent):
                outputs += [result.content for result in event.content]
    await agent.delete_assistant(CancellationToken())
    print(json.dumps({"answers": answers, "calls": calls, "outputs": outputs}))


asyncio.run(main())
