"""Tells thinking from answer where a server sends both as one text.

The marks are those of the models' own formats. Thinking stands in front of the answer; a mark further on is a
part of the text, except for the closing mark of thinking that began before the text did (in the prompt).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from assistant_core.engine.models.code_blocks import CodeBlocks

MARKS = {
    "<think>": ("</think>",),
    "<thinking>": ("</thinking>",),
    "<thought>": ("</thought>",),
    "<reasoning>": ("</reasoning>",),
    "<seed:think>": ("</seed:think>",),
    "<mm:think>": ("</mm:think>",),
    "[THINK]": ("[/THINK]",),
    "◁think▷": ("◁/think▷",),
    "<|START_THINKING|>": ("<|END_THINKING|>",),
    "<|begin_of_thought|>": ("<|end_of_thought|>",),
    "<|channel|>analysis<|message|>": ("<|end|>", "<|start|>", "<|channel|>final<|message|>"),
}
PASSED_OVER = (
    *(
        "<|start|>assistant",
        "assistant<|channel|>final<|message|>",
        "<|channel|>final<|message|>",
        "<|channel|>commentary<|message|>",
        "<|message|>",
    ),
    *("<|START_RESPONSE|>", "<|begin_of_solution|>", "<|begin_of_text|>", "<|im_start|>assistant"),
)
"""What stands between thinking and answer, and belongs to neither."""
ENDS = (
    *("<|im_end|>", "<|eot_id|>", "<|eom_id|>", "<|end|>", "<|return|>", "<|end_of_text|>", "<|endoftext|>"),
    *(
        "<end_of_turn>",
        "<｜end▁of▁sentence｜>",
        "</s>",
        "<|END_RESPONSE|>",
        "<|end_of_solution|>",
        "<|user|>",
    ),
)
"""The marks of an answer's end, which some servers let through."""
LONE = ("</think>", "</thinking>", "[/THINK]", "◁/think▷", "</seed:think>")
FIRST_SIGN = re.compile(f"[{re.escape(''.join({mark[0] for mark in (*LONE, *ENDS)}))}]")
BARE, BARE_END = "analysis", "assistantfinal"
"""Where a server has taken only the special tokens out of `<|channel|>analysis…<|channel|>final`."""
AT_START = (*MARKS, *PASSED_OVER, *LONE, BARE)
FIRST_AT_START = {mark[0] for mark in AT_START}


@dataclass(frozen=True)
class Piece:
    kind: Literal["answer", "thinking", "unanswer"]
    """`unanswer`: all of the answer so far was thinking; has no text."""
    text: str = ""


