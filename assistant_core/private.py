"""What the app keeps is its user's alone, also on a machine that others use.

SQLite, tantivy and code in a sandbox make files of their own at any time. So the process as a whole makes
none that others may read: the umask holds for everything it writes from then on, in a notebook, too. Windows
knows no such modes; a folder there belongs to whom the one around it belongs to.
"""

import logging
import os
import subprocess
from collections.abc import Iterable
from pathlib import Path

logger = logging.getLogger(__name__)

OTHERS = 0o077
KEPT = ("engine.db*", "files", "indexes", "interpreter", "watchlist.sqlite3*", "filings.sqlite3*")
"""What DATA_DIR holds. Whatever else lies there has the rights that its owner gave it."""


def make_private(folder: Path) -> None:
    """Make the folder if need be, closed to others from the start. Raises OSError."""
    os.umask(OTHERS)
    folder.mkdir(parents=True, exist_ok=True)


def close_kept(folder: Path) -> None:
    """Take the rights of others on what is kept from before, and on the folder if that is all it holds."""
    kept = [path for pattern in KEPT for path in folder.glob(pattern)]
    is_ours = set(kept) == set(folder.iterdir())
    close_to_others([folder, *kept] if is_ours else kept)


def close_to_others(paths: Iterable[Path]) -> None:
    """With all that is in them. Where it fails that is told, and the rights stay as they are."""
    there = [os.fspath(path) for path in paths if path.exists()]
    if os.name == "nt" or not there:
        return
    try:
        # It follows no link that it finds, and no folder is too deep for it.
        done = subprocess.run(["chmod", "-R", "go=", "--", *there], capture_output=True, check=False)
        reason = done.stderr.decode(errors="replace")[-500:].strip() if done.returncode else ""
    except OSError as error:
        reason = str(error)
    if reason:
        logger.warning("Others on this machine may be able to read what is kept: %s", reason)
