"""An answer of a sandbox may be anything."""

import json

import pytest

from assistant_core.engine.interpreter.answers import BadAnswer, ReplyReader

HEAD = {"nonce": "n", "pid": 7, "failed": False, "limit": None, "images": [2, 3]}


def head(**changes):
    return json.dumps(HEAD | changes).encode() + b"\n"


@pytest.mark.parametrize("step", [1, 7, 1000])
def test_a_reply_is_read_in_pieces_of_any_size(step):
    data, reader, replies = head() + b"abcde", ReplyReader("n"), []
    for start in range(0, len(data), step):
        replies.append(reader.add(data[start : start + step]))
    assert replies[-1] == (False, None, (b"ab", b"cde"), 7)
    assert replies[:-1] == [None] * (len(replies) - 1)


@pytest.mark.parametrize(
    "data",
    [
        head(nonce="m"),
        head(nonce=None),
        head(pid=0),
        head(pid="7"),
        head(pid=1 << 40),
        head(failed=1),
        head(limit="anything"),
        head(limit=["memory"]),
        head(images=[-1]),
        head(images=[1.5]),
        head(images=["2"]),
        head(images=[float("inf")]),
        head(images=[10**9]),
        head(images=[1] * 11),
        head(images={"1": 1}),
        head(images=[1]) + b"ab",
        b"null\n",
        b"[]\n",
        b"{}\n",
        b"[" * 4000 + b"\n",
        b"9" * 4000 + b"\n",
        b"\xff\xfe\n",
        b"x" * 5000,
    ],
)
def test_anything_else_is_refused(data):
    with pytest.raises(BadAnswer):
        ReplyReader("n").add(data)
