"""Links, as CommonMark has them but for definitions, in one pass over a paragraph."""

import re
from functools import lru_cache
from typing import NamedTuple

from markdown_it.common.utils import unescapeAll
from markdown_it.rules_inline import StateInline

SAFE_LINK = re.compile(r"(?i)(?:https?://|mailto:)")
LONGEST = 2000
"""Characters of an address; longer ones are text."""
_SANDBOX = "sandbox:"
"""Files that code has made. No browser can follow such a link; they are shown with the answer."""
_SIGN = re.compile(r"\\.|(?P<ticks>`+)|(?P<bracket>[\[\]])", re.DOTALL)
_TARGET = re.compile(
    r"\([ \n]{0,9}"
    rf"(?:<(?P<pointed>(?:\\.|[^<>\\\n]){{0,{LONGEST}}}+)>"
    rf"|(?P<bare>(?:\\[!-/:-@\[-`{{-~]|[^\s()<>]|\([^\s()<>]{{0,{LONGEST}}}+\)){{0,{LONGEST}}}+))"
    r"""(?:[ \n]{1,9}(?:"[^"]{0,300}"|'[^']{0,300}'|\([^()]{0,300}\)))?[ \n]{0,9}\)"""
)


# An address without brackets, as GitHub's Markdown has it, without what ends the sentence around it.
_SCHEME = re.compile(r"(?<![A-Za-z0-9])https?\Z")
_BARE = re.compile(rf"https?://[^\s<>`\\\[\]|]{{1,{LONGEST}}}")
_SENTENCE = "?!.,:;*_~'\"]}"


class _Link(NamedTuple):
    label_end: int
    end: int
    target: str


def link(state: StateInline, silent: bool) -> bool:
    """Of a link into the sandbox, or a picture there, the words are left."""
    if state.src.startswith("![", state.pos):
        found = _links(state.src).get(state.pos + 1)
        if found and found.target.startswith(_SANDBOX):
            state.pos += 1
            return True
    found = _links(state.src).get(state.pos) if state.src[state.pos] == "[" else None
    if not found:
        return False
    href = "" if found.target.startswith(_SANDBOX) else state.md.normalizeLink(found.target)
    if href and not state.md.validateLink(href):
        return False
    if not silent:
        _push(state, found.label_end, href)
    state.pos = found.end
    return True


def _push(state: StateInline, label_end: int, href: str) -> None:
    whole = state.posMax
    state.pos, state.posMax = state.pos + 1, label_end
    state.linkLevel += 1
    if href:
        state.push("link_open", "a", 1).attrs = {"href": href}
    state.md.inline.tokenize(state)
    if href:
        state.push("link_close", "a", -1)
    state.linkLevel -= 1
    state.posMax = whole


def bare(state: StateInline, silent: bool) -> bool:
    """At the colon: what is before it waits to become text."""
    if state.linkLevel or not state.src.startswith("://", state.pos):
        return False
    scheme = _SCHEME.search(state.src[max(0, state.pos - 6) : state.pos])
    if not scheme or not state.pending.endswith(scheme[0]):
        return False
    start = state.pos - len(scheme[0])
    match = _BARE.match(state.src, start, state.posMax)
    url = match[0].rstrip(_SENTENCE) if match else ""
    if url.count(")") > url.count("("):
        url = url.rstrip(f"{_SENTENCE})")
    if start + len(url) <= state.pos + 3:
        return False
    if not silent:
        state.pending = state.pending.removesuffix(scheme[0])
        opened = state.push("link_open", "a", 1)
        opened.attrs, opened.markup = {"href": state.md.normalizeLink(url)}, "autolink"
        state.push("text", "", 0).content = url
        state.push("link_close", "a", -1).markup = "autolink"
    state.pos = start + len(url)
    return True


@lru_cache(maxsize=2)
def _links(text: str) -> dict[int, _Link]:
    """By where they start. A link has no links inside: where one ends, brackets open before it are text."""
    found: dict[int, _Link] = {}
    opened: list[int] = []
    closing = _closing_ticks(text)
    at = 0
    while sign := _SIGN.search(text, at):
        at = sign.end()
        if sign["ticks"]:
            at = closing.get(sign.start(), at)
        elif sign["bracket"] == "[":
            opened.append(sign.start())
        elif sign["bracket"] and opened:
            start = opened.pop()
            if target := _TARGET.match(text, at):
                address = target["bare"] if target["pointed"] is None else target["pointed"]
                found[start] = _Link(sign.start(), target.end(), unescapeAll(address))
                opened.clear()
                at = target.end()
    return found


def _closing_ticks(text: str) -> dict[int, int]:
    """Where the code ends that starts at each run of backticks which is closed at all."""
    closing: dict[int, int] = {}
    last: dict[int, int] = {}
    for run in reversed(list(re.finditer("`+", text))):
        length = run.end() - run.start()
        if length in last:
            closing[run.start()] = last[length]
        last[length] = run.end()
    return closing
