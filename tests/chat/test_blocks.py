import pytest
from openai.types.beta.threads import Run
from openai.types.beta.threads.runs import RunStep

from assistant_core.chat.blocks import laid_out, stored_blocks
from assistant_core.chat.view import Image, Text, Thought, ToolCall


def code(id, *images, title=""):
    return ToolCall(id, "code_interpreter", "code_interpreter", f'plt.title("{title}")', "done", "", images)


def ids(blocks):
    return [[block.id for block in group] for group in laid_out(blocks)]


def test_figures_stand_behind_the_calls_that_drew_them_and_each_once():
    blocks = [code("a", "file-1"), code("b", "file-2"), Image("msg/0", "file-1"), Text("msg/1", "So.")]
    assert ids(blocks) == [["a", "b"], ["a/0", "b/0"], ["msg/1"]]


def test_a_figure_of_a_message_alone_stands_where_it_is():
    blocks = [code("a"), Text("m/0", "See"), Image("m/1", "file-1"), Image("m/2", "file-1")]
    assert ids(blocks) == [["a"], ["m/0"], ["m/1"]]


def test_a_figure_is_called_what_its_code_calls_it():
    (_, [figure]) = laid_out([code("a", "file-1", title="Closes")])
    assert figure == Image("a/0", "file-1", "Closes")
    (_, figures) = laid_out([code("a", "file-1", "file-2", title="One title for two")])
    assert [figure.title for figure in figures] == ["", ""]


def test_thinking_parts_the_calls_that_it_led_to():
    thought = Thought("step_2/thought", "Hm.")
    assert ids([code("a"), thought, code("b")]) == [["a"], ["step_2/thought"], ["b"]]


def thinking(status, of_run, *of_steps):
    """What is shown of a run and its steps that the engine says have thought that."""
    details = {"type": "tool_calls", "tool_calls": []}
    run = Run.construct(id="run_1", status=status, metadata={}, engine=of_run)
    steps = [
        RunStep.construct(id=f"step_{number}", status="completed", step_details=details, engine=engine)
        for number, engine in enumerate(of_steps)
    ]
    return [(block.text, block.over) for block in stored_blocks(run, steps, []) if isinstance(block, Thought)]


def test_what_a_run_still_thinks_stands_behind_its_steps():
    first = {"thinking": "First."}
    assert thinking("in_progress", {"thinking": "Sec"}, first) == [("First.", True), ("Sec", False)]
    assert thinking("cancelled", {"thinking": "Sec"}, first) == [("First.", True), ("Sec", True)]


def test_thinking_that_has_become_a_steps_is_told_once():
    told = {"thinking": "Second, and last."}
    assert thinking("in_progress", {"thinking": "Sec"}, {"thinking": "First."}, told) == [
        ("First.", True),
        ("Second, and last.", True),
    ]


@pytest.mark.parametrize("engine", [None, "thinking", {}, {"thinking": 7}, {"thinking": "  "}])
def test_engines_that_tell_nothing_of_the_kind(engine):
    assert thinking("completed", engine, engine) == []
