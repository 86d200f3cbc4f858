"""Runs the code that a model writes: in a sandbox, never outside one."""
