"""What a process takes away from itself by Landlock and seccomp, for code and files nobody has vouched for.

Imported by the keeper of a sandbox too, a program of its own: nothing in here needs the engine or a package.
"""
