"""The benchmark of the figure check: its labels are proved, and any checker can be run on it."""

import sys

import pytest

from benchmarks.figure_check import truth
from benchmarks.figure_check.__main__ import main
from benchmarks.figure_check.checkers import Found, by_command, by_function
from benchmarks.figure_check.companies import outputs
from benchmarks.figure_check.labels import OUTPUTS, Answer, answers
from benchmarks.figure_check.measure import Rates, outcomes, rates, reached

ANSWERS = list(answers())
WITHOUT_TRUTH = ("given", "date", "!date", "!unsupported")
STATEMENT = {
    "unit": "thousands",
    "periods": ["2025-12-31", "2024-12-31"],
    "lines": {"TotalRevenue": [3_900, 3_000], "NetIncome": [None, -400]},
    "per_share": {"DilutedEPS": [1.5, 1.2]},
    "ratios": {"net_margin": {"unit": "percent", "values": [12.5, -13.3]}},
}
PRICES = {
    "columns": ["date", "close"],
    "rows": [["2025-03-03", 20.0], ["2025-03-04", 25.0]],
    "last_close": 25.0,
}
FACTS = {"acme_income": ("get_income_statement", STATEMENT), "acme_prices": ("get_prices", PRICES)}


def written(folder, text):
    (folder / "notes.txt").write_text(text)
    return list(answers(folder))


def one(folder, body, head="short | en | apple_income"):
    return written(folder, f"=== {head}\n? How much?\n{body}\n")


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda answer: f"{answer.style}-{answer.name}")
def test_labels_hold(answer):
    for label in answer.labels:
        text = answer.text[label.start : label.end]
        if label.kind in WITHOUT_TRUTH or answer.set == "seen":
            continue
        says_so = truth.agrees(text, truth.value(label.truth, answer.outputs))
        # A rise for a fall, and dollars for euros, can be wrong in their words alone.
        assert says_so != label.wrong or label.kind in ("!sign", "!currency"), (text, label)


def test_there_are_many_answers_of_each_kind():
    new = [answer for answer in ANSWERS if answer.set != "seen"]
    for language in ("en", "ko"):
        assert sum(len(answer.labels) for answer in new if answer.language == language) >= 300
    assert len({answer.name for answer in ANSWERS}) == len(ANSWERS)


def test_an_answer_and_its_twin(tmp_path):
    right, wrong = one(
        tmp_path,
        "Sales {rose||fell} {2%|derived|3 - 1|2%|!sign} to {$3 bn|right|3|$4 bn|!digits|4}, {5|right}.",
    )
    assert (right.name, right.style, right.set, right.language) == ("short", "notes", "open", "en")
    assert right.question == "How much?"
    assert right.text == "Sales rose 2% to $3 bn, 5."
    assert wrong.text == "Sales fell 2% to $4 bn, 5."
    said = [(wrong.text[label.start : label.end], label.kind, label.truth) for label in wrong.labels]
    assert said == [("2%", "!sign", "3 - 1"), ("$4 bn", "!digits", "4"), ("5", "right", "")]
    assert wrong.outputs["apple_income"] == ("get_income_statement", OUTPUTS["apple_income"]["output"])
    assert [label.wrong for label in right.labels] == [False, False, False]


def test_an_answer_without_wrong_figures_has_no_twin(tmp_path):
    assert [answer.name for answer in one(tmp_path, "{$5|right}")] == ["short"]


@pytest.mark.parametrize("body", ["{$5}", "{$5|correct}", "{$5|right|1|$6}", "{$5|!line|1|$6|!line}", "{}"])
def test_what_is_no_label_is_named(tmp_path, body):
    with pytest.raises(ValueError, match=r"notes\.txt, short .*is no label"):
        one(tmp_path, body)


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("short | de | apple_income", "language"),
        ("short | en | apple_diary", "apple_diary"),
        ("short | en", "short"),
    ],
)
def test_a_head_that_cannot_be_read_is_named(tmp_path, head, said):
    with pytest.raises(ValueError, match=said):
        one(tmp_path, "{$5|right}", head)


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("TotalRevenue", 3_900_000),
        ("TotalRevenue@2024", 3_000_000),
        ("NetIncome", -400_000),
        ("-acme.NetIncome@2024 / 2", 200_000),
        ("DilutedEPS@2024", 1.2),
        ("net_margin", 12.5),
        ("growth(TotalRevenue@2025, TotalRevenue@2024)", 30),
        ("share(DilutedEPS@2024, DilutedEPS)", 80),
        ("cagr(4, 1, 2)", 100),
        ("mean(1, 2, 6) - median(1, 2, 6)", 1),
        ("last_close - close@2025-03-03", 5),
        ("acme_prices.close@2025-03-04", 25),
    ],
)
def test_truths_are_computed(formula, value):
    assert truth.value(formula, FACTS) == pytest.approx(value)


@pytest.mark.parametrize(
    "formula", ["Goodwill", "TotalRevenue@2019", "other.TotalRevenue", "open('x')", "1 if 2 else 3"]
)
def test_a_truth_that_cannot_be_computed_is_named(formula):
    with pytest.raises((ValueError, SyntaxError)):
        truth.value(formula, FACTS)


def test_a_cell_of_a_sensitivity_grid():
    assert truth.value("value_per_share@8@2.5", {"v": ("dcf", OUTPUTS["apple_dcf"]["output"])}) == 106.64


