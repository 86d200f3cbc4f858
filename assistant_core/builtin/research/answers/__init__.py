"""Ways of answering: each module has `needs`, `write` and its `WORDS`."""
