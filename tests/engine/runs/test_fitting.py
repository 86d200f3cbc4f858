"""What is left out of a conversation that is too long."""

from assistant_core.engine.models.provider import ChatMessage, Image, ModelRequest, ToolCall, ToolRound
from assistant_core.engine.runs.fitting import (
    LEAST_OUTPUT,
    PER_IMAGE,
    estimate,
    fitted,
    with_shorter_outputs,
)

TEN_WORDS = "one two one two one two one two one two"


def request(*conversation, instructions="", tools=()):
    return ModelRequest("m", instructions, list(conversation), tools=list(tools))


def user(text):
    return ChatMessage("user", text)


def texts(fit):
    return [turn.text for turn in fit.conversation]


LONG = request(*(user(f"{number} {TEN_WORDS}") for number in range(10)))


def test_what_fits_stays_as_it_is():
    assert fitted(LONG, estimate(LONG)) is LONG


def test_the_middle_goes_first_and_the_oldest_of_it():
    fit = fitted(LONG, estimate(LONG) // 2)
    assert [text[0] for text in texts(fit)] == ["0", "6", "7", "8", "9"]
    assert estimate(fit) <= estimate(LONG) // 2


def test_turns_are_left_out_in_steps_so_that_the_beginning_stays():
    """Question for question, the conversation begins anew only now and then."""
    most = 40 * estimate(request(user(TEN_WORDS)))
    begun_anew, before = 0, []
    for asked in range(1, 201):
        fit = fitted(request(*(user(f"{number} {TEN_WORDS}") for number in range(asked))), most)
        assert estimate(fit) <= most
        assert asked < 40 or len(fit.conversation) > 25
        now = texts(fit)
        begun_anew += now[: len(before)] != before
        before = now
    assert begun_anew <= 200 / 40 * 5


def test_the_newest_question_and_what_followed_it_stay_at_any_price():
    call = ToolCall("call_1", "get_ticker", "{}")
    newest = (user(TEN_WORDS), ToolRound((call,), {"call_1": TEN_WORDS}))
    fit = fitted(request(user("old"), *newest), 1)
    assert fit.conversation == list(newest)


def test_no_question_at_all():
    said = request(ChatMessage("assistant", TEN_WORDS), ChatMessage("assistant", "two"))
    assert fitted(said, 1).conversation == said.conversation


def test_instructions_tools_and_images_count():
    plain = request(user("hi"))
    assert estimate(request(user("hi"), instructions=TEN_WORDS)) == estimate(plain) + 10
    assert estimate(request(user("hi"), tools=[{"type": "function"}])) > estimate(plain)
    picture = ChatMessage("user", "hi", ("hi", Image(url="https://example.com/a.png")))
    assert estimate(request(picture)) == estimate(plain) + PER_IMAGE


def rounds(*outputs):
    """A question, and a round of one call for each output."""
    calls = [ToolCall(f"call_{number}", "get", "{}") for number in range(len(outputs))]
    pairs = zip(calls, outputs, strict=True)
    return request(user("Why?"), *(ToolRound((call,), {call.id: output}) for call, output in pairs))


def outputs_of(fit):
    return [
        text for turn in fit.conversation if isinstance(turn, ToolRound) for text in turn.outputs.values()
    ]


SHORT, MIDDLE, WIDE = (f"{TEN_WORDS} " * times for times in (2, 30, 300))


def test_outputs_that_fit_are_not_shortened():
    whole = rounds(SHORT, MIDDLE)
    assert with_shorter_outputs(whole, estimate(whole)) == (whole, 0)


def test_the_longest_outputs_are_shortened_first():
    whole = rounds(SHORT, WIDE, MIDDLE)
    most = estimate(rounds(SHORT, MIDDLE, MIDDLE))
    fit, cut = with_shorter_outputs(whole, most)
    assert cut == 1
    assert outputs_of(fit)[::2] == [SHORT, MIDDLE]
    assert "characters are left out here" in outputs_of(fit)[1]
    assert estimate(fit) <= most * 1.02
    assert outputs_of(whole)[1] == WIDE, "nothing is changed in place"


def test_where_too_little_would_stay_the_oldest_rounds_go():
    whole = rounds(*[WIDE] * 12)
    most = estimate(rounds(*[SHORT] * 12))
    fit, cut = with_shorter_outputs(whole, most)
    assert cut == 12
    assert 1 <= len(outputs_of(fit)) <= 6
    assert fit.conversation[0] == whole.conversation[0]
    assert estimate(fit) <= most * 1.05
    assert estimate(fit) > most - 2 * LEAST_OUTPUT


def test_the_last_round_stays_at_any_price():
    fit, _ = with_shorter_outputs(rounds(WIDE, WIDE), 1)
    assert len(outputs_of(fit)) == 1
    assert estimate(fit) < 100