@pytest.mark.parametrize(
    ("text", "value", "same"),
    [
        ("$3.9 billion", 3_945e6, True),
        ("$3.95bn", 3_945.8e6, True),
        ("$3.9 billion", 3_950.1e6, False),
        ("3.95e9", 3_945.8e6, True),
        ("+138bps", 1.38, True),
        ("-3.3%", -3.26, True),
        ("+3.3%", -3.26, False),
        ("3.3%", -3.26, True),
        ("53p", 0.53, True),
        ("1조 2,931억 원", 1_293_100e6, True),
        ("1조 2,931억 원", 1_293_200e6, False),
        ("4,690만 주", 46.9e6, True),
        ("a third", 0.34, True),
        ("절반", 0.6, False),
        ("네 번", 4, True),
        ("nearly twice", 1.95, True),
        ("forty-six percent", 46.2, True),
        ("forty-six percent", 47.2, False),
        ("two hundred and three dollars", 203.15, True),
        ("about four billion", 4_306e6, True),
        ("one and a half times", 1.52, True),
        ("13분의 1", 0.0745, True),
    ],
)
def test_figures_agree_at_the_precision_shown(text, value, same):
    assert truth.agrees(text, value) is same


def test_words_without_a_figure_are_named():
    with pytest.raises(ValueError, match="'much' holds no figure"):
        truth.agrees("much", 1)


@pytest.fixture
def short(tmp_path):
    """Five figures: verified, flagged, spanning two, passed over, wrong and verified; and a date."""
    body = "{11|right} {22|!line} {33 44|right} {55|right} {66|!digits} 2025"
    (answer,) = one(tmp_path, body)
    return answer


def marked(answer: Answer) -> list[dict[str, object]]:
    statuses = {
        "11": "verified",
        "22": "unverified",
        "33": "given",
        "44": "ambiguous",
        "66": "verified",
        "2025": "file",
    }
    places = {text: answer.text.index(text) for text in statuses}
    return [
        {"start": places[text], "end": places[text] + len(text), "status": status}
        for text, status in statuses.items()
    ]


def test_verdicts_and_rates(short):
    found = list(outcomes(short, [Found(**one) for one in marked(short)]))
    assert [(one.text, one.kind, one.verdict, one.missed) for one in found] == [
        ("11", "right", "verified", False),
        ("22", "!line", "unverified", False),
        ("33 44", "right", "ambiguous", True),
        ("55", "right", "not seen", True),
        ("66", "!digits", "verified", True),
        ("2025", "unlabelled", "verified", False),
    ]
    assert rates(found) == Rates(right_verified=1 / 3, wrong_flagged=0.5, precision=0.5)
    assert rates(found[-1:]) == Rates(None, None, None)
    assert reached(Rates(0.5, None, 0.5), Rates(0.5, 0.9, 0.5))
    assert not reached(Rates(0.5, 0.8, 0.5), Rates(0.5, 0.9, 0.5))


def every_number(text, outputs, question):
    """A checker that takes every word with a digit for a verified figure."""
    assert outputs
    assert question
    words = [(text.index(word), word) for word in text.split() if any(char.isdigit() for char in word)]
    return [{"start": at, "end": at + len(word), "status": "verified"} for at, word in words]


def test_a_checker_that_is_a_function(short):
    found = by_function(f"{__name__}:every_number")(short)
    assert [one.status for one in found] == ["verified"] * 7


def test_a_checker_that_is_a_command(tmp_path, short):
    program = tmp_path / "check.py"
    program.write_text(
        "import json, sys\n"
        "given = json.load(sys.stdin)\n"
        "assert given['outputs'][0]['tool'] == 'get_income_statement' and given['question'] == 'How much?'\n"
        "at = given['text'].index('22')\n"
        "json.dump({'figures': [{'start': at, 'end': at + 2, 'status': 'ambiguous'}]}, sys.stdout)\n"
    )
    assert by_command(f"{sys.executable} {program}")(short) == [Found(3, 5, "ambiguous")]


@pytest.mark.parametrize(
    ("program", "said"),
    [
        ("raise SystemExit('no licence')", "ended with 1 .*no licence"),
        ("print('hello')", "wrote no JSON"),
        ('print(\'[{"start": 3, "end": 5, "status": "fine"}]\')', "'fine'"),
        ('print(\'[{"start": 3, "end": 500, "status": "verified"}]\')', "from 3 to 500"),
    ],
)
def test_a_command_that_fails_is_named(tmp_path, short, program, said):
    path = tmp_path / "check.py"
    path.write_text(program)
    with pytest.raises(ValueError, match=said):
        by_command(f"{sys.executable} {path}")(short)


def test_a_command_that_is_not_there_is_named(short):
    with pytest.raises(ValueError, match="could not be run"):
        by_command("/no/such/check")(short)


@pytest.mark.parametrize("entrance", ["json", "json:check", "no.such.module:check", ":check"])
def test_an_entrance_that_is_not_there_is_named(entrance):
    with pytest.raises(ValueError, match="module:function"):
        by_function(entrance)


def test_a_failing_checker_ends_the_benchmark(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["--only", "seen_korean", "--command", "/no/such/check"])
    assert ended.value.code == 2
    assert "could not be run" in capsys.readouterr().err


def test_the_tools_still_return_what_is_stored():
    made = {key: one["tool"] for _, found in outputs() for key, one in found.items()}
    stored = {key: OUTPUTS[key]["tool"] for key in made}
    assert made == stored


def test_the_benchmark_prints_shares_and_misses(capsys):
    arguments = ["--only", "seen_styles", "-v", "--checker", f"{__name__}:every_number"]
    assert main(arguments) == 1
    printed = capsys.readouterr().out
    assert "wrong digits" in printed
    assert "seen_styles" in printed
    assert "is verified" in printed
    assert "goals of seen: 97%, 99%, 98%: MISSED" in printed
