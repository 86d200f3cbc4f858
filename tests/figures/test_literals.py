"""A figure that code holds and prints is typed; what it has computed is not."""

import pytest

from assistant_core.figures.check import check
from benchmarks.figure_check.labels import OUTPUTS


def statuses(text, log, *codes, outputs=(), question=""):
    return [one.status for one in check(text, outputs, question, logs=(log,), codes=codes).figures]


TYPED = [
    ("print(394.3)", "394.3"),
    ("print(-394.3)", "-394.3"),
    ("print(394.3281)", "394.3281"),
    ("print(round(394.3281, 1))", "394.3"),
    ("x = 394.3\nprint(f'{x:,.1f}%')", "394.3%"),
    ("print(3.943e2)", "394.3"),
    ("print(394_3 / 10)", "394.3"),
    ("print(3943e-1)", "394.3"),
    ("print('Share 394.3 %')", "Share 394.3 %"),
    ("print('394.3'.strip())", "394.3"),
    ("print(float('3943e-1'))", "394.3"),
    ("print(b'394.3'.decode())", "394.3"),
    (r"print('\x33\x394.3')", "394.3"),
    (r"print('\d 394.3')", "394.3"),
    ("print('''\n394.3\n''')", "394.3"),
    ("print(f'{394.3}')", "394.3"),
    ("print(f'39{4.3}')", "394.3"),
    ("print('39' + '4.3')", "394.3"),
    ("print('39' '4.3')", "394.3"),
    ("print('%.1f' % 394.3)", "394.3"),
    ("print('{:.1%}'.format(3.943))", "394.3%"),
    ("data = {'2022': 394.3}; print(data)", "{'2022': 394.3}"),
    ("import pandas as pd\nprint(pd.DataFrame({'394.3': [1]}))", "   394.3\n0      1"),
    ("print(pd.read_csv(io.StringIO('year,share\\n2022,394.3')))", "0 2022 394.3"),
    ("def f(x=394.3): return x\nprint(f())", "394.3"),
    ("match 1:\n    case 394.3: pass", "394.3"),
    ("print(394300000000 / 1e9)", "394.3"),
    ("print(", "394.3"),
    ("(" * 5000, "394.3"),
    ("-" * 50_000 + "1", "394.3"),
    ("x = 1 " + "+ 1" * 30_000, "394.3"),
    ("#" * 200_000, "394.3"),
    ("\0", "394.3"),
]


@pytest.mark.parametrize(("code", "log"), TYPED, ids=[repr(code[:40]) for code, _ in TYPED])
def test_what_was_only_moved_and_printed_is_typed(code, log):
    found = check("It was 394.3% of it.", (), logs=(log,), codes=("import math", code)).figures
    line = next(" ".join(line.split()) for line in log.splitlines() if "394.3" in line)
    assert [(one.status, one.label, one.value) for one in found] == [("typed", "typed", line)]
    assert found[0].source.tool == "code_interpreter"


@pytest.mark.parametrize(
    ("code", "log"),
    [
        ("print(788.6 / 2)", "394.3"),
        ("print(sum([100.1, 294.2]))", "394.3"),
        ("xs = [20, 50, 252]\nprint(mean(xs) * 3.6733)", "394.2977"),
        ("print(394.3281 * 1)", "394.3012"),
        ("# 394.3 is expected\nprint(data.mean())", "394.3"),
        ("print(f'{x:.3f}', '%5.3f' % x, '{:,.3f}'.format(x))", "394.3"),
        ("x = True; y = None; z = ...; print(data.std())", "394.3"),
        ("print(data)", "394.3"),
    ],
)
def test_what_was_computed_is_computed(code, log):
    assert statuses("It was 394.3% of it.", log, code) == ["verified"]


@pytest.mark.parametrize(
    ("code", "log", "text", "status"),
    [
        ("x = 0.25", "25%", "The share is 25%.", "typed"),
        ("x = 0.25", "0.25", "The share is 25%.", "typed"),
        ("x = a / b", "25%", "The share is 25%.", "verified"),
        ("x = 394328", "394328", "It sold 394.3 billion.", "typed"),
        ("x = 394.3", "Revenue 394.3 bn", "It sold 394.3 billion.", "typed"),
        ("x = 5", "5 bn USD", "It sold 5 billion USD.", "typed"),
        ("x = sum(y)", "394328", "It sold 394.3 billion.", "verified"),
        ("x.rolling(20)", "20-day average 256.5885 USD", "Its 20-day average is 256.59 USD.", "verified"),
        ("date(2025, 6, 9)", "2025-06-09", "It begins on June 9, 2025.", "typed"),
        ("date(year=2025, month=6, day=9)", "2025-06-09", "It begins on June 9, 2025.", "typed"),
        ("x = '2025-06-09'", "June 9, 2025", "2025년 6월 9일에 시작합니다.", "typed"),
        ("x = 'June 9, 2025'", "2025-06-09", "It begins on June 9, 2025.", "typed"),
        ("x = '2025-06-09'", "June 2025", "It began in June 2025.", "typed"),
        ("date_range('2025-06-01', periods=9)[-1]", "2025-06-09", "It ends on June 9, 2025.", "verified"),
    ],
)
def test_other_notations_scales_and_dates(code, log, text, status):
    assert statuses(text, log, code) == [status]


def test_any_code_of_the_conversation_counts_and_a_computed_line_goes_before():
    assert statuses("It was 394.3%.", "394.3", "x = 394.3", "print(x)") == ["typed"]
    assert statuses("It was 394.3%.", "394.3\n394.3281", "x = 394.3", "print(y)") == ["verified"]


def test_what_has_another_source_keeps_it():
    output = [(OUTPUTS["apple_income"]["tool"], OUTPUTS["apple_income"]["output"])]
    text = "Apple's revenue was $391.0 billion in fiscal 2024."
    code = "print('391.0 billion USD')"
    assert statuses(text, "391.0 billion USD", code, outputs=output) == ["verified", "verified"]
    assert statuses("With your $10,000.", "10000", "x = 10000", question="I have $10,000.") == ["given"]


def test_a_year_that_code_was_asked_to_look_at_is_listed_and_not_counted():
    report = check("In 2023 it rose 12.4%.", (), logs=("2023 12.41%",), codes=("r(2023)",))
    assert [(one.status, one.label) for one in report.figures] == [
        ("typed", "year"),
        ("verified", "computed"),
    ]
    assert (report.verified, report.checked, report.typed) == (1, 1, 0)


def test_typed_figures_are_counted_and_not_verified():
    report = check("It was 394.3%, or 12.4%.", (), logs=("394.3 12.4",), codes=("x = 394.3",))
    assert (report.verified, report.checked, report.typed) == (1, 2, 1)


HUGE = ("1" + "0" * 400, ",".join(["123"] * 200), "9" * 400 + ".5")


@pytest.mark.parametrize("number", HUGE)
def test_numbers_beyond_all_sizes_are_read_past(number):
    code = f"x = '{number}'\ny = 394.3"
    assert statuses("It was 394.3%, or 12.4%.", f"{number} 394.3 12.41", code) == ["typed", "verified"]


def test_code_with_a_number_that_cannot_be_written_out_proves_nothing():
    assert statuses("It was 12.4%.", "12.41", f"x = 'a' + 0x{'F' * 9_000}") == ["typed"]
