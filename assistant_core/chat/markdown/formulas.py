"""Formulas: LaTeX between dollar signs, or as `\\(…\\)` and `\\[…\\]`."""

import re
from typing import Any

from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

LONGEST = 4000
"""Characters of LaTeX; longer ones are text."""
CLOSERS = {"$$": "$$", r"\[": r"\]", r"\(": r"\)", "$": "$"}
# As Pandoc tells formulas from amounts: "$5 and $7" has a space before its second sign.
_INLINE = re.compile(rf"\$(?![\s$])((?:\\.|[^$\\\n`]){{1,{LONGEST}}}+)(?<!\s)\$(?!\d)")
# It starts a comment: "$5% to 7%$" would lose its end.
_COMMENT = re.compile(r"(?<!\\)%")


def inline(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] not in "$\\":
        return False
    opener = next((opener for opener in CLOSERS if state.src.startswith(opener, state.pos)), "")
    if opener == "$":
        match = _INLINE.match(state.src, state.pos, state.posMax)
        latex, end = (match[1], match.end()) if match else ("", 0)
    elif opener:
        start = state.pos + 2
        end = _next(state, CLOSERS[opener], start) + 2
        latex = state.src[start : end - 2] if end > start else ""
    if not opener or end > state.posMax or not _is_latex(latex, opener):
        return False
    if not silent:
        token = state.push("formula", "math", 0)
        token.content, token.meta = " ".join(latex.split()), {"block": opener in ("$$", r"\[")}
    state.pos = end
    return True


def block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """One that begins a line and whose end ends one; it goes over no blank line."""
    at = state.bMarks[start] + state.tShift[start]
    opener = state.src[at : at + 2]
    fails_until: dict[str, int] = state.env.setdefault("no formula until", {})
    if opener not in ("$$", r"\[") or state.is_code_block(start) or at < fails_until.get(opener, 0):
        return False
    if state.sCount[start] < state.blkIndent:
        return False
    lines, last = _lines(state, start, end, CLOSERS[opener])
    latex = "\n".join(lines)[2:].removesuffix(CLOSERS[opener])
    if not lines[-1].endswith(CLOSERS[opener]) or CLOSERS[opener] in latex or not _is_latex(latex, opener):
        # What begins on one of these lines ends on the same one, or on none.
        fails_until[opener] = state.eMarks[last]
        return False
    if not silent:
        token = state.push("formula", "math", 0)
        token.content, token.meta = " ".join(latex.split()), {"block": True}
        token.map = [start, last + 1]
        state.line = last + 1
    return True


def _lines(state: StateBlock, start: int, end: int, closer: str) -> tuple[list[str], int]:
    """To the one with the closer, at most to the end of the paragraph, and which is the last."""
    lines: list[str] = []
    for line in range(start, end):
        if state.isEmpty(line) or state.sCount[line] < state.blkIndent:
            break
        lines.append(state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].rstrip())
        if closer in (lines[-1][2:] if line == start else lines[-1]):
            break
    return lines, start + len(lines) - 1


def _is_latex(text: str, opener: str) -> bool:
    return (
        0 < len(text) <= LONGEST
        and bool(text.strip())
        and not _COMMENT.search(text)
        and not (opener == "$$" and "$" in text)
    )


def _next(state: StateInline, sign: str, start: int) -> int:
    """Where it is found from here on, or -3. Asked once for each place: what was found ahead is kept."""
    known: dict[str, Any] = state.env.setdefault("next", {})
    text, at = known.get(sign, (None, 0))
    if text is not state.src or 0 <= at < start:
        at = state.src.find(sign, start)
        known[sign] = (state.src, at)
    return at if at >= 0 else -3
