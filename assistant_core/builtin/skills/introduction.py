"""Greetings, and "what can you do?"."""

import re

from assistant_core.builtin.moves import Move, Say
from assistant_core.builtin.offer import offer
from assistant_core.builtin.phrases import HELLO
from assistant_core.builtin.skills import Skill
from assistant_core.builtin.turn import Turn

GREETING = re.compile(
    r"(hi|hello|hey|good (morning|afternoon|evening|day)|greetings"
    r"|안녕(하세요|하십니까)?|반가워요?|반갑습니다)"
    r"( there| assistant| bot)?",
    re.IGNORECASE,
)
CAPABILITY = re.compile(
    r"(so )?((hi|hello|hey|안녕하세요)\s+)?"
    r"(what (can|do) you( \w+)?( do)?|what are you|who are you|help( me)?"
    r"|how (do|can) i use (this|you)|how does this work"
    r"|are you (an? )?(ai|bot|human|language model|chatgpt|gpt)"
    r"|(너는?|넌|당신은?)?\s*(뭐|뭘|무엇을?|무슨)\s*(일을?\s*)?(할 수 있|하|해).*"
    r"|(너는?|넌|당신은?)?\s*누구(야|세요|니|예요|입니까)?"
    r"|도움말|도와(줘|주세요)|사용법.*|어떻게 (써|사용해|쓰나)요?)( for me| here)?",
    re.IGNORECASE,
)
PUNCTUATION = re.compile(r"[^\w\s]+")


class Introduction(Skill):
    rank = 10

    def move(self, turn: Turn) -> Move | None:
        words = " ".join(PUNCTUATION.sub(" ", turn.question).split())
        if words and not GREETING.fullmatch(words) and not CAPABILITY.fullmatch(words):
            return None
        return Say(offer(turn, HELLO))


SKILL = Introduction()
