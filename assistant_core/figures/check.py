"""The figure check: every figure of an answer against the tool outputs of its conversation."""

import math
import re
from collections.abc import Sequence
from datetime import date

from assistant_core.figures import dated, pairs, printed
from assistant_core.figures.cited import Quote, Quotes
from assistant_core.figures.computed import Computed
from assistant_core.figures.found import figures
from assistant_core.figures.frames import Frame, frame
from assistant_core.figures.ledger import Ledger
from assistant_core.figures.match import MANY_DIGITS, Matcher, unit_of
from assistant_core.figures.model import Checked, Fact, Figure, Report, Source, Status, When
from assistant_core.figures.outputs import Output
from assistant_core.figures.reading import Reading

_ASSUMED = frozenset({"discount_rate", "terminal_growth", "growth_assumption", "upside"})
_PERCENT_HEADER = re.compile(r"%|percent|퍼센트")
_TIMES = ("times", "number")
Said = tuple[object, ...]
"""What two figures that say the same have in common."""


def check(
    text: str,
    outputs: Sequence[Output],
    question: str = "",
    quotes: Sequence[Quote] = (),
    logs: Sequence[str] = (),
    codes: Sequence[str] = (),
) -> Report:
    """Find the figures of `text` and what stands behind each.

    `outputs` are those of the whole conversation, oldest first; `question` is what the user asked, whose own
    figures an answer may repeat; `logs` are what code has printed: figures in it count as computed, unless
    one of the `codes`, all that the conversation has run, holds them as literals.
    """
    ledger, computed, cited = Ledger(outputs), Computed(printed.numbers(logs, codes)), Quotes(quotes)
    reading = Reading(text, ledger.names, ledger.concepts)
    asked = {_said(figure) for figure in figures(question)}
    found = [
        _checked(frame(reading, part), reading, ledger, asked, cited, computed) for part in reading.parts()
    ]
    return Report(tuple(one for one in found if one))


def _checked(
    context: Frame,
    reading: Reading,
    ledger: Ledger,
    asked: set[Said],
    cited: Quotes,
    computed: Computed,
) -> Checked | None:
    figure = context.figure
    said = reading.text[figure.start : figure.end]
    if figure.kind == "date":
        date_checked = dated.checked(figure, said, context, ledger, _said(figure) in asked)
        if date_checked.status != "unverified":
            return date_checked
        proof = cited.checked(figure, reading.text, reading.plain) or _computed(figure, said, computed)
        return proof or date_checked
    if not math.isfinite(figure.value):
        return Checked(figure.start, figure.end, said, "unverified")
    fact = _fact(context, reading, ledger)
    if fact:
        return _verified(figure, said, fact)
    if _is_small_talk(figure, context):
        return None
    if _is_given(figure, context, asked):
        return Checked(figure.start, figure.end, said, "given")
    if quoted := _quoted(figure, context, ledger):
        return Checked(figure.start, figure.end, said, "verified", "text", value=said, source=quoted)
    if proof := cited.checked(figure, reading.text, reading.plain):
        return proof
    return _computed(figure, said, computed) or Checked(figure.start, figure.end, said, "unverified")


def _computed(figure: Figure, said: str, computed: Computed) -> Checked | None:
    """What code has printed. Whatever else has a source for the figure goes before it."""
    found = printed.found_in(figure, computed.near(figure))
    if not found:
        return None
    source = Source("code_interpreter", "", "", "", "")
    status: Status = "typed" if found.is_typed else "verified"
    is_year = figure.when is not None and figure.when == When(figure.when.year, fiscal=figure.when.fiscal)
    label = "computed" if not found.is_typed else "year" if is_year else "typed"
    return Checked(figure.start, figure.end, said, status, label, value=found.line, source=source)


def _fact(context: Frame, reading: Reading, ledger: Ledger) -> Fact | None:
    figure = context.figure
    matcher = Matcher(context, ledger, _unit(context, reading), bool(_PERCENT_HEADER.search(context.near)))
    for place, names in enumerate((*context.tiers[:1], *context.shares, *context.tiers[1:])):
        for fact in ledger.near(names, matcher.spans):
            if matcher.fits(fact) and _is_meant(fact, figure, context, matcher):
                return fact
        for fact in pairs.near(names, place <= len(context.shares) and context.own, context.all_symbols, ledger, matcher.spans):
            between = "/" in fact.formula or " - " in fact.formula
            if between and _any_company(matcher, fact):
                return fact
        if place == len(context.shares) and context.own:
            break
    for fact in ledger.of_rows.near(matcher.spans):
        if matcher.fits_row(fact):
            return fact
    # With no line named beside it, only an amount with digits enough not to meet another by chance.
    if context.spoken or figure.digits < MANY_DIGITS or figure.kind not in ("money", "number"):
        return None
    for fact in ledger.amounts.near(matcher.spans):
        if matcher.fits(fact):
            return fact
    return None


