"""A task that does not do what it should; run in the process that reads files."""

import os
import signal
import time
from typing import Any


def work(request: dict[str, Any], tell: Any) -> Any:
    match request["how"]:
        case "tell environment":
            return {"environment": dict(os.environ), "niceness": os.getpriority(os.PRIO_PROCESS, 0)}
        case "hang":
            time.sleep(60)
        case "swell":
            return len(b"x" * (1 << 30))
        case "crash":
            os.kill(os.getpid(), signal.SIGSEGV)
        case "fail":
            raise KeyError("what no reader foresaw")
        case "leave":
            os._exit(0)
        case "print":
            print("a library that says hello")
    return "all the same"
