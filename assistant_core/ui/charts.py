"""Charts in Streamlit's own colours, light and dark; readable at the width of a phone."""

import altair as alt
import pandas as pd
from streamlit.delta_generator import DeltaGenerator

from assistant_core.exhibits.figures import grouped, scale
from assistant_core.exhibits.model import BarChart, Chart, Exhibit, LineChart
from assistant_core.words import Words

HEIGHT = 240
SHORT_SPAN_DAYS = 45
MOST_BARS = 5
"""Periods that have room for bars on a phone; more are a line."""
SHORT_DAY = "length(datum.label) == 10 ? slice(datum.label, 0, 7) : datum.label"
LONGEST_LEGEND = 30
"""Bytes of names that fit beside each other on a phone; a Korean letter is three, and twice as wide."""


def show_chart(place: DeltaGenerator, chart: Chart, exhibit: Exhibit, words: Words) -> None:
    draw = _bars if isinstance(chart, BarChart) else _line
    drawn, alternative = draw(chart, exhibit, words)  # type: ignore[arg-type]
    # A chart is drawn later than its place: the page must not grow once more when it appears.
    place.container(height=HEIGHT, border=False).altair_chart(drawn, height=HEIGHT, alt=alternative)


def _line(chart: LineChart, exhibit: Exhibit, words: Words) -> tuple[alt.Chart, str]:
    data = pd.DataFrame({"day": pd.to_datetime(list(chart.dates), utc=True), "value": chart.values})
    data["day"] = data["day"].dt.tz_localize(None)
    span = (data["day"].iloc[-1] - data["day"].iloc[0]).days
    axis = words("chart.axis_days" if span < SHORT_SPAN_DAYS else "chart.axis")
    said = words("chart.time") if chart.timed else words.chart_day()
    drawn = (
        alt.Chart(data)
        .mark_line(strokeWidth=2)
        .encode(
            x=alt.X("day:T", title=None, axis=alt.Axis(format=axis, labelOverlap=True, tickCount=6)),
            # A price that moved by a tenth would be a flat line on an axis from zero.
            y=alt.Y("value:Q", title=chart.unit, scale=alt.Scale(zero=False, nice=True)),
            tooltip=[
                alt.Tooltip("day:T", title=words.term("date"), format=said),
                alt.Tooltip("value:Q", title=f"{chart.name} ({chart.unit})", format=",~r"),
            ],
        )
    )
    alternative = words(
        "exhibit.alt.line",
        name=chart.name,
        subject=exhibit.subject,
        first=words.day(chart.dates[0]),
        last=words.day(chart.dates[-1]),
        from_value=grouped(chart.values[0]),
        to_value=grouped(chart.values[-1]),
        unit=chart.unit,
    )
    return drawn, alternative


def _stands(chart: BarChart, line: str, place: int) -> dict[str, object]:
    """Where the point stands in a filing, for who points at it."""
    row = chart.filed.get(line, ())
    filed = row[place] if place < len(row) else None
    return {"source": filed.said if filed else "–", "restated": bool(filed and filed.restated)}


def _bars(chart: BarChart, exhibit: Exhibit, words: Words) -> tuple[alt.Chart | alt.LayerChart, str]:
    name, size = scale((value for values in chart.series.values() for value in values), words.language)
    unit = ", ".join(part for part in (chart.unit, words(f"scale.{name}")) if part)
    data = pd.DataFrame(
        [
            {"period": label, "line": line, "value": None if value is None else value / size}
            | _stands(chart, line, place)
            for line, values in chart.series.items()
            for place, (label, value) in enumerate(zip(chart.labels, values, strict=True))
        ]
    )
    order = list(chart.series)
    long = sum(len(line.encode()) for line in order) > LONGEST_LEGEND
    legend = alt.Legend(title=None, orient="top", columns=1 if long else 0) if len(order) > 1 else None
    tooltip = [
        alt.Tooltip("period:N", title=words("chart.period")),
        alt.Tooltip("line:N", title=words.term("line")),
        alt.Tooltip("value:Q", title=unit, format=",.6~g"),
    ]
    if chart.filed:
        tooltip.append(alt.Tooltip("source:N", title=words("filed.chart.source")))
    many = len(chart.labels) > MOST_BARS
    shown = SHORT_DAY if many else "datum.label"
    axis = alt.Axis(labelAngle=0, labelOverlap=True, labelExpr=shown)
    base = alt.Chart(data).encode(
        x=alt.X("period:N", title=None, sort=list(chart.labels), axis=axis),
        y=alt.Y("value:Q", title=unit),
        color=alt.Color("line:N", sort=order, legend=legend),
        tooltip=tooltip,
    )
    if not many:
        base = base.encode(xOffset=alt.XOffset("line:N", sort=order))
    marks = (
        base.mark_line(point=alt.OverlayMarkDef(size=45), strokeWidth=2)
        if many
        else base.mark_bar(cornerRadiusEnd=2)
    )
    drawn: alt.Chart | alt.LayerChart = marks
    if chart.is_restated:
        # In the colour of its line, and of a shape that is told apart without one.
        restated = base.transform_filter("datum.restated").mark_point(
            shape="diamond", size=160, filled=False, strokeWidth=2.5, opacity=1
        )
        drawn = marks + restated
    alternative = words(
        "exhibit.alt.bars",
        names=", ".join(order),
        subject=exhibit.subject,
        first=words.day(chart.labels[0]),
        last=words.day(chart.labels[-1]),
        unit=unit,
    )
    return drawn, alternative
