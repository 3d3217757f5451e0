"""One exercise of one submission: what it is still to be asked, what it answered, the verdict."""

from autograder.explaining.diagnose import named_mistakes
from autograder.grading.keyring import with_variations
from autograder.judge import judge
from autograder.judging.key import Key
from autograder.judging.results import is_right, is_wrong
from autograder.judging.verdict import Verdict
from autograder.observing.observation import Failure, Observation, Outcome
from autograder.observing.stand_ins import Records
from autograder.sandbox.lane import Ask


class Asked:
    """One exercise of one submission: its answers with the student's own helpers, then with those given that are wrong."""

    def __init__(self, key: Key) -> None:
        self.key = key
        self.rounds: list[tuple[Records, list[Observation]]] = [({}, [])]
        self.extra: list[Observation] = []  # answers to the key's probes
        self.named = False  # does something explain the last round? By `look_for_a_name`
        self.verdict: Verdict | None = None  # when all is answered

    @property
    def right(self) -> bool:
        """By the last round, which is complete."""
        return is_right(self.key, self.rounds[-1][1])

    def missing(self) -> list[Ask]:
        """What is still to be asked in this round."""
        if self.verdict:
            return []
        helpers, answers = self.rounds[-1]
        return [Ask(question, helpers) for question in self.key.questions[len(answers) :]]

    def look_for_a_name(self) -> None:
        """Find out whether something explains a wrong answer. Where no listed mistake does, the key gets those that nobody listed."""
        answers = self.rounds[-1][1]
        if is_wrong(self.key, answers):
            self.named = bool(named_mistakes(self.key, answers))
            if not self.named and not self.key.variations.names:
                self.key = with_variations(self.key)
                self.named = bool(named_mistakes(self.key, answers))

    def explaining(self) -> list[Ask]:
        """What helps to say what is wrong; where that has a name, the practice questions alone, to save time."""
        helpers, answers = self.rounds[-1]
        if not is_wrong(self.key, answers):
            return []
        probes = self.key.probes
        wanted = sum(probe.kind == "practice" for probe in probes) if self.named else len(probes)
        return [Ask(probe.question, helpers) for probe in probes[len(self.extra) : wanted]]

    def settle(self) -> Verdict:
        """Judge by the last round, and let the answers go: a submission's answers may be large."""
        if self.verdict is None:
            helpers, answers = self.rounds[-1]
            self.verdict = judge(self.key, answers, tuple(helpers), self.extra)
            if self.verdict.status == "failed" and not self.verdict.mistakes:
                self.look_for_a_name()
                if self.named:
                    self.verdict = judge(self.key, answers, tuple(helpers), self.extra)
            self.rounds.clear()
            self.extra.clear()
        return self.verdict

    def take(self, answer: Observation) -> None:
        """Keep the answer to what was asked."""
        answers = self.rounds[-1][1]
        (answers if len(answers) < len(self.key.questions) else self.extra).append(answer)

    def give_up(self, outcome: Outcome, reason: str) -> None:
        """Count what is still to be asked as lost."""
        if self.verdict is None:
            answers, lost = self.rounds[-1][1], Observation(outcome, failure=Failure("", reason))
            answers += [lost] * (len(self.key.questions) - len(answers))
            self.extra += [lost] * (len(self.key.probes) - len(self.extra))
