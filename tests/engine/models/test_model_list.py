import pytest

from assistant_core.engine.models.model_list import told_of

BOTH = {"chat": True, "tools": True}


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ({"id": "m"}, {}),
        ({"capabilities": {"completion_chat": True, "function_calling": True}}, BOTH),
        ({"capabilities": {"completion_chat": False, "vision": True}}, {"chat": False}),
        ({"supported_parameters": ["temperature"]}, {"tools": False}),
        ({"supported_parameters": ["tools"], "architecture": {"output_modalities": ["text"]}}, BOTH),
        ({"architecture": {"output_modalities": ["image", "text"]}, "active": False}, {"chat": False}),
        ({"type": "embeddings"}, {"chat": False}),
        ({"type": "chat", "active": True}, {"chat": True}),
        ({"capabilities": ["completion"], "supported_parameters": "tools", "type": ["image"]}, {}),
    ],
)
def test_what_an_entry_tells(entry, told):
    assert told_of(entry) == told
