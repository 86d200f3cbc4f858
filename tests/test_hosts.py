import pytest

from assistant_core.hosts import Authority, is_allowed, is_loopback, is_same_origin, read_host


@pytest.mark.parametrize(
    ("header", "host", "port"),
    [
        ("localhost", "localhost", None),
        ("LocalHost:8501", "localhost", 8501),
        ("localhost.:8501", "localhost", 8501),
        ("127.0.0.1:1", "127.0.0.1", 1),
        ("[::1]", "::1", None),
        ("[0:0:0:0:0:0:0:1]:65535", "::1", 65535),
        ("[::FFFF:127.0.0.1]", "::ffff:7f00:1", None),
        ("App.Example.com", "app.example.com", None),
    ],
)
def test_a_host_that_can_be_read(header, host, port):
    assert read_host([header]) == Authority(host, port)


@pytest.mark.parametrize(
    "values",
    [
        [],
        [""],
        ["localhost", "localhost"],
        ["localhost, evil.example"],
        ["user@localhost"],
        ["evil.example@localhost:8501"],
        ["localhost/evil"],
        ["http://localhost"],
        ["localhost:"],
        ["localhost:http"],
        ["localhost:99999"],
        ["localhost:8501:8501"],
        ["localhost\tx"],
        [" localhost"],
        ["::1"],
        ["[::1"],
        ["[::g]"],
        ["[fe80::1%25eth0]"],
        ["löcalhost"],
        ["localhost\u3002"],
        ["ｌocalhost"],
        ["x" * 256],
    ],
)
def test_a_host_that_cannot(values):
    assert read_host(values) is None


def test_names_are_allowed_whole():
    allowed = ["localhost", "[::1]", "*.Example.com", "plain.org."]
    for name in ("localhost", "::1", "a.example.com", "a.b.example.com", "plain.org"):
        assert is_allowed(name, allowed), name
    for name in (
        "localhost.evil.example",
        "evil.localhost",
        "example.com",
        "notexample.com",
        "127.0.0.1",
        "",
    ):
        assert not is_allowed(name, allowed), name
    assert is_allowed("anything.at.all", ["*"])
    assert not is_allowed("anything", [])


@pytest.mark.parametrize(
    ("origin", "host", "same"),
    [
        ("http://localhost:8501", "localhost:8501", True),
        ("HTTP://LOCALHOST:8501", "localhost:8501", True),
        ("http://[::1]:8501", "[0::1]:8501", True),
        ("https://app.example.com", "app.example.com", True),
        ("https://app.example.com", "app.example.com:443", True),
        ("http://app.example.com:80", "app.example.com", True),
        ("http://localhost:3000", "localhost:8501", False),
        ("http://127.0.0.1:8501", "localhost:8501", False),
        ("http://localhost", "localhost:8501", False),
        ("https://localhost.evil.example:8501", "localhost:8501", False),
        ("http://localhost:8501/", "localhost:8501", False),
        ("http://evil@localhost:8501", "localhost:8501", False),
        ("null", "localhost:8501", False),
        ("", "localhost:8501", False),
        ("file://", "localhost:8501", False),
        ("chrome-extension://localhost:8501", "localhost:8501", False),
    ],
)
def test_the_same_origin(origin, host, same):
    assert is_same_origin(origin, read_host([host])) is same


def test_loopback():
    for address in ("127.0.0.1", "127.5.6.7", "::1", "::ffff:127.0.0.1", "::ffff:7f00:1"):
        assert is_loopback(address), address
    for address in (
        "10.0.0.1",
        "::ffff:10.0.0.1",
        "::",
        "0.0.0.0",
        "fe80::1%lo",
        "localhost",
        "unix:",
        "",
        "::ffff:0:0",
    ):
        assert not is_loopback(address), address
