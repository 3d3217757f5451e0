"""`make matrix`: a short form of the suite under every Python from 3.11 on that this machine has, with the lowest versions that
`pyproject.toml` allows, and with the newest of everything. Each has an environment of its own in `.matrix/`.
"""

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from shutil import which

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / ".matrix"
PINNED, LOWEST = ROOT / "constraints.txt", FOLDER / "lowest.txt"
SHORT = (
    "values",
    "observing",
    "judging",
    "explaining",
    "authoring",
    "building",
    "grading",
    "sandbox",
    "course",
    "class_report",
)
DOORS = ("test_cli.py", "test_notebook.py", "test_report.py", "test_house.py")
OTHERS_SAY = ("-W", "ignore::DeprecationWarning")  # old and new versions of others' packages, of one another


def main() -> int:
    """Exit status 1 if one of the environments is red."""
    FOLDER.mkdir(exist_ok=True)
    LOWEST.write_text("\n".join(lowest()) + "\n", encoding="utf-8")
    found = dict(pythons())
    first, last = min(found), max(found)
    plans = {f"3.{minor}": (path, PINNED, ()) for minor, path in found.items()}
    plans |= {"lowest": (found[first], LOWEST, OTHERS_SAY), "newest": (found[last], None, OTHERS_SAY)}
    said = {name: run(name, *plan) for name, plan in plans.items()}
    print()
    for name, words in said.items():
        print(f"{name:8} {words}")
    return int(any("failed" in words or "error" in words for words in said.values()))


def pythons() -> Iterator[tuple[int, str]]:
    """The interpreters that are here, by their minor version: on PATH, or installed by pyenv."""
    for minor in range(11, 20):
        places = [which(f"python3.{minor}"), *Path.home().glob(f".pyenv/versions/3.{minor}.*/bin/python")]
        for place in filter(None, places):
            if subprocess.run([place, "-c", "import venv, ensurepip"], capture_output=True).returncode == 0:
                yield minor, str(place)
                break


def lowest() -> Iterator[str]:
    """Each lower bound of `pyproject.toml`, as the version to take."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for line in [
        *project["dependencies"],
        *(line for lines in project["optional-dependencies"].values() for line in lines),
    ]:
        if bound := re.match(r"([\w.-]+)>=([\w.]+)", line):
            yield f"{bound[1]}=={bound[2]}"


def run(name: str, python: str, versions: Path | None, options: tuple[str, ...]) -> str:
    """pytest's closing line."""
    environment = FOLDER / name
    ours = environment / "bin" / "python"
    print(f"\n{name}: {python}, {versions.name if versions else 'nothing pinned'}", flush=True)
    if not ours.exists():
        subprocess.run([python, "-m", "venv", environment], check=True)
    pins = ["-c", str(versions)] if versions else ["--upgrade", "--upgrade-strategy", "eager"]
    subprocess.run([ours, "-m", "pip", "install", "-qq", *pins, "-e", f"{ROOT}[test]"], check=True)
    words = [
        ours,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "--numprocesses",
        "auto",
        "--dist",
        "loadfile",
        *options,
    ]
    words += [f"tests/{name}" for name in (*SHORT, *DOORS)]
    done = subprocess.run(words, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    lines = [line for line in done.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))]
    print(*lines, done.stdout.splitlines()[-1], sep="\n", flush=True)
    return (
        done.stdout.splitlines()[-1].strip("= ")
        if done.returncode in (0, 1)
        else f"error: exit status {done.returncode}"
    )


if __name__ == "__main__":
    sys.exit(main())
