"""The questions of a batch as the engine has them, and what becomes of each in this process."""

import re
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import openai
from openai.types.beta import Thread

from assistant_core.chat import conversations, registry, transcript
from assistant_core.chat.live import LiveRun
from assistant_core.chat.view import Answer, Question

_BATCH = re.compile(r"[0-9a-f]{16}")


@dataclass(frozen=True)
class Item:
    thread_id: str
    question: Question
    stored: Answer | None = None
    """The answer as the engine has it."""
    went_on: bool = False
    """More was asked in its conversation."""

    @property
    def live(self) -> LiveRun | None:
        """The run that answers it in this process, and not a later question's of its conversation."""
        live = registry.find(self.thread_id)
        return live if live and live.question_id == self.question.id else None

    @property
    def answer(self) -> Answer | None:
        """Once it is over, however it ended."""
        live = self.live
        return live.answer() if not self.stored and live and live.over else self.stored

    @property
    def is_answered(self) -> bool:
        """Neither stopped nor failed."""
        return self.answer is not None and self.answer.problem is None

    @property
    def is_left(self) -> bool:
        """To be asked, or asked again; not where that would hide what followed."""
        is_running = self.live is not None and not self.live.over
        return not (self.is_answered or is_running or self.went_on)


def load(client: openai.OpenAI, batch: str) -> list[Item]:
    """The questions of a batch in their order; none if there is no such batch. Raises the SDK's errors.

    Runs that nobody in this process looks after are taken up again.
    """
    if not _BATCH.fullmatch(batch):
        return []
    threads = sorted(conversations.threads(client, batch=batch), key=_place)
    with ThreadPoolExecutor(8, thread_name_prefix="several") as pool:
        found = pool.map(lambda thread: _item(client, thread.id), threads)
        return [item for item in found if item]


def _place(thread: Thread) -> int:
    told = (thread.metadata or {}).get("place", "")
    return int(told) if told.isdecimal() else 0


def _item(client: openai.OpenAI, thread_id: str) -> Item | None:
    """Its first question and answer, whatever followed; none if it is gone, or empty."""
    try:
        known = transcript.load(client, thread_id, sys.maxsize)
    except openai.NotFoundError:
        return None
    asked = [place for place, entry in enumerate(known.entries) if isinstance(entry, Question)]
    if not asked:
        return None
    live = registry.find(thread_id)
    if known.active and (live is None or live.over):
        registry.resume(client, known.active)
    first = known.entries[asked[0] : asked[1] if len(asked) > 1 else None]
    question = next(entry for entry in first if isinstance(entry, Question))
    answers = [entry for entry in first if isinstance(entry, Answer)]
    return Item(thread_id, question, answers[-1] if answers else None, went_on=len(asked) > 1)
