"""What a text means: CommonMark with tables and `~~struck~~`, and formulas where a page has them.

What loads, hides or reaches further than its own place is the text it was written as: images, HTML, link
definitions (another message of the same file could use them) and links to anything but web and mail.

Everything is linear in the text. Those rules of markdown-it that are not are replaced. Quotes and lists nest
as deep as anybody writes them, paragraphs have as many signs and texts as many lines; what is beyond is shown
as it is.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import islice
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, blockquote, list_block, table
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline, emphasis, strikethrough
from markdown_it.token import Token

from assistant_core.chat.code import without_links
from assistant_core.chat.markdown import formulas as formula_rules
from assistant_core.chat.markdown.links import SAFE_LINK, bare, link

Edit = tuple[int, int, str]
"""Start, end and the product's own markup that stands there instead."""

DEEPEST = 20
"""In markdown-it's levels: a quote is one, a list and its item are two."""
MOST_LINES = 20_000
MOST_CHARACTERS = 500_000
MOST_SIGNS, MOST_SIGNS_IN_ALL = 3_000, 30_000
"""That may be markup, in a paragraph and in a text."""
MOST_EMPTY_CELLS = 500
_SIGN = re.compile(r"[*_~`\[\]<&$!\\]")
_ALTERNATIVES = {
    "table": ["paragraph", "reference"],
    "blockquote": ["paragraph", "reference", "blockquote", "list"],
    "list": ["paragraph", "reference", "blockquote"],
    "formula": ["paragraph", "reference", "blockquote", "list"],
}
# Noncharacters, which no text has to contain: those of a text from outside are taken out first.
_OPEN, _BETWEEN, _CLOSE = "\ufdd0", "\ufdd1", "\ufdd2"
_MARK = re.compile(f"{_OPEN}([0-9]+){_BETWEEN}([^{_CLOSE}]*){_CLOSE}")
_FOREIGN = dict.fromkeys(map(ord, (_OPEN, _BETWEEN, _CLOSE)), "\ufffd")
# Signs of a product, a power or a range, where CommonMark would see emphasis.
_ARITHMETIC = re.compile(r"(?<=[0-9A-Za-z)\]%])\*(?=[0-9A-Za-z(\[$€£¥₩.])|(?<=[0-9])(?:\*\*|~~)(?=[0-9])")
_IN_A_WORD = re.compile(r"(?<=[\w)\]%])\*(?=[\w(])")
_YEAR = re.compile(r"[0-9]{4,}[.)]")


def parsed(text: str, formulas: bool = False, edits: Sequence[Edit] = ()) -> list[Token]:
    """markdown-it's tokens; an edit is an inline token `mark` with its number as `meta`."""
    text = _marked(text, edits)
    end = _bound(text)
    tokens = parser(formulas).parse(text[:end])
    if end < len(text):
        rest = Token("fence", "code", 0, content=_unmarked(text[end:]), markup="```")
        tokens.append(rest)
    return tokens


@cache
def parser(formulas: bool) -> MarkdownIt:
    made = MarkdownIt("commonmark", {"html": False, "maxNesting": 100})
    made.enable(["table", "strikethrough"]).disable(["image", "reference", "html_block", "html_inline"])
    made.block.ruler.at("blockquote", _not_too_deep(blockquote), {"alt": _ALTERNATIVES["blockquote"]})
    made.block.ruler.at("list", _not_too_deep(_list), {"alt": _ALTERNATIVES["list"]})
    made.block.ruler.at("table", _table, {"alt": _ALTERNATIVES["table"]})
    made.core.ruler.at("inline", _inline)
    made.inline.ruler.at("emphasis", _emphasis)
    made.inline.ruler.at("strikethrough", _strikethrough)
    made.inline.ruler.at("link", link)
    made.inline.ruler.after("link", "bare", bare)
    made.inline.add_terminator_char(_OPEN)
    made.inline.ruler.before("escape", "mark", _mark)
    made.core.ruler.push("unmark", _unmark_code)
    made.core.ruler.push("sandbox", _without_addresses)
    normalize = made.normalizeLink
    made.normalizeLink = lambda url: normalize(_unmarked(url))  # type: ignore[method-assign]
    made.validateLink = lambda url: bool(SAFE_LINK.match(url))  # type: ignore[method-assign]
    if formulas:
        made.block.ruler.before("fence", "formula", formula_rules.block, {"alt": _ALTERNATIVES["formula"]})
        made.inline.ruler.before("escape", "formula", formula_rules.inline)
    return made


