"""Investor GPT: the chat, its tools, and the Assistants v2 engine they run on."""
