"""What the mathematics skill is made of: a strict grammar reads a question as a problem, which is written as
sympy code, the code interpreter runs it, and its logs become the answer.

sympy is never imported here: what a reader wrote is computed in the interpreter only.
"""
