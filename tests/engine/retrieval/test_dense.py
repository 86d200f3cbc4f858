"""The dense leg, with an embedding server that knows one word of two languages."""

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import numpy as np
import pytest

from assistant_core.engine.retrieval.dense import from_bytes, nearest, to_bytes
from tests.support.engine import client_of, running

MEANINGS = (("ferry", "배는"), ("moon", "달에는"), ("bread", "빵은"))


class Embeddings(BaseHTTPRequestHandler):
    broken = False

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        if self.broken:
            self.send_error(400)
            return
        vectors = [
            [float(any(word in text.lower() for word in words)) for words in MEANINGS]
            for text in body["input"]
        ]
        data = [{"index": n, "embedding": vector} for n, vector in enumerate(vectors)]
        answer = json.dumps({"data": data[::-1]}).encode()
        self.send_response(200)
        self.send_header("content-length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_):
        pass


@pytest.fixture
def server():
    kind = type("Embeddings", (Embeddings,), {})
    with ThreadingHTTPServer(("127.0.0.1", 0), kind) as serving:
        threading.Thread(target=serving.serve_forever, daemon=True).start()
        yield serving
        serving.shutdown()


@pytest.fixture
def client(server, tmp_path):
    url = f"http://127.0.0.1:{server.server_port}/v1"
    with (
        running(tmp_path, openai_base_url=url, embedding_model="words") as engine,
        client_of(engine) as connected,
    ):
        yield connected


def test_a_question_finds_a_text_that_has_none_of_its_words(client):
    texts = ["배는 아홉 시에 떠난다.", "달에는 공기가 없다.", "빵은 맛있다."]
    files = [
        client.files.create(file=(f"{n}.txt", text.encode()), purpose="assistants")
        for n, text in enumerate(texts)
    ]
    store = client.vector_stores.create(file_ids=[file.id for file in files])
    deadline = time.monotonic() + 15
    while True:
        found = client.vector_stores.search(store.id, query="moon").data
        if found and found[0].file_id == files[1].id:
            break
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_without_its_server_words_still_find(client, server):
    server.RequestHandlerClass.broken = True
    file = client.files.create(file=("a.txt", b"The ferry leaves at nine."), purpose="assistants")
    store = client.vector_stores.create()
    client.vector_stores.files.create_and_poll(file.id, vector_store_id=store.id, poll_interval_ms=20)
    assert client.vector_stores.search(store.id, query="ferry").data[0].file_id == file.id


def test_the_nearest_are_the_largest_cosines():
    rows = np.eye(3, dtype=np.float32)
    assert nearest(np.array([0.1, 0.9, 0.0], dtype=np.float32), rows, 2) == [
        (1, pytest.approx(0.9)),
        (0, pytest.approx(0.1)),
    ]
    assert nearest(np.ones(3, dtype=np.float32), np.empty((0, 0)), 5) == []
    assert nearest(np.ones(2, dtype=np.float32), rows, 5) == []


def test_a_vector_is_kept_in_half_precision():
    vector = np.array([0.25, -0.5], dtype=np.float32)
    assert from_bytes(to_bytes(vector)).tolist() == [0.25, -0.5]
    assert len(to_bytes(vector)) == 4
