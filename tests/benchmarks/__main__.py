"""`make bench`: every benchmark, one after the other. None of them fails; they tell."""

from tests.benchmarks import diagnosis, fuzz, large, speed, statements, widgets


def main() -> int:
    for benchmark in (speed, large, diagnosis, statements, widgets, fuzz):
        print(f"\n{(benchmark.__doc__ or '').splitlines()[0]}\n")
        benchmark.main()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
