"""One call: files go in, code runs in a cell, and what it has made comes out."""

from collections.abc import Mapping
from pathlib import Path

from assistant_core.engine.interpreter import folders
from assistant_core.engine.interpreter.answers import Answer
from assistant_core.engine.interpreter.cell import Cell
from assistant_core.engine.interpreter.interpreter import Outcome
from assistant_core.engine.interpreter.limits import MB, Limits
from assistant_core.engine.interpreter.png import is_png
from assistant_core.engine.names import told

WIPED = (
    "All files under /mnt/data were removed. Those that were given, and those that earlier calls made and"
    " returned, are there again in the next call."
)


def worked(cell: Cell, limits: Limits, notice: str, code: str, files: Mapping[str, Path | bytes]) -> Outcome:
    """Puts the files, runs the code, takes what it has made. `notice` begins the logs."""
    data, out, room = cell.folder / "data", cell.folder / "out", limits.disk_mb * MB
    folders.remove(out)
    left_out = folders.put(data, files, room - folders.used(data) - folders.used(cell.folder / "tmp"))
    before = folders.stamps(data)
    answer = cell.run(code)
    most = -1 if answer.ended in ("disk", "files") else room
    data.chmod(0o700)
    wiped = answer.ended is not None and folders.make_usable(data, most)
    made, left = folders.take(data, before, out, room)
    images = tuple(image for image in answer.images if is_png(image))
    said = [WIPED] if wiped else []
    if left_out.unusable:
        said.append(f"{_some(left_out.unusable)} could not be put under /mnt/data.")
    if left_out.too_large:
        said.append(f"{_some(left_out.too_large)} had no room under /mnt/data (INTERPRETER_DISK_MB).")
    said += [f"{_some(left)} stays in the interpreter: too many or too large files."] if left else []
    if len(images) < len(answer.images):
        said.append("A figure was too large to be shown.")
    logs = notice + _logs(answer, said, limits)
    names = tuple(path.relative_to(out).as_posix() for path in made)
    return Outcome(logs, images, tuple(made), names, failed=answer.failed or answer.ended is not None)


def _logs(answer: Answer, said: list[str], limits: Limits) -> str:
    why = [limits.passed(answer.limit)] if answer.limit else []
    if answer.ended == "cancelled":
        why.append("Stopped: it was cancelled.")
    elif answer.ended and answer.ended != answer.limit:
        why.append(limits.passed(answer.ended))
    lines = [*why, *said]
    gap = "" if not answer.printed or answer.printed.endswith("\n") or not lines else "\n"
    return answer.printed + gap + "".join(f"{line}\n" for line in lines)


def _some(names: list[str]) -> str:
    more = f" and {len(names) - 3} more" if len(names) > 3 else ""
    return ", ".join(map(told, names[:3])) + more
