import json

import pytest

from assistant_core.engine.interpreter.call import WrittenCode, as_output, function_tool, link_to

CODE = 'import re\nprint("한글 \\d 😀", re.escape("{}"))\n'


def fed(arguments: str, size: int) -> tuple[list[str], str | None, str]:
    written = WrittenCode()
    pieces = [written.feed(arguments[at : at + size]) for at in range(0, len(arguments), size)]
    rest = written.end()
    return pieces, rest, written.code


@pytest.mark.parametrize("size", [1, 2, 7, 500])
@pytest.mark.parametrize(
    "arguments",
    [json.dumps({"code": CODE}), json.dumps({"code": CODE}, ensure_ascii=False), CODE],
    ids=["escaped", "plain", "bare"],
)
def test_code_is_told_as_it_is_written_and_once(arguments, size):
    pieces, rest, code = fed(arguments, size)
    assert code == CODE
    assert "".join(pieces) + rest == CODE
    if size == 1:
        assert len([piece for piece in pieces if piece]) > len(CODE) // 2


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ('{"code": "a = 1\nprint(a)"}', "a = 1\nprint(a)"),
        ('"print(1)"', "print(1)"),
        ("{1, 2}", "{1, 2}"),
        ("[1, 2]", "[1, 2]"),
        ("17", "17"),
        ('"""a docstring"""\nprint(1)', '"""a docstring"""\nprint(1)'),
        ('{"a": 1}["a"]', '{"a": 1}["a"]'),
        ('{"language": "python", "code": "1"}', "1"),
    ],
)
def test_what_else_models_send(arguments, code):
    pieces, rest, whole = fed(arguments, 3)
    assert whole == code
    assert code.startswith("".join(pieces))
    assert "".join(pieces) + rest == code


@pytest.mark.parametrize("arguments", ["", "{}", '{"code": 17}', '{"code": "print(1)', '{"other": "x"}'])
def test_arguments_without_code(arguments):
    assert fed(arguments, 4)[1] is None


def test_half_a_character_is_replaced():
    assert fed('{"code": "\\ud83d x"}', 3)[2] == "? x"


def test_what_a_model_is_told():
    image = {"type": "image", "image": {"file_id": "file-1"}}
    files = [{"file_id": "file-2", "filename": "a b.csv"}]
    details = {"input": "", "outputs": [{"type": "logs", "logs": "42\n"}, image, image], "files": files}
    assert as_output(details).splitlines() == [
        "42",
        "Figure 1 was shown to the user.",
        "Figure 2 was shown to the user.",
        "File sandbox:/mnt/data/a b.csv was made; link to it as [a b.csv](sandbox:/mnt/data/a%20b.csv).",
    ]
    assert "nothing" in as_output({"input": "", "outputs": []})
    assert link_to("표 (1).csv") == "sandbox:/mnt/data/표%20%281%29.csv"


def test_files_are_told_of_where_there_can_be_any():
    def told(has_files):
        return function_tool("Python.", has_files)["function"]["description"]

    assert told(False) == "Python."
    assert "/mnt/data" in told(True)
