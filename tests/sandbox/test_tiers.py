"""What a machine offers is found out by trying, and below the safe tiers nothing is graded unless somebody accepts it."""

import sys
from pathlib import Path

import pytest

from autograder.cli import main

if sys.platform != "linux":
    pytest.skip("classes are graded on Linux", allow_module_level=True)

from autograder.observing.observation import Question
from autograder.sandbox import bubblewrap, syscalls, tiers, view
from autograder.sandbox.lane import Lane
from autograder.sandbox.rings import CANDIDATES, FULL, INNER, NONE, Exposed, Ring, Tier, Unsafe


@pytest.fixture
def fresh(monkeypatch):
    """Nothing remembered of what was tried, before and after, and nothing asked for."""
    monkeypatch.delenv(tiers.VARIABLE, raising=False)
    for remembered in (tiers.attempt, tiers.offered, syscalls.program):
        remembered.cache_clear()
    yield
    for remembered in (tiers.attempt, tiers.offered, syscalls.program):
        remembered.cache_clear()


@pytest.fixture
def without_bubblewrap(fresh, monkeypatch):
    real = bubblewrap.shutil.which
    monkeypatch.setattr(bubblewrap.shutil, "which", lambda name: None if name == "bwrap" else real(name))


@pytest.fixture
def without_libseccomp(fresh, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyseccomp", None)


def test_the_best_that_works_is_offered():
    best = tiers.offered()
    better = list(CANDIDATES)[: list(CANDIDATES).index(best.rings)]
    assert tiers.attempt(best.rings) is None
    assert all(tiers.attempt(rings) for rings in better)


def test_a_set_of_rings_is_worth_what_it_holds():
    assert CANDIDATES[FULL] is Tier.FULL
    assert [CANDIDATES[FULL - {ring}] for ring in (Ring.OWN, Ring.LANDLOCK)] == [Tier.LANE] * 2
    assert FULL - {Ring.SECCOMP} not in CANDIDATES
    assert FULL - {Ring.BUBBLEWRAP} not in CANDIDATES
    assert (CANDIDATES[INNER], CANDIDATES[NONE]) == (Tier.INNER, Tier.NONE)
    assert [tier for tier in Tier if tier.safe] == [Tier.FULL, Tier.LANE]


def test_without_bubblewrap_grading_refuses_and_says_what_to_install_and_which_flag_accepts_what(without_bubblewrap):
    with pytest.raises(Unsafe) as refused:
        tiers.choose()
    words = str(refused.value)
    assert "install bubblewrap" in words
    assert f"--isolation={tiers.offered().tier}" in words
    assert tiers.offered().tier.meaning in words


def test_a_tier_that_is_not_safe_is_taken_when_it_is_asked_for_and_says_so(without_bubblewrap):
    accepted = tiers.choose("none")
    assert accepted.rings == NONE
    assert "isolation: none" in accepted.notice
    assert "read the solutions" in accepted.notice


def test_a_tier_may_be_asked_for_in_the_environment(without_bubblewrap, monkeypatch):
    monkeypatch.setenv(tiers.VARIABLE, "none")
    assert tiers.choose().rings == NONE
    monkeypatch.setenv(tiers.VARIABLE, "some")
    with pytest.raises(Unsafe, match="the tiers are full, lane, inner, none"):
        tiers.choose()


def test_a_tier_that_is_not_there_is_refused(without_bubblewrap):
    with pytest.raises(Unsafe, match="`chainrule doctor` says why"):
        tiers.choose("full")


def test_without_libseccomp_there_is_no_safe_tier(without_libseccomp):
    assert not tiers.offered().tier.safe
    with pytest.raises(Unsafe):
        tiers.choose()


def test_the_command_refuses_before_it_touches_anything(without_bubblewrap, released_course, capsys):
    assert main(["grade", "01_logistic_regression", "--course", str(released_course)]) == 2
    assert "Who accepts that" in capsys.readouterr().err
    assert not (released_course / "autograded").exists()


def test_the_doctor_names_every_ring_the_tier_and_the_one_command_that_improves_it(without_bubblewrap, capsys):
    assert main(["doctor"]) == 1
    out = capsys.readouterr().out
    for words in ("bubblewrap", "own namespaces", "Landlock", "seccomp", "bwrap is not installed", "To improve it: "):
        assert words in out


def test_where_all_is_well_the_doctor_has_nothing_to_improve(fresh, capsys):
    if tiers.offered().tier is not Tier.FULL:
        pytest.skip(f"this machine offers isolation {tiers.offered().tier}. To install more: {tiers.improvement()}")
    assert main(["doctor"]) == 0
    assert "To improve it" not in capsys.readouterr().out


# ------------------------------------------------------------------------------------------------- what a lane reads


def test_a_course_where_students_code_can_read_is_refused():
    with pytest.raises(Exposed, match="move one of them"):
        view.refuse_to_show([Path(sys.prefix) / "course"])
    view.refuse_to_show(view.SECRETS)


def test_what_lies_in_a_lane_is_our_students_package_without_its_keys(rings):
    if Ring.BUBBLEWRAP not in rings:
        pytest.skip(f"a lane has no file system of its own here. To install it: {tiers.improvement()}")
    source = """
import os
def there(*paths):
    return [path for path in paths if os.path.lexists(path)]
def files(folder):
    return [os.path.join(at, name) for at, _, names in os.walk(folder) for name in names]
"""
    elsewhere = [
        *map(str, view.SECRETS),
        str(view.ROOT / "autograder"),
        "/proc",
        "/sys",
        "/etc/passwd",
    ]
    with Lane(rings) as lane, lane.process() as process:
        process.run(source, "<cell 1>")
        assert process.ask(Question("there", (view.PACKAGE, *elsewhere)), {}).value == [view.PACKAGE]
        files = process.ask(Question("files", (view.PACKAGE,)), {}).value
    assert files
    for file in files:
        assert not any(word in file for word in ("solutions", "exercises", "keys", "compile", "slopes", "tests"))


def test_the_filter_allows_nothing_that_starts_ends_traces_or_connects():
    allowed = set(" ".join(syscalls.ALLOWED.values()).split())
    dangerous = [
        "fork",
        "vfork",
        "clone",
        "clone3",
        "execve",
        "execveat",
        "kill",
        "tkill",
        "tgkill",
        "rt_sigqueueinfo",
        "rt_tgsigqueueinfo",
        "pidfd_open",
        "pidfd_send_signal",
        "pidfd_getfd",
        "ptrace",
        "process_vm_readv",
        "process_vm_writev",
        "socket",
        "socketpair",
        "connect",
        "bind",
        "sendto",
        "sendmsg",
        "recvmsg",
        "mount",
        "umount2",
        "pivot_root",
        "chroot",
        "unshare",
        "setns",
        "keyctl",
        "add_key",
        "request_key",
        "bpf",
        "userfaultfd",
        "perf_event_open",
        "io_uring_setup",
        "memfd_create",
        "memfd_secret",
        "setrlimit",
        "prctl",
        "seccomp",
        "personality",
        "chmod",
        "chown",
        "setuid",
        "setgid",
        "symlink",
        "link",
        "mknod",
        "ioctl",
        "fcntl",
        "shmget",
        "msgget",
        "semget",
        "mq_open",
        "inotify_init",
        "fanotify_init",
        "init_module",
        "kexec_load",
        "reboot",
        "swapon",
        "sethostname",
        "settimeofday",
        "clock_settime",
        "open_by_handle_at",
        "flock",
    ]
    assert allowed.isdisjoint(dangerous)
