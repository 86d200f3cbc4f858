"""What Python and its libraries are made of on this machine: what any confined process may read."""

import os
import site
import sys
import sysconfig

PYTHON = os.path.realpath(sys.executable)
DEVICES = ("/dev/null", "/dev/random", "/dev/urandom")
"""Not /dev/zero: what is shared through it is memory that no limit counts."""


def packages() -> list[str]:
    """Folders that Python packages are installed in, those of a virtual environment alone if it is one."""
    user = [site.getusersitepackages()] if site.ENABLE_USER_SITE else []
    return [path for path in [*site.getsitepackages(), *user] if os.path.isdir(path)]


def readable() -> list[str]:
    """Folders and single files: Python, its packages, system libraries, fonts, time zones."""
    paths = [*packages(), sysconfig.get_path("stdlib"), sysconfig.get_path("platstdlib")]
    paths += [f"{sys.base_prefix}/{name}" for name in ("lib", "lib64")]
    paths += ["/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib"]
    paths += ["/usr/share/fonts", "/usr/local/share/fonts", "/usr/share/zoneinfo"]
    return [path for path in dict.fromkeys([*paths, PYTHON, *DEVICES]) if os.path.exists(path)]
