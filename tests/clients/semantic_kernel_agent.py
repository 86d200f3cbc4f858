"""Semantic Kernel's OpenAIAssistantAgent: two questions, one of which calls a function.

The answers are polled for, or streamed when the argument says so.
OPENAI_BASE_URL and OPENAI_API_KEY say where the engine is; the agent's client reads both by itself.
"""

import asyncio
import json
import sys

from openai import AsyncOpenAI
from semantic_kernel.agents import AssistantAgentThread, OpenAIAssistantAgent
from semantic_kernel.contents import ChatMessageContent, FunctionCallContent, FunctionResultContent
from semantic_kernel.functions import kernel_function


class Tickers:
    @kernel_function(description="Find the ticker of a company.")
    def get_ticker(self, company_name: str) -> str:
        return f"{company_name}: AAPL"


async def main() -> None:
    client = AsyncOpenAI()
    definition = await client.beta.assistants.create(model="default", instructions="Be brief.")
    agent = OpenAIAssistantAgent(client=client, definition=definition, plugins=[Tickers()])
    invoke = agent.invoke_stream if "streamed" in sys.argv else agent.invoke
    answers, calls, outputs = [], [], []

    async def note(message: ChatMessageContent) -> None:
        for item in message.items:
            if isinstance(item, FunctionCallContent):
                calls.append([item.name, item.arguments])
            if isinstance(item, FunctionResultContent):
                outputs.append(item.result)

    thread = AssistantAgentThread(client=client)
    for question in ("Which ticker has Apple?", "And where is it listed?"):
        responses = invoke(question, thread=thread, on_intermediate_message=note)
        answers.append("".join([str(response) async for response in responses]))
    await thread.delete()
    await client.beta.assistants.delete(agent.id)
    print(json.dumps({"answers": answers, "calls": calls, "outputs": outputs}))


asyncio.run(main())
