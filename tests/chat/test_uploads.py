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
