import openai
import pytest


def test_a_file_s_life(client, tmp_path):
    content = bytes(range(256)) * 5000
    made = client.files.create(file=("보고서 2024.bin", content), purpose="assistants")
    assert (made.bytes, made.filename, made.status) == (len(content), "보고서 2024.bin", "processed")
    assert client.files.content(made.id).read() == content
    assert [file.id for file in client.files.list(purpose="assistants")] == [made.id]
    assert list(client.files.list(purpose="vision")) == []
    assert client.files.delete(made.id).deleted
    assert list((tmp_path / "files").iterdir()) == []
    with pytest.raises(openai.NotFoundError):
        client.files.content(made.id)


def test_a_hostile_name_is_only_a_name(client, tmp_path):
    made = client.files.create(file=("../../etc/passwd", b"x"), purpose="assistants")
    assert [path.name for path in (tmp_path / "files").iterdir()] == [made.id]


def test_a_purpose_nobody_knows(client):
    with pytest.raises(openai.BadRequestError) as error:
        client.files.create(file=("a.txt", b"x"), purpose="mischief")
    assert error.value.body["param"] == "purpose"
