"""What servers tell becomes values of the types that are expected."""

import pytest

from assistant_core.engine.models.provider import Usage
from assistant_core.engine.models.wire import as_usage


@pytest.mark.parametrize(
    ("told", "usage"),
    [
        ({"prompt_tokens": 90, "completion_tokens": 5}, Usage(90, 5)),
        ({"prompt_tokens": 90, "prompt_tokens_details": {"cached_tokens": 64}}, Usage(90, 0, 64)),
        ({"prompt_tokens": 90, "prompt_tokens_details": None}, Usage(90)),
        ({"prompt_tokens": 90, "prompt_tokens_details": {"cached_tokens": None}}, Usage(90)),
        ({"prompt_tokens": 90, "prompt_tokens_details": [64]}, Usage(90)),
        ({"input_tokens": 90, "input_tokens_details": {"cached_tokens": "64"}}, Usage(90, 0, 64)),
        (
            {"prompt_tokens": 90, "prompt_cache_hit_tokens": 64, "prompt_cache_miss_tokens": 26},
            Usage(90, 0, 64),
        ),
        ({"prompt_tokens": 90, "cached_tokens": 64}, Usage(90, 0, 64)),
        (
            {"input_tokens": 6, "cache_read_input_tokens": 64, "cache_creation_input_tokens": 20},
            Usage(90, 0, 64),
        ),
        (
            {"prompt_tokens": 90, "cache_read_input_tokens": 64, "cache_creation_input_tokens": 20},
            Usage(90, 0, 64),
        ),
        ({"prompt_tokens": 90, "cached_tokens": 10**400}, Usage(90)),
        ({"prompt_tokens": 90, "cached_tokens": 900}, Usage(90, 0, 90)),
        ({"prompt_tokens": 90, "cached_tokens": -5}, Usage(90)),
        ({"cached_tokens": 64}, None),
    ],
)
def test_cached_tokens_are_a_part_of_the_prompts_under_every_name(told, usage):
    assert as_usage(told) == usage
