"""Object ids: a prefix that names the type, then 24 letters and digits.

Nothing but letters and digits: existing clients match ids with patterns such as `thread_[a-zA-Z0-9]+`.
"""

import secrets
import string

ALPHABET = string.ascii_letters + string.digits


def new_id(prefix: str) -> str:
    return prefix + "".join(secrets.choice(ALPHABET) for _ in range(24))
