import json

import pytest
from streamlit.testing.v1 import AppTest

from tests.support.outputs import ALL, COMPARISON, DCF, INCOME, NEWS, PRICES


def show(*outputs: object, recent: bool = True, locale: str = "en-US") -> AppTest:
    def script(outputs, recent):
        import streamlit as st

        from assistant_core.chat.view import Answer, ToolCall
        from assistant_core.ui.exhibits import show_exhibits

        calls = tuple(
            ToolCall(f"call_{number}", "function", "f", "{}", "done", output)
            for number, output in enumerate(outputs)
        )
        show_exhibits(st.container(), Answer("run_1", calls, "completed"), recent)

    outputs = tuple(output if isinstance(output, str) else json.dumps(output) for output in outputs)
    app = AppTest.from_function(script, args=(outputs, recent), default_timeout=20)
    app.context = {"locale": locale}
    app.run()
    assert not app.exception
    return app


def charts(app: AppTest) -> list[dict]:
    return [json.loads(chart.proto.spec) for chart in app.get("vega_lite_chart")]


def test_each_exhibit_is_a_tab():
    app = show(PRICES, INCOME, NEWS)
    assert [tab.label for tab in app.tabs] == ["Prices", "Income statement", "News"]


def test_of_several_companies_the_tabs_name_them():
    app = show(INCOME, INCOME | {"symbol": "MSFT", "company": "Microsoft Corporation"})
    assert [tab.label for tab in app.tabs] == ["Income statement · AAPL", "Income statement · MSFT"]


def test_prices_are_a_line_whose_axis_need_not_start_at_zero():
    (chart,) = charts(show(PRICES))
    assert chart["mark"]["type"] == "line"
    assert chart["encoding"]["y"]["scale"]["zero"] is False
    assert chart["encoding"]["y"]["title"] == "USD per share"
    assert chart["encoding"]["x"]["type"] == "temporal"


def test_revenue_and_net_income_are_bars_by_period():
    (chart,) = charts(show(INCOME))
    assert chart["mark"]["type"] == "bar"
    assert chart["encoding"]["x"]["sort"] == ["2022-09-24", "2023-09-30", "2024-09-28"]
    assert chart["encoding"]["y"]["title"] == "USD, billions"
    assert chart["encoding"]["color"]["sort"] == ["Total revenue", "Net income"]


def test_korean_charts_count_in_hundred_millions():
    (chart,) = charts(show(INCOME, locale="ko-KR"))
    assert chart["encoding"]["y"]["title"] == "USD, 억"
    assert chart["encoding"]["color"]["sort"] == ["매출액", "순이익"]


def test_the_comparison_sorts_by_figures():
    table = show(COMPARISON).dataframe[0].value
    assert table.sort_values("Total revenue")["Symbol"].tolist() == ["MSFT", "AAPL"]
    assert table["Net margin"].tolist() == [23.97, 35.96]


def test_the_sensitivity_grid_is_a_table():
    table = show(DCF).dataframe[0].value
    assert table.set_index("Discount rate").loc["10%", "3%"] == 102.11


def test_news_are_links_to_the_web_only():
    text = "\n".join(element.value for element in show(NEWS).markdown)
    assert "(https://news.example.com/a%281%29?x=%241)" in text
    assert "A trap" in text
    assert "javascript" not in text


def test_every_table_can_be_kept():
    app = show(INCOME, DCF)
    assert [button.label for button in app.download_button] == ["CSV"] * 6


def test_an_older_answer_draws_them_when_it_is_opened():
    app = show(INCOME, recent=False)
    assert not app.dataframe
    assert app.expander[0].label == "Charts and tables"
    app.session_state["exhibits-run_1"] = True
    app.run()
    assert len(app.dataframe) == 1


def test_an_answer_without_figures_has_no_exhibits():
    app = show('{"error": {"kind": "timeout"}}', '{"listings": []}', "no json", recent=False)
    assert not app.tabs
    assert not app.expander


def test_what_a_tool_says_is_text():
    evil = "$x$ **bold** :red[x] [a](javascript:b) <b>"
    output = INCOME | {"company": evil, "source": evil, "notes": [evil], "lines": {evil: [1, 2, 3]}}
    app = show(output)
    assert all(r"\$x\$ \*\*bold\*\*" in caption.value for caption in app.caption)


@pytest.mark.parametrize("locale", ["en-US", "ko-KR"])
def test_all_kinds_at_once(locale):
    app = show(*ALL.values(), locale=locale)
    assert len(app.tabs) == len(ALL)


def test_columns_of_one_name_are_told_apart():
    output = INCOME | {"periods": ["2024", "2024", "2022"]}
    assert list(show(output).dataframe[0].value.columns) == ["Line", "2024", "2024 (2)", "2022"]
