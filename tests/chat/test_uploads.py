from assistant_core.chat import uploads


def code_names(client, thread_id):
    ids = uploads.code_files(client.beta.threads.retrieve(thread_id))
    return [client.files.retrieve(id_).filename for id_ in ids]


def searched(client, thread_id):
    store_id = uploads.store_of(client.beta.threads.retrieve(thread_id))
    return [file.name for file in uploads.listed(client, store_id)]


def test_data_is_for_code_as_well_as_for_the_search(client):
    thread_id = client.beta.threads.create().id
    for name in ("Prices.CSV", "rows.json", "report.txt"):
        assert uploads.add(client, thread_id, name, b"a,b\n1,2\n", for_code=True)
    assert code_names(client, thread_id) == ["Prices.CSV", "rows.json"]
    assert searched(client, thread_id) == ["Prices.CSV", "rows.json", "report.txt"]


def test_an_assistant_without_code_searches_in_data(client):
    thread_id = client.beta.threads.create().id
    uploads.add(client, thread_id, "prices.csv", b"a,b\n1,2\n")
    assert (code_names(client, thread_id), searched(client, thread_id)) == ([], ["prices.csv"])


def test_what_is_taken_away_is_gone_from_both_and_more_can_be_added(client):
    thread_id = client.beta.threads.create().id
    for name in ("a.csv", "b.csv"):
        uploads.add(client, thread_id, name, name.encode(), for_code=True)
    uploads.take_away(client, thread_id, uploads.code_files(client.beta.threads.retrieve(thread_id))[0])
    uploads.add(client, thread_id, "c.csv", b"c", for_code=True)
    assert code_names(client, thread_id) == searched(client, thread_id) == ["b.csv", "c.csv"]


def test_the_newest_files_are_for_code_where_there_are_too_many(client, monkeypatch):
    monkeypatch.setattr(uploads, "MOST_FOR_CODE", 2)
    thread_id = client.beta.threads.create().id
    for name in ("a.csv", "b.csv", "c.csv"):
        uploads.add(client, thread_id, name, name.encode(), for_code=True)
    assert code_names(client, thread_id) == ["b.csv", "c.csv"]


def brought(client, thread_id, files):
    for name, content in files.items():
        uploads.add(client, thread_id, name, content)
    return {(name, len(content)) for name, content in files.items()}


def test_what_cannot_be_read_is_known_at_once(client):
    thread_id = client.beta.threads.create().id
    files = {"empty.pdf": b"", "scan.pdf": b"\x89PNG\r\n\x1a\n\0\0", "fine.txt": b"Words."}
    given = brought(client, thread_id, files)
    failed = {file.name: file.error for file in uploads.unreadable(client, thread_id, given, 60)}
    assert failed.keys() == {"empty.pdf", "scan.pdf"}
    assert "PNG" in failed["scan.pdf"]
    assert uploads.unreadable(client, thread_id, {("fine.txt", 6)}, 60) == []


def test_a_file_that_failed_before_counts_as_it_is_now(client):
    thread_id = client.beta.threads.create().id
    assert uploads.unreadable(client, thread_id, {("a.pdf", 9)}, 60) == []
    given = brought(client, thread_id, {"a.pdf": b"%PDF-1.7\n"})
    for _ in range(2):
        assert len(uploads.unreadable(client, thread_id, given, 60)) == 1
        uploads.add(client, thread_id, "a.pdf", b"%PDF-1.7\n")


def test_nobody_waits_long_for_what_is_still_being_read(client, monkeypatch):
    busy = uploads.ThreadFile("file", "a.pdf", 9, "in_progress", "waiting", 0, None, "page", "")
    monkeypatch.setattr(uploads, "listed", lambda *_: [busy])
    thread_id = client.beta.threads.create().id
    uploads.add(client, thread_id, "a.txt", b"a")
    assert uploads.unreadable(client, thread_id, {("a.pdf", 9)}, 0) == []
