"""A whole conversation as a file to keep: pure functions over what `chat.transcript` loads."""
