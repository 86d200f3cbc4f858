"""The number of tokens in what servers say when a prompt is too long."""

import pytest

from assistant_core.engine.models.windows.refusals import window_in


@pytest.mark.parametrize(
    ("said", "window"),
    [
        (
            "{'error': {'message': 'request (9024 tokens) exceeds the available context size (4096 tokens), "
            "try increasing it', 'type': 'exceed_context_size_error', 'n_prompt_tokens': 9024, "
            "'n_ctx': 4096}}",
            4096,
        ),
        ("This model's maximum context length is 32768 tokens. However, you requested 41000 tokens.", 32768),
        ("Input length (9000) exceeds model's maximum context length (4096).", 4096),
        ("Requested tokens (9000) exceed context window of 2048", 2048),
        ("the model is loaded with context length of only 4096 tokens, which is not enough", 4096),
        (
            "Prompt contains 40000 tokens and 0 draft tokens, too large for model with 32768 maximum context "
            "length",
            32768,
        ),
        ("Please reduce the length of the messages. Current length is 9000 while limit is 8192", 8192),
        ("prompt is too long: 210000 tokens > 200000 maximum", None),
        ("The prompt is too long.", None),
        ("context window exceeded by 12 tokens. Limit your prompt", None),
    ],
)
def test_the_window(said, window):
    assert window_in(said) == window
