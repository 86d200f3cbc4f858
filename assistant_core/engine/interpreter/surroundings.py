"""What a sandbox sees of this machine: Python and its packages, system libraries, fonts.

Its root is an empty folder into which only these are mounted, so that not even the names of other files show.
"""

import contextlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

from assistant_core.engine.confinement.python import PYTHON, packages, readable

__all__ = ["PYTHON", "font_list", "korean_fonts", "make_root", "mounted", "packages", "readable"]

_COPIED = ("/lib64/ld-linux-x86-64.so.2", "/lib/ld-linux-aarch64.so.1", "/etc/ld.so.cache", "/etc/localtime")
"""Single files cannot be mounted; the first two load programs."""


def mounted() -> dict[str, str]:
    """Where a sandbox sees a folder → the folder itself. What lies in another one of them needs no entry."""
    folders = {path if os.path.isdir(path) else os.path.dirname(path) for path in readable()}
    outermost = [path for path in folders if not any(path.startswith(f"{other}/") for other in folders)]
    return {path: os.path.realpath(path) for path in sorted(outermost)}


def make_root(root: Path) -> None:
    """An empty folder for every mount, and the files that are no folder's."""
    for path in mounted():
        (root / path.lstrip("/")).mkdir(parents=True, exist_ok=True)
    for path in _COPIED:
        if os.path.exists(path):
            copy = root / path.lstrip("/")
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, copy)


def korean_fonts() -> list[str]:
    """A font that has Korean, and its bold face. The package that brings it is not imported."""
    package = importlib.util.find_spec("koreanize_matplotlib")
    if not package or not package.submodule_search_locations:
        return []
    folder = Path(package.submodule_search_locations[0]) / "fonts"
    fonts = [folder / "NanumGothic.ttf", folder / "NanumGothicBold.ttf"]
    return [str(font) for font in fonts if font.exists()]


def font_list(folder: Path) -> Path:
    """matplotlib's own list of the machine's fonts, which takes seconds to make, in a folder to copy.

    Raises RuntimeError when matplotlib cannot make it. Another engine may make it at the same time.
    """
    with _making_font_list:
        if not any(folder.glob("fontlist-*.json")):
            folder.parent.mkdir(parents=True, exist_ok=True)
            making = Path(tempfile.mkdtemp(prefix=f"{folder.name}-", dir=folder.parent))
            try:
                _make_font_list(making)
                with contextlib.suppress(OSError):  # another one has been made meanwhile
                    making.rename(folder)
            finally:
                shutil.rmtree(making, ignore_errors=True)
    return folder


def _make_font_list(folder: Path) -> None:
    try:
        subprocess.run(
            [sys.executable, "-I", "-c", "import matplotlib.font_manager"],
            env={"MPLCONFIGDIR": str(folder), "PATH": "/usr/bin:/bin", "HOME": str(folder)},
            cwd="/",
            capture_output=True,
            check=True,
            timeout=120,
        )
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode(errors="replace")[-2000:]
        raise RuntimeError(f"matplotlib could not list the fonts: {said}") from error
    except subprocess.TimeoutExpired as error:
        raise RuntimeError("matplotlib could not list the fonts within two minutes.") from error


_making_font_list = threading.Lock()
