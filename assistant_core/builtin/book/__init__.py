"""Answers out of files: what to search for, which sentences answer, and how they are told."""