def _not_too_deep(rule: Callable[..., bool]) -> Callable[..., bool]:
    def limited(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        return state.level < DEEPEST and rule(state, start, end, silent)

    return limited


def _list(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A Korean date, 2026. 11. 21., is no list of one."""
    is_date = _YEAR.match(state.src, state.bMarks[start] + state.tShift[start])
    return not is_date and list_block(state, start, end, silent)


def _emphasis(state: StateInline, silent: bool) -> bool:
    """One asterisk in the middle of a word ends emphasis and begins none."""
    if state.src[state.pos] not in "*_":
        return False
    before = len(state.delimiters)
    if _arithmetic(state, silent):
        return True
    begins_none = _IN_A_WORD.match(state.src, state.pos)
    found = emphasis.tokenize(state, silent)
    if found and begins_none:
        for delimiter in state.delimiters[before:]:
            delimiter.open = False
    return found


def _strikethrough(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "~":
        return False
    return _arithmetic(state, silent) or strikethrough.tokenize(state, silent)


def _arithmetic(state: StateInline, silent: bool) -> bool:
    match = _ARITHMETIC.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    if not silent:
        state.append_pending(match[0])
    state.pos = match.end()
    return True


def _table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A few columns over many rows of one cell would be more cells than the text has characters."""
    ends: int = state.env.get("no table until", 0)
    if start < ends or not table(state, start, end, True):
        return False
    last = next((line for line in range(start, end) if state.isEmpty(line)), end)
    characters = state.eMarks[last - 1] - state.bMarks[start]
    columns = state.src.count("|", state.bMarks[start], state.eMarks[start]) + 1
    if columns * (last - start) > max(characters, MOST_EMPTY_CELLS):
        state.env["no table until"] = last
        return False
    return silent or table(state, start, end, False)


def _inline(state: StateCore) -> None:
    left = MOST_SIGNS_IN_ALL
    for token in state.tokens:
        if token.type == "inline":
            signs = len(_SIGN.findall(token.content))
            left -= signs
            if signs > MOST_SIGNS or left < 0:
                token.children = list(_as_it_is(token.content))
            else:
                token.children = state.md.inline.parse(token.content, state.md, state.env, [])


def _as_it_is(text: str) -> Iterator[Token]:
    for number, line in enumerate(_unmarked(text).split("\n")):
        if number:
            yield Token("softbreak", "br", 0)
        yield Token("text", "", 0, content=line)


def _bound(text: str) -> int:
    """The end of what is read as Markdown: a line's."""
    end = len(text)
    if end > MOST_CHARACTERS:
        end = text.rfind("\n", 0, MOST_CHARACTERS) + 1
    lines = (match.end() for match in re.finditer("\n", text[:end]))
    return next(islice(lines, MOST_LINES - 1, None), end)


def _marked(text: str, edits: Sequence[Edit]) -> str:
    text = text.translate(_FOREIGN)
    pieces, at = [], 0
    for number, (start, end, _) in enumerate(edits):
        pieces += [text[at:start], f"{_OPEN}{number}{_BETWEEN}{text[start:end]}{_CLOSE}"]
        at = end
    return "".join([*pieces, text[at:]])


def _mark(state: StateInline, silent: bool) -> bool:
    match = _MARK.match(state.src, state.pos)
    if not match:
        return False
    if not silent:
        token = state.push("mark", "", 0)
        token.content, token.meta = match[2], {"number": int(match[1])}
    state.pos = match.end()
    return True


def _unmarked(text: str) -> str:
    return _MARK.sub(r"\2", text)


def _unmark_code(state: Any) -> None:
    """In code, formulas and addresses there is nothing but what was written."""
    for token in state.tokens:
        for one in (token, *(token.children or ())):
            if one.type in ("fence", "code_block", "code_inline", "formula", "text"):
                one.content, one.info = _unmarked(one.content), _unmarked(one.info)


def _without_addresses(state: Any) -> None:
    """Of files in the sandbox, where the address is no link, or none to CommonMark."""
    for token in state.tokens:
        for one in token.children or ():
            if one.type == "text" and "sandbox:" in one.content:
                one.content = without_links(one.content)
