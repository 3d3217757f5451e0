"""The class report as one HTML page: what to explain again, then the figures. No script; readable on light and dark."""

import html
from collections.abc import Iterable

from autograder.class_report import figures
from autograder.class_report.counts import ClassReport, ExerciseCounts, Group
from autograder.report import clean

TO_EXPLAIN = 3  # exercises: more does not fit into the start of a lecture
WAYS = 3  # of answering one of them
PAIRS = 6  # of exercises, those that stand out most
KIND_OF = {"mistake": "", "other": ", no known mistake", "stopped": ", no answer"}
PRACTICE = "practice"  # in the name of what an answer is that knows the practice inputs by heart

STYLE = """
:root { color-scheme: light dark; }
body { max-width: 54rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0; } h2 { font-size: 1.15rem; margin: 2.2rem 0 0.5rem; }
.quiet { opacity: 0.75; } ol.lead > li { margin-bottom: 0.8rem; } li > ul { margin: 0.1rem 0; }
svg { max-width: 100%; height: auto; display: block; } summary { cursor: pointer; }
table { border-collapse: collapse; } th, td { text-align: left; vertical-align: top; padding: 0.15rem 1.2rem 0.15rem 0; }
td.number, th.number { text-align: right; } tr.first td { border-top: 1px solid #8886; }
"""


def as_page(report: ClassReport, names: bool = False) -> str:
    """The whole page; with `names`, it says who."""
    title = f"{report.assignment}: what to explain again"
    parts = [
        f"<h1>{_text(title)}</h1>",
        f'<p class="quiet">{_text(_in_numbers(report))}</p>',
        _to_explain(report),
        _extremes(report),
        _suspicious(report, names),
        "<h2>Every exercise</h2>",
        figures.outcomes(report),
        "<h2>What was seen</h2>",
        _mistakes(report, names),
        "<h2>Missed together</h2>",
        _together(report, names),
        _not_counted(report, names),
    ]
    body = "\n".join(filter(None, parts))
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{_text(title)}</title>'
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head>{head}<style>{STYLE}</style></head>\n<body>\n{body}\n</body></html>\n'
    )


def _text(words: str) -> str:
    return html.escape(clean(words))


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" + ("" if number == 1 else "s")


def _in_numbers(report: ClassReport) -> str:
    untouched = sum(all(student not in one.answered for one in report.exercises) for student in report.students)
    parts = [
        f"{_count(len(report.students), 'submission')} counted",
        f"{len(report.all_right)} with every exercise right",
        f"{untouched} with nothing written",
    ]
    return ", ".join(parts) + "."


def _who(students: Iterable[str], names: bool) -> str:
    return f" ({_text(', '.join(sorted(students)))})" if names else ""


# ------------------------------------------------------------------------------------------------------ in words


def _to_explain(report: ClassReport) -> str:
    """The exercises that most of those who answered have missed, and how."""
    ranked = sorted(report.exercises, key=lambda one: (-len(one.missed), one.name))
    items = [_item(one) for one in ranked[:TO_EXPLAIN] if one.missed]
    if not items:
        return "<p>Every answer that was written is right.</p>"
    return f'<ol class="lead">{"".join(items)}</ol>'


def _item(one: ExerciseCounts) -> str:
    ways = "".join(f"<li>{_way(group)}</li>" for group in one.wrong[:WAYS])
    rest = sum(len(group.students) for group in one.wrong[WAYS:])
    more = f'<li class="quiet">{_count(rest, "student")} in other ways</li>' if rest else ""
    head = f"<strong>{_text(one.name)}</strong>: missed by {len(one.missed)} of the {len(one.answered)} who answered."
    return f"<li>{head}<ul>{ways}{more}</ul></li>"


def _way(group: Group) -> str:
    answer = group.answer
    question = f' <span class="quiet">{_sentence(answer.question)}</span>' if answer.question else ""
    return f"{_count(len(group.students), 'student')}: <b>{_text(answer.words)}</b>{KIND_OF[answer.kind]}.{question}"


def _sentence(words: str) -> str:
    return _text(words[:1].upper() + words[1:])


def _extremes(report: ClassReport) -> str:
    """Exercises that say nothing about the students, because all of them, or none, have them right."""
    answered = [one for one in report.exercises if one.answered]
    everybody = [one.name for one in answered if not one.missed]
    nobody = [one.name for one in answered if not one.right]
    unwritten = [one.name for one in report.exercises if not one.answered]
    lines = [
        ("Right in every answer:", everybody),
        ("Right in no answer (is the text to blame, or the exercise?):", nobody),
        ("Answered by nobody:", unwritten),
    ]
    return "".join(f"<p>{head} {_text(', '.join(names))}</p>" for head, names in lines if names)


def _suspicious(report: ClassReport, names: bool) -> str:
    found = [(one, group) for one in report.exercises for group in one.groups if PRACTICE in group.answer.words]
    if not found:
        return ""
    items = [f"<li>{_text(one.name)}: {_way(group)}{_who(group.students, names)}</li>" for one, group in found]
    return f"<h2>Look at these yourself</h2><ul>{''.join(items)}</ul>"


def _mistakes(report: ClassReport, names: bool) -> str:
    rows = []
    for one in report.exercises:
        for place, group in enumerate(one.wrong):
            cells = [
                f"<td>{'' if place else _text(one.name)}</td>",
                f'<td class="number">{len(group.students)}</td>',
                f"<td>{_text(group.answer.words)}{KIND_OF[group.answer.kind]}{_who(group.students, names)}</td>",
                f'<td class="quiet">{_sentence(group.answer.question)}</td>',
            ]
            rows.append(f"<tr{'' if place else ' class=first'}>{''.join(cells)}</tr>")
    if not rows:
        return "<p>None was seen.</p>"
    head = '<tr><th>exercise</th><th class="number">students</th><th>seen</th><th>question that it raises</th></tr>'
    table = f"<details{' open' if names else ''}><summary>as a table, with the questions</summary><table>{head}{''.join(rows)}</table></details>"
    return figures.mistakes(report) + table


def _together(report: ClassReport, names: bool) -> str:
    """Who misses one of these often misses the other. A wrong helper costs its caller nothing, so these are two errors."""
    if not report.pairs:
        return "<p>No two exercises are missed by the same students more often than by chance.</p>"
    rows = [
        f"<tr><td>{_text(' and '.join(pair.names))}</td><td class=number>{len(pair.both)}</td>"
        f"<td class=number>{pair.by_chance:.1f}</td><td>{_who(pair.both, names)}</td></tr>"
        for pair in report.pairs[:PAIRS]
    ]
    head = "<tr><th>exercises</th><th class=number>missed both</th><th class=number>by chance</th><th></th></tr>"
    note = (
        "A wrong helper costs its caller nothing, so whoever misses both made two errors. "
        "By chance: how many it were if missing the one said nothing about the other."
    )
    figure = figures.together(report)
    return f'<p class="quiet">{note}</p>{figure}<table>{head}{"".join(rows)}</table>'


def _not_counted(report: ClassReport, names: bool) -> str:
    if not report.left_out:
        return ""
    items = [
        f"<li>{_count(len(students), 'submission')}: {_text(reason)}{_who(students, names)}</li>"
        for reason, students in report.left_out.items()
    ]
    return f"<h2>Not counted</h2><ul>{''.join(items)}</ul>"
