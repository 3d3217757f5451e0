"""Runs untrusted notebooks in processes of their own, with limits of time and memory.

`lane` is the trusted side: it never runs student code and parses nothing but `wire` messages. `worker` is the other
side: it holds no key and no solution, runs cells, and answers questions. Isolation from files and network is not here
yet: a lane is an ordinary process of the user who grades.
"""
