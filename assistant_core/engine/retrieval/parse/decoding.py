"""Bytes to text: UTF-8, UTF-16, Korean, and a guess for the rest."""

import codecs

NULL = b"\0"
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins like UTF-16's, so it goes first
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SAMPLE_BYTES = 1 << 18
WESTERN = "cp1252"
MAX_CONTROLS = 0.02
MIN_PLAIN = 0.02
MIN_ORDINARY = 0.9
ALLOWED_CONTROLS = frozenset(b"\t\n\v\f\r\x1a\x1b\0")


def decode(content: bytes) -> str | None:
    """The text, or None when these bytes are none."""
    encoding = encoding_of(content)
    if encoding is None:
        return None
    for mark, marked in BYTE_ORDER_MARKS:
        if encoding == marked and content.startswith(mark):
            content = content[len(mark) :]
    return content.decode(encoding, "replace")


def encoding_of(content: bytes) -> str | None:
    sample = content[:SAMPLE_BYTES]
    for mark, marked in BYTE_ORDER_MARKS:
        if sample.startswith(mark):
            return marked
    if NULL in sample:
        wide = _wide(sample)
        if wide:
            return wide
    if _is_binary(sample):
        return None
    if _is_utf8(content):
        return "utf-8"
    if _is_korean(sample):
        return "cp949"
    return _guess(sample)


def _wide(sample: bytes) -> str | None:
    """UTF-16 without a mark: in the right byte order its spaces are spaces, and nearly all of it ordinary."""
    texts = {
        encoding: sample[: len(sample) // 2 * 2].decode(encoding, "replace")
        for encoding in ("utf-16-le", "utf-16-be")
    }
    plain = {
        encoding: sum(" " <= char <= "z" or char == "\n" for char in text) for encoding, text in texts.items()
    }
    best = max(plain, key=lambda encoding: plain[encoding])
    enough = plain[best] > MIN_PLAIN * len(texts[best]) and _ordinary_share(texts[best]) > MIN_ORDINARY
    return best if enough else None


def _ordinary_share(text: str) -> float:
    ordinary = sum(
        "\t" <= char <= "\r"
        or " " <= char <= "\u058f"
        or "\u2000" <= char <= "\u206f"
        or "\u3000" <= char <= "\u30ff"
        or "\u4e00" <= char <= "\u9fff"
        or "\uac00" <= char <= "\ud7a3"
        for char in text
    )
    return ordinary / max(len(text), 1)


def _is_binary(sample: bytes) -> bool:
    controls = sum(1 for byte in sample if byte < 32 and byte not in ALLOWED_CONTROLS)
    nulls = sample.count(NULL)
    return controls > MAX_CONTROLS * len(sample) or nulls > 0.1 * len(sample)


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        # A few bad bytes among many good ones do not make it another encoding.
        text = content[:SAMPLE_BYTES].decode("utf-8", "replace")
        bad = text.count("\ufffd")
        good = sum(char > "\x7f" for char in text) - bad
        return bad < 0.5 * good
    return True


def _is_korean(sample: bytes) -> bool:
    """Nearly every character beyond ASCII is a syllable in everyday use, as in no other encoding's text."""
    try:
        text = codecs.getincrementaldecoder("cp949")().decode(sample)
    except UnicodeDecodeError:
        return False
    beyond_ascii = [char for char in text if char > "\x7f"]
    syllables = [char for char in beyond_ascii if "\uac00" <= char <= "\ud7a3"]
    everyday = "".join(syllables).encode("euc_kr", "ignore")
    return len(everyday) // 2 > 0.7 * len(beyond_ascii)


def _guess(sample: bytes) -> str | None:
    from charset_normalizer import from_bytes  # slow to import, and seldom needed

    found = from_bytes(sample)
    best = found.best()
    if best is None:
        return None
    # In a short text several encodings make sense; then it is the one that most such files have.
    likely = (match for match in found if match.encoding == WESTERN and match.chaos <= best.chaos + 0.1)
    return next(likely, best).encoding
