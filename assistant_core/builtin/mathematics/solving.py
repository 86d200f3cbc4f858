"""From a problem to the next move: the code that is still to be run, or the answer."""

from assistant_core.builtin.mathematics import lines
from assistant_core.builtin.mathematics.kinds import Kind
from assistant_core.builtin.mathematics.kinds.arithmetic import Arithmetic
from assistant_core.builtin.mathematics.kinds.derivative import Derivative
from assistant_core.builtin.mathematics.kinds.equation import Equation
from assistant_core.builtin.mathematics.kinds.inequality import Inequality
from assistant_core.builtin.mathematics.kinds.integral import Integration
from assistant_core.builtin.mathematics.kinds.limit import Limit
from assistant_core.builtin.mathematics.kinds.rewriting import Rewriting
from assistant_core.builtin.mathematics.kinds.size import refused
from assistant_core.builtin.mathematics.kinds.system import System
from assistant_core.builtin.mathematics.lines import Lines
from assistant_core.builtin.mathematics.note import note
from assistant_core.builtin.mathematics.problem import Problem, Task
from assistant_core.builtin.mathematics.say import Say
from assistant_core.builtin.mathematics.tokens import Unreadable
from assistant_core.builtin.mathematics.writing import python_source
from assistant_core.builtin.moves import Call, CallTools, Move
from assistant_core.builtin.moves import Say as Answer
from assistant_core.builtin.turn import Turn
from assistant_core.engine.interpreter.call import NAME as CODE_INTERPRETER

KINDS: dict[Task, Kind] = {
    "arithmetic": Arithmetic(),
    "equation": Equation(),
    "system": System(),
    "inequality": Inequality(),
    "derivative": Derivative(),
    "integral": Integration(),
    "limit": Limit(),
    "simplify": Rewriting(),
    "factor": Rewriting(),
    "expand": Rewriting(),
}


def next_move(turn: Turn, problem: Problem, say: Say) -> Move:
    move = _next_move(turn, problem, say)
    return Answer(move.text + note(problem, say)) if isinstance(move, Answer) else move


def _next_move(turn: Turn, problem: Problem, say: Say) -> Move:
    if too_large := refused(problem, say):
        return Answer(too_large)
    if is_calculator(turn):
        return _calculated(turn, problem, say)
    kind = KINDS[problem.task]
    code = kind.code(problem, say)
    found = _printed(turn, code, earlier=problem.detailed)
    if found is None:
        return _run(code)
    if not found.finished:
        return Answer(_failed(found, say))
    if not problem.detailed:
        return Answer(kind.brief(problem, found, say))
    steps_code = kind.steps_code(problem, found, say)
    if not steps_code:
        return Answer(kind.detail(problem, found, lines.read(""), say))
    more = _printed(turn, steps_code)
    if more is None:
        return _run(steps_code)
    if not more.finished:
        return Answer(f"{kind.brief(problem, found, say)}\n\n{_failed(more, say)}")
    return Answer(kind.detail(problem, found, more, say))


def is_calculator(turn: Turn) -> bool:
    """Python without libraries."""
    described = str(turn.tools.get(CODE_INTERPRETER, {}).get("description", ""))
    return "calculator" in described.casefold()


def _calculated(turn: Turn, problem: Problem, say: Say) -> Move:
    try:
        if problem.task != "arithmetic":
            raise Unreadable(problem.task)
        code = f'print("value:", {python_source(problem.expression)})\nprint("done:")'
    except Unreadable:
        return Answer(
            say(
                "For this I need sympy, and only a plain calculator runs on this machine. I can"
                " still compute with"
                " numbers, for example `12 * (3 + 4)^2`.",
                "이 문제를 풀려면 sympy가 필요한데, 이 컴퓨터에서는 간단한 계산기만 실행됩니다."
                " 수를 계산하는 것은"
                " 가능합니다. 예: `12 * (3 + 4)^2`",
            )
        )
    found = _printed(turn, code)
    if found is None:
        return _run(code)
    return Answer(KINDS["arithmetic"].brief(problem, found, say) if found.finished else _failed(found, say))


def _run(code: str) -> Move:
    return CallTools((Call(CODE_INTERPRETER, {"code": code}),))


def _printed(turn: Turn, code: str, earlier: bool = False) -> Lines | None:
    """What this code has printed in this run, or `earlier` in the conversation; None if it was not run."""
    for call in reversed(turn.past_calls):
        if call.name == CODE_INTERPRETER and call.arguments.get("code") == code:
            found = lines.read(call.output)
            if call.this_run or (earlier and found.finished):
                return found
    return None


def _failed(found: Lines, say: Say) -> str:
    """What exactly the code said stands in its output."""
    last = found.last.casefold()
    if "seconds" in last or "timeout" in last:
        reason = say("it takes longer than a calculation may", "허용된 계산 시간을 넘었습니다")
    elif "memory" in last:
        reason = say("it needs more memory than there is", "메모리가 부족합니다")
    else:
        reason = say("the method that I know does not work here", "제가 아는 방법이 통하지 않습니다")
    return say(f"I could not compute this: {reason}.", f"계산하지 못했습니다. {reason}.")
