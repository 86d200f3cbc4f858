"""What readers think of answers, kept in the metadata of the message: `feedback` is `up` or `down`."""

from collections.abc import Mapping

import openai

from assistant_core.chat.problems import FAILURES, from_error
from assistant_core.chat.view import Problem, Verdict

KEY = "feedback"


def verdict_of(metadata: Mapping[str, str] | None) -> Verdict | None:
    """None as well where the metadata says something else: it is anyone's to write."""
    match (metadata or {}).get(KEY):
        case "up":
            return "up"
        case "down":
            return "down"
    return None


def keep(client: openai.OpenAI, thread_id: str, message_id: str, verdict: Verdict | None) -> Problem | None:
    """Beside what the metadata holds already; None takes the verdict back."""
    messages = client.beta.threads.messages
    try:
        metadata = messages.retrieve(message_id, thread_id=thread_id).metadata or {}
        others = {key: value for key, value in metadata.items() if key != KEY}
        told = others | {KEY: verdict} if verdict else others
        messages.update(message_id, thread_id=thread_id, metadata=told)
    except FAILURES as error:
        return from_error(error)
    return None
