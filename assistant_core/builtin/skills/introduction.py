"""Greetings, thanks, and "what can you do?": what is like their examples and says nothing else."""

import re
from functools import cache

from assistant_core.analyzer import IS_HANGUL, STOP_WORDS
from assistant_core.builtin.moves import Move, Say
from assistant_core.builtin.offer import offer
from assistant_core.builtin.phrases import say
from assistant_core.builtin.skills import Skill
from assistant_core.builtin.turn import Turn
from assistant_core.builtin.understanding.asks import kinds
from assistant_core.builtin.understanding.recognition import LEAST, MANNERS, learned
from assistant_core.builtin.understanding.similarity import Examples
from assistant_core.builtin.understanding.synonyms import plainly

LONGEST = 120
PUNCTUATION = re.compile(r"[^\w\s'’]+|[ㅎㅋㅠㅜ]+|_")


class Introduction(Skill):
    rank = 10

    def move(self, turn: Turn) -> Move | None:
        manner = manner_of(turn.question)
        if manner == "thanks":
            return Say(say("welcome", turn.language))
        return Say(offer(turn, "hello")) if manner == "hello" else None


def manner_of(text: str) -> str:
    """ "hello", "thanks" or nothing: a question that begins or ends with one asks something."""
    words = " ".join(PUNCTUATION.sub(" ", text[: LONGEST + 1]).split())
    if not words:
        return "hello" if not text.strip(" ?!.") else ""
    if len(text) > LONGEST or not all(_is_known(word) for word in words.split()):
        return ""
    scores = learned().scores(plainly(words))
    best = max(scores, key=lambda name: scores[name])
    return best if best in MANNERS and scores[best] >= LEAST else ""


def _is_known(word: str) -> bool:
    """Of a Korean word half, since endings hang on it."""
    least = 0.5 if IS_HANGUL.match(word) else 1.0
    return word.lower() in STOP_WORDS or _examples().known_share(word) >= least


@cache
def _examples() -> Examples:
    return Examples({name: kinds()[name].examples for name in sorted(MANNERS)})


SKILL = Introduction()
