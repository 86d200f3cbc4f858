"""What the stock research skill is made of, from the question to the figures and the words.

`companies*` and `topics` read the question, `outputs` and `ledger` read what the tools returned, `plan`
decides what to fetch, `figures` and `signals` compute, and `answer`, `comparison`, `sections`, `failures`
write. Nothing here knows a figure of its own.
"""
