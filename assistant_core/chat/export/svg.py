"""Charts as inline SVG, for a report that must load nothing."""

import math
from html import escape

from assistant_core.exhibits.figures import grouped, scale
from assistant_core.exhibits.model import BarChart, LineChart, Words

WIDTH, HEIGHT = 680, 250
LEFT, RIGHT, TOP, BOTTOM = 64, 12, 30, 28
LABEL = 74
"""The width of a date."""
COLORS = ("#0b6e4f", "#2f6fb0", "#c2761b")


def line_svg(chart: LineChart, words: Words) -> str:
    low, high, ticks = _axis(min(chart.values), max(chart.values))
    last = max(len(chart.values) - 1, 1)
    points = " ".join(
        f"{_x(index / last):.1f},{_y(value, low, high):.1f}" for index, value in enumerate(chart.values)
    )
    first, newest = (escape(words.day(day)) for day in (chart.dates[0], chart.dates[-1]))
    labels = (
        f'<text x="{LEFT}" y="{HEIGHT - 8}">{first}</text>'
        f'<text x="{WIDTH - RIGHT}" y="{HEIGHT - 8}" text-anchor="end">{newest}</text>'
    )
    body = f'<polyline points="{points}" fill="none" stroke="{COLORS[0]}" stroke-width="1.8"/>{labels}'
    return _svg(_grid(ticks, low, high, 1.0) + body, f"{chart.name} ({chart.unit})")


def bar_svg(chart: BarChart, words: Words) -> str:
    known = [value for values in chart.series.values() for value in values if value is not None]
    name, size = scale(known, words.language)
    low, high, ticks = _axis(min([0.0, *known]), max([0.0, *known]))
    group = (WIDTH - LEFT - RIGHT) / max(len(chart.labels), 1)
    thick = min(group * 0.8 / max(len(chart.series), 1), 60)
    parts = [_grid(ticks, low, high, size)]
    each = math.ceil(LABEL / group)
    for place, label in enumerate(chart.labels):
        middle = LEFT + group * (place + 0.5)
        if (len(chart.labels) - 1 - place) % each == 0:
            said = f'<text x="{middle:.1f}" y="{HEIGHT - 8}" text-anchor="middle">{escape(label)}</text>'
            parts.append(said)
        start = middle - thick * len(chart.series) / 2
        for number, values in enumerate(chart.series.values()):
            if values[place] is not None:
                parts.append(
                    _bar(start + thick * number, thick * 0.92, values[place] or 0.0, low, high, number)
                )
    parts.append(_legend(list(chart.series)))
    unit = ", ".join(part for part in (chart.unit, words(f"scale.{name}")) if part)
    return _svg("".join(parts), unit)


def _bar(x: float, width: float, value: float, low: float, high: float, number: int) -> str:
    top, bottom = sorted((_y(value, low, high), _y(0.0, low, high)))
    color = COLORS[number % len(COLORS)]
    return f'<rect x="{x:.1f}" y="{top:.1f}" width="{width:.1f}" height="{bottom - top:.1f}" fill="{color}"/>'


def _legend(names: list[str]) -> str:
    parts, x = [], LEFT + 150
    for number, name in enumerate(names):
        color = COLORS[number % len(COLORS)]
        parts.append(f'<rect x="{x}" y="7" width="11" height="11" fill="{color}"/>')
        parts.append(f'<text x="{x + 16}" y="17">{escape(name)}</text>')
        x += 34 + 9 * len(name)
    return "".join(parts)


def _grid(ticks: list[float], low: float, high: float, size: float) -> str:
    step = ticks[1] - ticks[0] if len(ticks) > 1 else 1.0
    decimals = max(0, -math.floor(math.log10(step / size)))
    lines = []
    for tick in ticks:
        y = _y(tick, low, high)
        lines.append(f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y:.1f}" y2="{y:.1f}" stroke="#d5ddd8"/>')
        label = grouped(tick / size, decimals)
        lines.append(f'<text x="{LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{label}</text>')
    return "".join(lines)


def _axis(low: float, high: float) -> tuple[float, float, list[float]]:
    """Ends and ticks at round figures around the values."""
    span = (high - low) or abs(high) or 1.0
    power = 10.0 ** math.floor(math.log10(span / 4))
    step = power * next(factor for factor in (1, 2, 2.5, 5, 10) if span / (power * factor) <= 5)
    first, last = math.floor(low / step), math.ceil(high / step)
    if first == last:
        last += 1
    ticks = [step * number for number in range(first, last + 1)]
    return ticks[0], ticks[-1], ticks


def _x(share: float) -> float:
    return LEFT + share * (WIDTH - LEFT - RIGHT)


def _y(value: float, low: float, high: float) -> float:
    return TOP + (high - value) / (high - low) * (HEIGHT - TOP - BOTTOM)


def _svg(body: str, title: str) -> str:
    label = escape(title, quote=True)
    head = f'<text x="{LEFT}" y="17" class="unit">{escape(title)}</text>'
    return (
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{label}" '
        f'xmlns="http://www.w3.org/2000/svg">{head}{body}</svg>'
    )
