from assistant_core.chat.blocks import laid_out
from assistant_core.chat.view import Image, Text, ToolCall


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
