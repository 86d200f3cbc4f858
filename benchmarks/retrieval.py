"""How well and how fast files are searched, by words alone.

    python -m benchmarks.retrieval [--questions FILE ...] [--chunks 1000 100000]

`--questions` takes question sets in SQuAD's format, such as XQuAD or KorQuAD: each paragraph is a document,
and R@1 says how often the first result is the one a question was written for. Then, on made-up prose: how
fast an index is built, how long a query takes beside SQLite's FTS5 with the same tokens, how much memory
and disk that needs, and how long it is from a 160-page PDF to its first result in a running engine.
"""

import argparse
import json
import random
import resource
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from openai import OpenAI

from assistant_core.analyzer import query_tokens, tokens
from assistant_core.config import Settings
from assistant_core.engine import start_engine
from assistant_core.engine.retrieval.tantivy_index import TantivyIndex
from tests.support.documents import book_pdf, fact

FTS_QUERIES = 100
QUERIES = 1_000
PDFS = 5
PAGES = 160
VOCABULARY = 30_000
CHUNK_WORDS = 200


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--questions", type=Path, nargs="*", default=[])
    parser.add_argument("--chunks", type=int, nargs="*", default=[1_000, 100_000])
    given = parser.parse_args()
    for path in given.questions:
        report_questions(path)
    for count in given.chunks:
        report_speed(count)
    report_pdf()


def report_questions(path: Path) -> None:
    paragraphs, questions = read(path)
    with tempfile.TemporaryDirectory() as folder:
        index = built(Path(folder), paragraphs)
        results = [([id for id, _ in index.search(question, 5)], right) for question, right in questions]
    at_1, at_5 = (sum(right in found[:k] for found, right in results) / len(results) for k in (1, 5))
    print(f"{path.name}: {len(paragraphs)} paragraphs, {len(questions)} questions", end="  ")
    print(f"R@1 {at_1:.3f}  R@5 {at_5:.3f}")


def read(path: Path) -> tuple[list[str], list[tuple[str, int]]]:
    numbers: dict[str, int] = {}
    questions = []
    for article in json.loads(path.read_text())["data"]:
        for paragraph in article["paragraphs"]:
            number = numbers.setdefault(paragraph["context"], len(numbers))
            questions += [(asked["question"], number) for asked in paragraph["qas"]]
    return list(numbers), questions


def built(folder: Path, texts: list[str]) -> TantivyIndex:
    index = TantivyIndex(folder / "index")
    index.begin()
    index.add("1", enumerate(texts))
    index.commit(1)
    return index


def report_speed(count: int) -> None:
    texts = list(prose(count))
    queries = [" ".join(random.Random(n).choice(texts).split()[:6]) for n in range(QUERIES)]
    size = sum(len(text.encode()) for text in texts) / 1e6
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        before = memory()
        started = time.perf_counter()
        index = built(folder, texts)
        seconds = time.perf_counter() - started
        ours = times(queries, lambda query: index.search(query, 20))
        held = memory() - before
        theirs = times(queries[:FTS_QUERIES], fts5(folder / "fts.db", texts))
        disk = sum(path.stat().st_size for path in (folder / "index").rglob("*") if path.is_file()) / 1e6
    speed = size / seconds
    print(f"\n{count:,} chunks, {size:.1f} MB of text: built at {speed:.1f} MB/s, {disk:.1f} MB on disk")
    print(f"  peak memory grew by {held:.0f} MB")
    for what, measured in (("query", ours), ("FTS5", theirs)):
        print(f"  {what:6} p50 {percentile(measured, 50):7.2f} ms   p99 {percentile(measured, 99):7.2f} ms")
    print(f"  ratio  p50 {percentile(ours, 50) / percentile(theirs, 50):.3f}")


def prose(count: int) -> Iterator[str]:
    """Made-up words, as unequally frequent as those of a language."""
    chance = random.Random(1)
    letters = "etaoinshrdlucmfw"
    words = ["".join(chance.choices(letters, k=chance.randint(2, 9))) for _ in range(VOCABULARY)]
    weights = [1 / rank for rank in range(1, VOCABULARY + 1)]
    for _ in range(count):
        yield " ".join(chance.choices(words, weights, k=CHUNK_WORDS))


def fts5(path: Path, texts: list[str]) -> Callable[[str], object]:
    database = sqlite3.connect(path)
    database.execute("CREATE VIRTUAL TABLE chunks USING fts5(text, tokenize = 'unicode61')")
    database.executemany("INSERT INTO chunks VALUES (?)", ((" ".join(tokens(text)),) for text in texts))
    database.commit()

    def search(query: str) -> object:
        words = " OR ".join(f'"{word}"' for word in query_tokens(query))
        statement = "SELECT rowid FROM chunks WHERE chunks MATCH ? ORDER BY bm25(chunks) LIMIT 20"
        return database.execute(statement, (words,)).fetchall()

    return search


def times(queries: list[str], search: Callable[[str], object]) -> list[float]:
    """Milliseconds."""
    for query in queries[:20]:
        search(query)
    measured = []
    for query in queries:
        started = time.perf_counter()
        search(query)
        measured.append(1_000 * (time.perf_counter() - started))
    return measured


def percentile(values: list[float], which: int) -> float:
    return sorted(values)[min(len(values) * which // 100, len(values) - 1)]


def memory() -> float:
    """The most this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_000


def report_pdf() -> None:
    content = book_pdf(PAGES)
    with tempfile.TemporaryDirectory() as folder:
        engine = start_engine(Settings(data_dir=Path(folder), model_provider="builtin"))
        with OpenAI(base_url=engine.base_url, api_key=engine.api_key) as client:
            seconds = sorted(until_found(client, content) for _ in range(PDFS))
        engine.stop()
    print(f"\na PDF of {PAGES} pages, {len(content) / 1e6:.1f} MB, from upload to first result:", end=" ")
    print(f"median {seconds[PDFS // 2]:.2f} s, slowest {seconds[-1]:.2f} s")


def until_found(client: OpenAI, content: bytes) -> float:
    started = time.perf_counter()
    file = client.files.create(file=("book.pdf", content), purpose="assistants")
    store = client.vector_stores.create(file_ids=[file.id])
    while not client.vector_stores.search(store.id, query=fact(PAGES - 1)).data:
        time.sleep(0.01)
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
