import re

import pytest
from lxml import etree

from assistant_core.chat.export.svg import bar_svg, line_svg
from assistant_core.exhibits.model import BarChart, LineChart
from assistant_core.words import Words

EN = Words("en")
SVG = "{http://www.w3.org/2000/svg}"


def line(*values: float) -> LineChart:
    return LineChart(tuple(f"2025-01-{day + 1:02}" for day in range(len(values))), values, "Close", "USD")


def bars(**series: tuple[float | None, ...]) -> BarChart:
    return BarChart(("2023", "2024"), series, "USD")


def labels(drawn: str) -> list[str]:
    return [element.text or "" for element in etree.fromstring(drawn).iter(f"{SVG}text")]


def test_a_line_fills_the_chart_and_its_axis_does_not_start_at_zero():
    drawn = line_svg(line(200.0, 230.0, 215.0), EN)
    found = etree.fromstring(drawn).find(f".//{SVG}polyline")
    assert found is not None
    points = [tuple(map(float, point.split(","))) for point in found.get("points", "").split()]
    assert [x for x, _ in points] == sorted(x for x, _ in points)
    assert points[1][1] < points[2][1] < points[0][1], "higher prices are higher up"
    assert "200" in labels(drawn)
    assert "0" not in labels(drawn)


def test_bars_stand_on_zero_and_losses_hang_below():
    drawn = bar_svg(bars(profit=(-5e9, 10e9)), EN)
    loss, gain = etree.fromstring(drawn).findall(f"{SVG}rect")[:2]
    assert float(loss.get("y", "")) == pytest.approx(float(gain.get("y", "")) + float(gain.get("height", "")))
    assert float(gain.get("height", "")) == pytest.approx(2 * float(loss.get("height", "")), rel=0.01)
    assert labels(drawn)[0] == "USD, billions"
    assert "10" in labels(drawn)


def test_a_missing_bar_is_left_out():
    drawn = bar_svg(bars(a=(None, 1.0), b=(2.0, 3.0)), EN)
    assert len(etree.fromstring(drawn).findall(f"{SVG}rect")) == 3 + 2  # bars and legend


@pytest.mark.parametrize("values", [(5.0,), (5.0, 5.0), (0.0, 0.0), (1e-9, 2e-9), (-3.0, 1e12)])
def test_any_prices_can_be_drawn(values):
    assert "nan" not in line_svg(line(*values), EN)
    assert re.search(r'points="[\d., -]+"', line_svg(line(*values), EN))
    assert "nan" not in bar_svg(bars(a=(values[0], values[-1])), EN)


def test_of_many_periods_only_as_many_are_named_as_there_is_room_for_the_newest_among_them():
    labels = tuple(f"{year}-12-31" for year in range(2006, 2026))
    drawn = bar_svg(BarChart(labels, {"Revenue": tuple(range(20))}, "USD"), EN)
    named = [label for label in labels if f">{label}<" in drawn]
    assert 1 < len(named) < 10
    assert named[-1] == labels[-1]
