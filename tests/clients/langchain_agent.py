"""LangChain's OpenAIAssistantRunnable in an AgentExecutor: two questions, one of which calls a function.

OPENAI_BASE_URL and OPENAI_API_KEY say where the engine is; the runnable's client reads both by itself.
"""

import json

from langchain_classic.agents import AgentExecutor
from langchain_classic.agents.openai_assistant import OpenAIAssistantRunnable
from langchain_core.tools import tool


@tool
def get_ticker(company_name: str) -> str:
    """Find the ticker of a company."""
    return f"{company_name}: AAPL"


agent = OpenAIAssistantRunnable.create_assistant(
    name="analyst",
    instructions="Be brief.",
    tools=[get_ticker],
    model="default",
    as_agent=True,
    check_every_ms=50,
)
executor = AgentExecutor(agent=agent, tools=[get_ticker], return_intermediate_steps=True)
first = executor.invoke({"content": "Which ticker has Apple?"})
second = executor.invoke({"content": "And where is it listed?", "thread_id": first["thread_id"]})
steps = first["intermediate_steps"] + second["intermediate_steps"]
print(
    json.dumps(
        {
            "answers": [first["output"], second["output"]],
            "calls": [[action.tool, json.dumps(action.tool_input)] for action, _ in steps],
            "outputs": [output for _, output in steps],
        }
    )
)
