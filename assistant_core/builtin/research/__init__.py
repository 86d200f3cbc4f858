"""From the frame of a question to its answer.

`plan` turns the frame into calls (`places` knows which function tells what), `ledger` and `documents` read
what came back, `study` holds it, `answers` write, each in its own way, in the words of `phrases`, and
`report` puts the answer together. Nothing here knows a figure of its own.
"""