class Splitter:
    """Feed it a text as it comes. What could become a mark is held back until it is one or is none."""

    def __init__(self, begins_in_thinking: bool = False) -> None:
        """`begins_in_thinking`: this model has been seen to close what it did not open."""
        self._held = ""
        self._closes: tuple[str, ...] = LONE if begins_in_thinking else ()
        self._is_guess = begins_in_thinking
        self._guessed: list[str] = []
        self._state: Literal["start", "thinking", "answer"] = "thinking" if begins_in_thinking else "start"
        self._has_thought = False
        self._code = CodeBlocks()
        self.closed_unopened = False
        """Whether thinking was closed that only the prompt can have opened."""

    def is_plain(self, text: str) -> bool:
        """Whether the text is answer and nothing else, which most is. It counts as fed then."""
        if self._state != "answer" or self._held or FIRST_SIGN.search(text):
            return False
        self._code.take(text)
        return True

    def feed(self, text: str) -> Iterator[Piece]:
        self._held += text
        while self._held:
            before = self._state, len(self._held)
            match self._state:
                case "start":
                    self._at_start()
                case "thinking":
                    yield from self._in_thinking()
                case "answer":
                    yield from self._in_answer()
            if (self._state, len(self._held)) == before:
                return

    def end(self) -> Iterator[Piece]:
        """What was held back. Thinking that was only guessed and never closed is the answer."""
        held, self._held = self._held, ""
        if self._state == "thinking":
            yield Piece("answer" if self._is_guess else "thinking", "".join((*self._guessed, held)))
        elif held.strip() or not self._has_thought:
            end = next((mark for mark in ENDS if held.endswith(mark)), "")
            yield Piece("answer", held.removesuffix(end))

    def _at_start(self) -> None:
        begun = self._held.lstrip()
        if begun and begun[0] not in FIRST_AT_START:
            self._begin_answer(begun)
        elif mark := next((mark for mark in MARKS if begun.startswith(mark)), None):
            self._begin_thinking(begun[len(mark) :], MARKS[mark])
        elif begun.startswith(BARE) and begun[len(BARE) : len(BARE) + 1].isupper():
            self._begin_thinking(begun[len(BARE) :], (BARE_END,))
            self._is_guess, self._guessed = True, [BARE]
        elif mark := next((mark for mark in (*PASSED_OVER, *LONE) if begun.startswith(mark)), None):
            self._held, self._has_thought = begun[len(mark) :], True
        elif begun and not any(mark.startswith(begun) for mark in AT_START):
            self._begin_answer(begun)

    def _begin_answer(self, begun: str) -> None:
        self._state = "answer"
        self._held = begun if self._has_thought else self._held

    def _begin_thinking(self, rest: str, closes: tuple[str, ...]) -> None:
        self._held, self._closes, self._state, self._has_thought = rest, closes, "thinking", True

    def _in_thinking(self) -> Iterator[Piece]:
        if self._is_guess and not self._guessed and any(mark.startswith(self._held) for mark in MARKS):
            return
        at, mark = _first(self._held, self._closes)
        if mark:
            thought = _without_opening("".join((*self._guessed, self._held[:at])))
            self.closed_unopened = self.closed_unopened or self._is_guess
            self._held = self._held[at + len(mark) :]
            self._state, self._is_guess, self._guessed, self._has_thought = "start", False, [], True
            yield Piece("thinking", thought)
            return
        until = len(self._held) - _held_back(self._held, self._closes)
        if self._is_guess:
            self._guessed.append(self._held[:until])
        elif until:
            yield Piece("thinking", self._held[:until])
        self._held = self._held[until:]

    def _in_answer(self) -> Iterator[Piece]:
        held = self._held
        if not FIRST_SIGN.search(held):
            self._held = ""
            yield self._answer(held)
            return
        at, mark = (0, "") if self._has_thought else _first(held, LONE)
        if mark and not self._code.are_open_after(held[:at]):
            self._held = held[at + len(mark) :]
            self._state, self._has_thought, self.closed_unopened = "start", True, True
            yield self._answer(held[:at])
            yield Piece("unanswer")
            return
        until = len(held) - _held_back(held, (*LONE, *ENDS))
        self._held = held[until:]
        if until:
            yield self._answer(held[:until])

    def _answer(self, text: str) -> Piece:
        self._code.take(text)
        return Piece("answer", text)


def _without_opening(thought: str) -> str:
    begun = thought.lstrip()
    opening = next((mark for mark in (*MARKS, BARE) if begun.startswith(mark)), "")
    return begun.removeprefix(opening) if opening else thought


def _first(text: str, marks: tuple[str, ...]) -> tuple[int, str]:
    """The first of the marks in the text, and where; an empty mark when there is none."""
    found = [(at, mark) for mark in marks if (at := text.find(mark)) >= 0]
    return min(found) if found else (0, "")


def _held_back(text: str, marks: tuple[str, ...]) -> int:
    """How many characters at the end are one of the marks, or could become one."""
    longest = max(map(len, marks))
    for at in range(max(0, len(text) - longest), len(text)):
        if any(mark.startswith(text[at:]) for mark in marks):
            return len(text) - at
    return 0
