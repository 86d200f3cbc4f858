"""Object ids: a prefix that names the type, then 24 letters and digits.

Nothing but letters and digits: existing clients match ids with patterns such as `thread_[a-zA-Z0-9]+`.
"""

import secrets
import string

ALPHABET = string.ascii_letters + string.digits


def new_id(prefix: str) -> str:
    # 144 random bits, written in base 62.
    number, letters = secrets.randbits(144), []
    for _ in range(24):
        number, place = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[place])
    return prefix + "".join(letters)
