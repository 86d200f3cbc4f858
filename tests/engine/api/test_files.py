import time

import openai
import pytest

from assistant_core.engine import objects


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


def test_a_file_expires_and_leaves_its_stores(client, tmp_path, monkeypatch):
    after = {"anchor": "created_at", "seconds": 3600}
    made = client.files.create(file=("a.txt", b"The ferry."), purpose="assistants", expires_after=after)
    assert made.expires_at == made.created_at + 3600
    kept = client.files.create(file=("b.txt", b"The other."), purpose="assistants")
    store = client.vector_stores.create(file_ids=[made.id])
    monkeypatch.setattr(objects, "now", lambda: made.expires_at)
    deadline = time.monotonic() + 10
    while len(client.files.list().data) > 1:
        assert time.monotonic() < deadline, "the file did not expire"
        time.sleep(0.05)
    assert client.files.list().data == [kept]
    assert client.vector_stores.files.list(store.id).data == []
    assert [path.name for path in (tmp_path / "files").iterdir()] == [kept.id]


@pytest.mark.parametrize(
    ("fields", "param"),
    [
        ({"expires_after[anchor]": "created_at", "expires_after[seconds]": "60"}, "expires_after.seconds"),
        ({"expires_after[anchor]": "created_at", "expires_after[seconds]": "soon"}, "expires_after.seconds"),
        ({"expires_after": '{"anchor": "created_at"}'}, "expires_after.seconds"),
        ({"expires_after": "tomorrow"}, "expires_after"),
        ({"expires_after": "tomorrow", "expires_after[seconds]": "3600"}, "expires_after"),
        (
            {"expires_after[anchor]": "created_at", "expires_after[seconds]": "9" * 5000},
            "expires_after.seconds",
        ),
        ({"colour": "red"}, "colour"),
        ({"file": "not a file"}, "file"),
    ],
)
def test_a_form_that_makes_no_sense(client, fields, param):
    files = {} if "file" in fields else {"file": ("a.txt", b"x")}
    with pytest.raises(openai.BadRequestError) as error:
        client.post(
            "/files",
            body={"purpose": "assistants", **fields},
            files=files,
            cast_to=object,
            options={"headers": {"Content-Type": "multipart/form-data"}},
        )
    assert error.value.body["param"] == param