def _any_company(matcher: Matcher, fact: Fact) -> bool:
    """Of a ratio of two companies, either may be the one that the context settled on."""
    symbols, own = matcher.frame.all_symbols, matcher.frame.symbols
    between = fact.formula.partition(":")[2].replace(" - ", " / ").split(" / ")
    names = {name.strip() for name in between}
    if len(names) == 2 and names <= symbols and (own is None or names & own):
        return matcher._same_currency(fact) and matcher._same_value(fact) and matcher._same_time(fact)
    return matcher.fits(fact)


def _is_meant(fact: Fact, figure: Figure, context: Frame, matcher: Matcher) -> bool:
    """Whether it is the kind of statement: a level, a change, a growth rate, compound growth."""
    if fact.aspect == "yearly":
        return matcher.yearly or bool(matcher.years and matcher.yearly_near)
    if fact.aspect == "growth":
        if matcher.yearly and "annual growth" not in matcher.tight:
            return False
        return matcher.growth and (figure.kind not in _TIMES or matcher.growth_near)
    change = figure.kind == "points" or matcher.change
    if fact.aspect == "change":
        return change or (context.cell and matcher.growth and figure.kind != "percent")
    if fact.kind == "money" and figure.kind in ("money", "number"):
        return not change or context.cell
    return True


def _unit(context: Frame, reading: Reading) -> float | None:
    if context.figure.scale != 1:
        return None
    if unit := unit_of(context.near):
        return unit
    if context.cell:
        block = context.part.block
        spans = [*([block.corner] if block.corner else []), *block.heads]
        return next((unit for span in spans if (unit := unit_of(reading.plain[slice(*span)]))), None)
    return None


def _is_small_talk(figure: Figure, context: Frame) -> bool:
    """A small whole number without a unit that no line was named for: "iPhone 16", "3 risks"."""
    if figure.kind != "number" or figure.scale != 1 or figure.step < 1 or figure.value >= 1000:
        return False
    touching = context.own and re.search(r"(?:[:=(]|\b(?:of|is|was|at|to)|은|는|이|가)\s*$", context.before)
    return not (touching or (context.cell and context.own))


def _said(figure: Figure) -> Said:
    when = figure.when
    return (when.year, when.month, when.day, when.quarter) if when else (figure.kind, figure.value)


def _is_given(figure: Figure, context: Frame, asked: set[Said]) -> bool:
    """What the user named may be repeated, but not as if it were a line of a statement."""
    free = not context.named or bool(context.named & _ASSUMED) or not context.own
    told = re.search(r"\b(?:your|you|invest\w*|put)\b|투자|넣", context.before[-40:], re.IGNORECASE)
    return (free or bool(told)) and _said(figure) in asked


def _quoted(figure: Figure, context: Frame, ledger: Ledger) -> Source | None:
    for quoted in ledger.quoted.get((figure.kind, figure.value, figure.digits), ()):
        one = quoted.figure
        told = not context.named or bool(context.named & quoted.concepts) or not context.own
        clash = one.currencies and figure.currencies and not one.currencies & figure.currencies
        ours = context.symbols is None or not quoted.source.symbol or quoted.source.symbol in context.symbols
        if told and ours and not clash:
            return quoted.source
    return None


def _verified(figure: Figure, said: str, fact: Fact) -> Checked:
    return Checked(
        figure.start,
        figure.end,
        said,
        "verified",
        fact.formula or fact.concept,
        _period(fact.period, fact.since),
        _number(fact.value),
        {"percent": "%", "points": "pp", "times": "x"}.get(fact.kind, fact.currency or ""),
        fact.source,
    )


def _period(period: date | None, since: date | None) -> str:
    return " – ".join(day.isoformat() for day in (since, period) if day)


def _number(value: float) -> str:
    """Free of the dust of binary division; never with an exponent that a reader must decode."""
    if abs(value) >= 1e9 or value == int(value):
        return f"{value:.0f}"
    return f"{value:.10g}" if abs(value) >= 1e-4 or value == 0 else f"{value:.12f}".rstrip("0")
