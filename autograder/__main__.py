"""`python -m autograder`: the command `chainrule`, where that is not on PATH."""

import sys

from autograder.cli import main

sys.exit(main())
