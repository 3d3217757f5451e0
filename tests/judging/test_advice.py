"""Advice fits what happened: answers as students write them at midnight, and what each is asked."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.judge import judge
from autograder.judging.advice import TABLE
from autograder.judging.advice_on_kinds import OUT_OF_PLACE
from autograder.judging.advice_on_names import nearest
from autograder.observing.observation import Failure, Observation
from tests.student import finding_of, key_of

FLOAT = "/ gives a float, // of whole numbers does not"
ASKED = [  # exercise, the student's body, the advice
    # calls
    ("logistic.sigmoid_prime", "A = sigmoid(Z)\n    return A (1 - A)", "A(...) calls A, which is an array: is a * missing before the bracket"),
    ("shapes.gradient_descent_step", "return theta - alpha(grad)", "alpha(...) calls alpha, which is one number: is a * missing"),
    ("logistic.gradients", "return X.shape(1)", "X.shape(...) calls X.shape, which is a tuple: is one of its entries meant? [...] takes one"),
    ("logistic.gradients", "return X.T()", "X.T(...) calls X.T, which is an array"),
    ("network.forward", "g = hidden_activation(hidden)\n    return g(X)", "g(...) calls g, which is a tuple: is one of its entries meant?"),
    ("network.update", "return parameters(0)", "parameters(...) calls parameters, which is a list: is one of its entries meant?"),
    ("chain.loss_slope", "if head('softmax'): return y", "head(...) calls head, which is a text: is an operator missing before the bracket"),
    ("training.l2_cost", "sum = 0\n    return sum(W for W, b in parameters)", "sum(...) calls sum, which is one number: which line above gives the name sum to it?"),
    ("logistic.cost", "return list(map(5, A))", "what is called there is one number: is a * missing"),
    ("training.he_initialize", "return rng((2, 3))", "which is a generator of random numbers: which of its methods draws what you need?"),
    ("training.he_initialize", "return np.random(2, 3)", "what is called there is a module: which of its functions is meant?"),
    ("logistic.forward", "def f(Z): return Z\n    return f(W, X)", "how is f called: which arguments does it take, in which order?"),
    ("logistic.forward", "return np.maximum(X)", "how is maximum called"),
    ("logistic.forward", "import math\n    return math.exp(1, 2)", "how is exp called"),
    ("logistic.forward", "return X.sum(*range(9))", "how is sum called"),
    ("logistic.gradients", "return np.sum(dZ, axis=1, keepdim=True)", "sum has no keepdim: is keepdims meant?"),
    ("logistic.gradients", "return dZ.mean(axis=1, keepdim=True)", "mean has no keepdim: is keepdims meant?"),
    ("logistic.gradients", "return np.sum(dZ, dim=1)", "sum has no dim: is axis meant?"),
    ("logistic.gradients", "return sum(dZ, axis=1)", "Python's own sum has no axis: is np.sum meant?"),
    ("logistic.gradients", "return np.exp(dZ, axis=1)", "how is exp called: by which names does it know its arguments?"),
    ("logistic.gradients", "return np.zeros(1, X.shape[0])", "A shape is one argument, in brackets of its own"),
    ("network.initialize", "return rng.standard_normal(3, 2)", "A shape is one argument, in brackets of its own"),
    ("two_layer.relu", "return np.maximum(Z, 0, 1)", "One more is where it writes"),
    ("softmax.add_dummy_feature", "return np.vstack(X, X)", "vstack takes its arrays as one list or tuple"),
    ("softmax.add_dummy_feature", "return np.concatenate(X, X)", "concatenate takes its arrays as one list or tuple"),
    # operators, and what does not belong there
    ("two_layer.tanh_prime", "return 1 - np.tanh(Z) ^ 2", "^ works on bits: is a power meant? That is **"),
    ("shapes.gradient_descent_step", "return theta * 1.5 ^ 2", "^ works on bits: is a power meant? That is **"),
    ("logistic.predict", "A = forward(W, b, X)\n    return A > 0.5 & A < 0.7", "is a bracket or a comparison missing?"),
    ("two_layer.dZ_from", "return dA * g_prime", "g_prime is a function: is it to be called there, and with what?"),
    ("network.forward", "return output_activation(head)[0]", "output_activation(head) is a function: is it to be called there"),
    ("network.forward", "g, _ = output_activation(head)", "something in that line is a function"),
    ("softmax.softmax", "return Z / Z.sum", "Z.sum is a function: is it to be called there"),
    ("logistic.predict", "return forward[W, b, X]", "forward is a function: is it to be called there"),
    ("logistic.predict", "def f(): pass\n    return f() * 1.0", "f() is None: does a function without a return give it, or append, sort or shuffle?"),
    ("logistic.predict", "def f(): pass\n    return f() > 0", "f() is None"),
    ("training.minibatches", "order = rng.shuffle([1])\n    return order[0]", "order is None"),
    ("training.minibatches", "order = rng.shuffle([1])\n    return -order", "order is None"),
    ("logistic.forward", "return np.exp(print())", "something in that line is None"),
    ("logistic.forward", "W = np.array([None, 1])\n    return W * 2.0", "an entry of W is None"),
    ("network.update", "return [p - g for p, g in zip(parameters, grads)]", "p is a tuple: which of its entries is meant?"),
    ("network.update", "return parameters - alpha * grads", "which of its entries is meant?"),
    ("training.xavier_initialize", "return layer_sizes - 1", "layer_sizes is a list: is one of its entries meant, or an array?"),
    ("chain.loss_slope", "return head - 1", "head is a text: which number or array is meant?"),
    ("notation.from_torch", "return state * 1.0", "state is a dictionary: which of its entries is meant?"),
    ("shapes.gradient_descent_step", "new = np.zeros(theta.shape, dtype=int)\n    new += alpha * grad", "an array keeps its type"),
    # whole numbers, and one number
    ("training.minibatches", "return [i for i in range(X.shape[1] / batch_size)]", FLOAT),
    ("training.minibatches", "return X[:, : X.shape[1] / 2]", FLOAT),
    ("softmax.one_hot", "return y[2 / 1]", FLOAT),
    ("softmax.one_hot", "return y[y / 1]", FLOAT),
    ("network.update", "return parameters[2 / 1]", FLOAT),
    ("network.update", "return parameters['W1']", "the entries of a list have numbers, not names"),
    ("network.update", "return parameters[0, 0]", "a list takes one index after the other"),
    ("network.update", "return range(parameters)", "a list stands there: is its len(...) or one of its entries meant?"),
    ("network.update", "return [p for p in len(parameters)]", "a number has no entries to go through: is range(...) missing?"),
    ("softmax.one_hot", "return np.zeros(len(k))", "k is one number: which array is meant"),
    ("softmax.one_hot", "return range(y)", "an array stands there: is one of its entries or sizes meant?"),
    ("logistic.sigmoid", "import math\n    return math.exp(-Z)", "which function takes a whole array"),
    ("logistic.cost", "return float(np.log(A))", "which function takes a whole array, or which sum or index gives one number?"),
    # entries
    ("network.update", "return [parameters[l] for l in range(1, 9)]", "indices run from 0 to len(parameters) - 1"),
    ("network.update", "out = []\n    out[0] = 1", "an index changes an entry that is there: which line puts it there? append does"),
    ("network.update", "[].pop()", "nothing is in there: which slice or loop leaves it empty?"),
    ("chain.chain_forward", "return w[len(w)]", "indices run from 0 to 3 there: where does the counting start, and where does it end?"),
    ("chain.chain_forward", "return w[9]", "indices run from 0 to 3 there: where does yours come from?"),
    ("logistic.gradients", "return X.shape[2]", "X.shape has one entry for each axis: how many axes has X?"),
    ("logistic.cost", "return A[0, 0, 0]", "A has 2 of the 3 axes that are indexed"),
    ("logistic.cost", "return np.mean(A)[0]", "one number has no entries"),
    ("two_layer.relu", "return Z[Z.T < 0]", "a mask has the shape of the array that it picks from"),
    ("softmax.one_hot", "return np.eye(k)[[0, 1], [0, 1, 2]]", "indices that are used together are of one length"),
    ("network.update", "parameters[0][0] = 1", "a tuple stays as it is: which new pair takes its place?"),
    ("chain.output_delta", "return {'Softmax': y}[head]", "which keys does the dictionary in that line have"),
    # names
    ("logistic.predict", "return X.astype(np.int)", "this NumPy has no int: is Python's own int meant?"),
    ("logistic.sigmoid", "return np.exponential(-Z)", "np has no exponential: is np.exp meant?"),
    ("logistic.sigmoid", "return np.sqaure(-Z)", "np has no sqaure: is np.square meant?"),
    ("logistic.sigmoid", "return np.ln(-Z)", "np has no ln: is np.log meant?"),
    ("logistic.sigmoid", "return np.linalg.nrom(-Z)", "np.linalg has no nrom: is np.linalg.norm meant?"),
    ("two_layer.relu", "return np.relu(Z)", "np has no relu: is it a function of your own, or of another module?"),
    ("network.initialize", "return rng.randn(3)", "has no randn: is standard_normal meant?"),
    ("logistic.gradients", "return X.shpae", "an array has no shpae: is shape meant?"),
    ("logistic.gradients", "return X.exp()", "an array has no exp: is np.exp(...) meant?"),
    ("logistic.gradients", "return X.append(1)", "append belongs to lists, and X is an array: which line makes it one?"),
    ("logistic.gradients", "return X.length", "which of shape, size, T or len(...) is meant?"),
    ("logistic.train", "costs = []\n    costs = costs.append(1)\n    costs.append(2)", "does a line put that None in the list's place?"),
    ("network.update", "return parameters.shape", "parameters is a list and has no shape: is len(...) meant, or one of its entries?"),
    ("network.update", "return [p.T for p in parameters]", "p is a tuple: which of its entries is meant?"),
    ("notation.from_torch", "return state.weight", "state is a dictionary: which of its entries is meant?"),
    ("two_layer.dW_from", "return dZ @ A_perv.T", "is A_prev meant, or where does A_perv get its value?"),
    ("two_layer.dW_from", "return dz", "is dZ meant, or where does dz get its value?"),
    ("logistic.cost", "return A / m", "m is a size: which argument's shape has it?"),
    ("logistic.cost", "return exp(A)", "is np.exp meant, or where does exp get its value?"),
    ("logistic.cost", "return numpy.exp(A)", "under which name does your notebook import NumPy?"),
    ("network.update", "return [W - lr for W, b in parameters]", "where does lr get its value: is it an argument, or defined or imported above"),
    ("logistic.train", "for i in range(iterations): W = W - alpha", "a line of train assigns to W, so W is its own: which line gives it a value before this one?"),
    ("logistic.train", "cost = cost(X, Y)", "a line of train assigns to cost, so cost is its own"),
    # values
    ("logistic.train", "return alpha / (iterations - iterations)", "when is (iterations - iterations) 0?"),
    ("logistic.sigmoid", "return sigmoid(Z)", "where does sigmoid call itself, or a function that calls sigmoid, and what ends that?"),
    ("softmax.predict", "return X.sum(axis=2)", "the array has 2 axes, counted from 0: which one is meant?"),
    ("chain.hidden_delta", "return np.linalg.inv(W_next)", "that function takes square matrices"),
    ("softmax.softmax_jacobian", "return np.linalg.inv(0 * np.eye(3))", "that matrix has no inverse"),
    ("network.update", "return np.array(parameters)", "a list or tuple there holds entries of several: is one of them meant, or is it to stay a list?"),
    ("two_layer.forward", "return parameters[0] @ X", "a list or tuple there holds entries of several"),
    ("network.update", "return np.array(parameters[:1], dtype=object)", "a list or tuple there holds entries of several"),
    ("softmax.softmax", "Z[0, 0] = Z[0]", "one place of an array takes one number: which shape has the right side of that line?"),
    ("network.update", "W, b = parameters", "how many entries has what is unpacked in that line, and how many names take them?"),
    ("notation.from_torch", "return int('0.weight')", "which text is turned into a number there?"),
    ("training.accuracy", "return [0.5].index(1)", "is the one that is looked for among them?"),
    ("logistic.cost", "import math\n    return math.log(-1)", "for which numbers is that function defined"),
    ("logistic.cost", "return max([])", "nothing is in there"),
    ("logistic.cost", "return np.max(A[:0])", "nothing is in there"),
    ("logistic.cost", "return int(np.nan)", "which line above makes a NaN?"),
    ("logistic.cost", "return list(zip(A, Y[:0], strict=True))", "how many entries has each of the lists in that line?"),
    ("two_layer.relu", "return np.where(Z > 0, Z)", "what is to stand where the condition is not true?"),
    ("two_layer.relu", "return np.where(Z > 0, Z, np.zeros((3, 3)))", "which two do not fit?"),
    ("two_layer.relu", "return Z.transpose(0, 1, 2)", "which one is not as you expect?"),
    ("two_layer.relu", "raise LookupError", "print the shapes and values just before that line: which one surprises you?"),
]  # fmt: skip


@pytest.mark.parametrize("exercise, body, advice", ASKED)
def test_advice_fits_what_happened(exercise: str, body: str, advice: str) -> None:
    arguments = ", ".join(field.name for field in key_of(exercise).inputs)
    finding = finding_of(exercise, f"def {exercise.partition('.')[2]}({arguments}):\n    {body}\n")
    assert advice in finding.advice
    assert "in line " in finding.got
    assert "<" not in finding.advice


@pytest.mark.parametrize(
    "first_line",
    ["def delta(A)", "def delta(A, Y, m)", "delta = lambda A", "def delta()", "def delta(*, A, Y)"],
)
def test_function_of_other_arguments_is_told_how_it_is_called(first_line: str) -> None:
    finding = finding_of("logistic.delta", f"{first_line}: 1" if "lambda" in first_line else f"{first_line}: return 1")
    assert finding.advice.startswith("it is called as delta(A, Y): which arguments does your first line name")


def test_error_in_a_function_of_another_cell_is_not_explained_by_the_line_that_called_it() -> None:
    source = "def backward(parameters, cache, A_L, Y, hidden, head):\n    return sigmoid_prime(cache)\n"
    finding = finding_of("network.backward", source)
    assert finding.got.endswith("in line 2: return sigmoid_prime(cache)")
    assert finding.advice.startswith("the call of sigmoid_prime in that line fails: what does it get there")


def test_error_in_a_function_beside_it_says_where() -> None:
    source = "def half(A):\n    return A[5]\n\ndef delta(A, Y):\n    return half(A)"
    assert finding_of("logistic.delta", source).got.endswith("in line 2, in half: return A[5]")


@pytest.mark.parametrize(
    "name, names, meant",
    [
        ("maxium", ["minimum", "maximum"], "maximum"),
        ("nrom", ["norm", "trace"], "norm"),
        ("DZ", ["dZ", "db"], "dZ"),
        ("relu", ["real", "rot90"], ""),
        ("ln", ["log", "long"], "log"),
        ("ln", ["long"], ""),
        ("x", ["_x"], ""),
    ],
)
def test_nearest_name(name: str, names: list[str], meant: str) -> None:
    assert nearest(name, names) == meant


def test_every_kind_can_be_out_of_place() -> None:
    assert all(question.endswith("?") for question in OUT_OF_PLACE.values())


TYPES = sorted({name for names, _, _ in TABLE for name in names.split()} | {"NameError", "Odd"})
MESSAGES = [
    "",
    "'tuple' object is not callable",
    "'' object is not callable",
    f"index {'9' * 999} is out of bounds for axis 0 with size 1",
    "index 3 is out of bounds for axis 0 with size 0",
    "list index out of range",
    "unsupported operand type(s) for ** or pow(): 'list' and 'int'",
    "unsupported operand type(s) for =: 'NoneType' and 'odd'",
    "bad operand type for unary -: 'NoneType'",
    "name '' is not defined",
    f"name '{'x' * 900}' is not defined",
    "f() got an unexpected keyword argument 'keepdim'",
    "<lambda>() takes 1 positional argument but 2 were given",
    "module 'numpy' has no attribute '__loader__'",
    f"module 'numpy' has no attribute '{'o' * 900}'",
    "'numpy.ndarray' object has no attribute '__len__'",
    "'odd' object has no attribute 'odd'",
    "array is 1-dimensional, but 2 were indexed",
    "variable 'x'",
    "division by zero",
    "(" * 900,
]
operands = st.lists(st.tuples(st.text(max_size=3), st.none() | st.just((2, 3)) | st.just(())), max_size=3).map(tuple)


@given(
    st.sampled_from(TYPES),
    st.sampled_from(MESSAGES),
    st.sampled_from(["", "()", "f()", "[]", ".", "/", "**", "len"]),
    operands,
)
def test_whatever_a_hostile_process_says_of_an_error_is_judged(
    kind: str, message: str, operation: str, operands: Any
) -> None:
    key = key_of("logistic.delta")
    failure = Failure(kind, message, "delta", 1, "return A", operation, operands)
    finding = judge(key, [Observation("raised", failure=failure)] * len(key.questions)).first_failure.finding
    assert finding is not None
    assert finding.advice
