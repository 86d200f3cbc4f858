import pytest

from assistant_core.engine.runs import states


def test_terminal_states_lead_nowhere():
    assert {"completed", "failed", "incomplete", "cancelled", "expired"} == states.TERMINAL


def test_every_state_is_reached():
    reachable = set().union(*states.TRANSITIONS.values())
    assert reachable | {"queued"} == set(states.TRANSITIONS)


@pytest.mark.parametrize(
    ("old", "new"),
    [("completed", "queued"), ("queued", "completed"), ("requires_action", "completed")],
)
def test_what_the_table_lacks_is_refused(old, new):
    with pytest.raises(states.IllegalTransition, match=f"from {old} to {new}"):
        states.check(old, new)
