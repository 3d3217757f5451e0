"""Runs untrusted notebooks in processes that can do no harm, and asks their functions questions.

The process that runs a student's code holds no key and no solution; the process that holds them never runs a student's
code. Between the two lies a socket and a closed set of values (`wire`).

    lane        trusted: starts a zygote, hands it submissions, keeps the time, kills
    zygote      inside: has imported what notebooks need, never sees student code, forks one child a submission
    child       inside: seals itself, then runs cells and answers questions
    shell       inside: what a cell sees of IPython

What a submission must not reach is taken away in rings, each a short module. Every ring alone stops most of what was
tried; two of them stand before everything that matters, so that a hole in one is not yet a way out.

    ring        module      what it is for
    bubblewrap  bubblewrap  a file system of the Python installation and our own package alone, all read-only; no other
                            process in sight; no network but an empty loopback; an unprivileged user without a home
    own         kernel      every submission in a process table and a scratch folder of its own: it is init there, so
                            that whatever it might start ends with it, and what it wrote is gone
    landlock    landlock    the kernel's second opinion on files, should the first file system have a hole; no TCP; no
                            signal to a process outside
    seccomp     syscalls    an allow-list of system calls: no process, no thread, no socket, no program, no tracing, no
                            mount, no key ring, no limit raised
    (always)    limits      bounds of CPU time, memory, file size and descriptors; the lane's own clock besides, since
                            what a process says of its own time can be forged

`tiers` finds out, by trying, which rings a machine has. What is on the wire is decoded by `values.decode`, which makes
numbers, strings, arrays and containers of them, and nothing else.
"""
