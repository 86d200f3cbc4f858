"""Estimates against what tokenizers of six families of models made of the same texts."""

import pytest

from assistant_core.engine.runs.tokens import estimated

TEXTS = {
    "English": """\
Free cash flow fell because the company spent more on inventory ahead of the holiday quarter, while \
receivables grew faster than sales. Management expects both to unwind by spring; until then it will \
pay for buybacks out of the credit line.

- Gross margin held at 44.1%, helped by services.
- Net debt rose to $12.4 billion from $9.8 billion a year earlier.

Whether that is a warning or a season depends on how quickly the shelves empty. Watch the next \
report before you decide.""",
    "Korean": """\
영업이익은 전년 같은 기간보다 줄었지만, 회사는 하반기에 재고가 정상 수준으로 돌아올 것으로 \
내다봤다. 매출원가가 오른 까닭은 원자재 값과 환율 때문이며, 판매 단가는 거의 그대로였다. 배당은 \
주당 1,444원으로 유지되었고 자사주 매입은 3조 원 규모로 이어진다. 부채비율이 낮아 이자 부담은 크지 \
않으나, 설비 투자에 들어갈 현금이 얼마나 남는지는 다음 분기 보고서를 보고 판단해야 한다.""",
    "JSON": """\
{"company":"Contoso Foods plc","symbol":"CTF.L","statement":"cash_flow","frequency":"annual",\
"currency":"GBP","unit":"millions","periods":["2025-03-31","2024-03-31","2023-03-31"],\
"lines":{"OperatingCashFlow":[1184.2,1043.9,978.0],"CapitalExpenditure":[-412.7,-388.1,-351.4],\
"FreeCashFlow":[771.5,655.8,626.6],"RepurchaseOfCapitalStock":[-250.0,null,-100.0],\
"CashDividendsPaid":[-310.3,-296.8,-281.5]},"notes":["Fiscal years end in March."],\
"source":"Yahoo Finance","fetched_at":"2026-05-14T09:31:07Z"}""",
}
COUNTED = {
    "gpt-5.6-luna": {"English": 106, "Korean": 131, "JSON": 178},
    "qwen3:8b": {"English": 108, "Korean": 150, "JSON": 223},
    "llama3.3": {"English": 106, "Korean": 139, "JSON": 176},
    "gemma2:9b": {"English": 110, "Korean": 154, "JSON": 226},
    "mistral-nemo": {"English": 109, "Korean": 126, "JSON": 240},
    "deepseek-chat": {"English": 105, "Korean": 151, "JSON": 185},
}


@pytest.mark.parametrize("model", COUNTED)
@pytest.mark.parametrize("kind", TEXTS)
def test_an_estimate_is_within_15_percent(kind, model):
    assert estimated(TEXTS[kind], model) == pytest.approx(COUNTED[model][kind], rel=0.15)


def test_a_model_that_nobody_knows_is_taken_for_the_dearer_kind():
    assert estimated(TEXTS["JSON"], "my-model") == estimated(TEXTS["JSON"], "qwen3")
    assert estimated(TEXTS["JSON"], "my-model") > estimated(TEXTS["JSON"], "gpt-5") * 1.15
    assert estimated(TEXTS["JSON"], "deepseek-r1-distill-qwen") == estimated(TEXTS["JSON"], "qwen3")


def test_nothing_is_no_token():
    assert estimated("", "qwen3") == 0
