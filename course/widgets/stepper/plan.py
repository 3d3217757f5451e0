"""The tape before anything ran: which matrices there will be, of which shapes, and the steps that make them."""

from collections.abc import Sequence

from course.widgets.stepper.tape import Array, Box, Parameters, Step, Tape, pretty

LARGEST = 8  # rows or columns that still fit a page


def blank(parameters: Parameters, X: Array, Y: Array, parts: bool) -> Tape:
    """The tape before anything ran: what is given has values, the rest has shapes. Raises ValueError for a misfit."""
    sizes = sizes_of(parameters, X, Y)
    boxes = [Box("X", 0, ("n_0", "m"), (sizes["n_0"], sizes["m"]), X)]
    for layer, (W, b) in enumerate(parameters, 1):
        n, n_prev = f"n_{layer}", f"n_{layer - 1}"
        shape, column, batch = (sizes[n], sizes[n_prev]), (sizes[n], 1), (sizes[n], sizes["m"])
        boxes += [Box("W", layer, (n, n_prev), shape, W), Box("b", layer, (n, "1"), column, b)]
        boxes += [Box(kind, layer, (n, "m"), batch) for kind in ("Z", "A", "dZ")]
        boxes += [Box("dW", layer, (n, n_prev), shape), Box("db", layer, (n, "1"), column)]
        if parts and layer < len(parameters):
            boxes.append(Box("dA", layer, (n, "m"), batch))
    boxes.append(Box("Y", len(parameters), (f"n_{len(parameters)}", "m"), Y.shape, Y))
    return Tape({box.name: box for box in boxes}, steps_of(len(parameters), sizes, parts), sizes=sizes)


def sizes_of(parameters: Parameters, X: Array, Y: Array) -> dict[str, int]:
    """The letters of the shapes with their numbers. Raises ValueError, in words, if the arrays do not fit each other."""
    if X.ndim != 2 or Y.ndim != 2 or X.shape[1] != Y.shape[1]:
        raise ValueError(f"X (n_0, m) and Y (n_L, m) have one example a column; here they are {X.shape} and {Y.shape}.")
    sizes = {"n_0": X.shape[0], "m": X.shape[1]}
    for layer, (W, b) in enumerate(parameters, 1):
        n_prev = sizes[f"n_{layer - 1}"]
        if W.ndim != 2 or W.shape[1] != n_prev or b.shape != (W.shape[0], 1):
            fit = f"W{layer} is (n_{layer}, {n_prev}) and b{layer} is (n_{layer}, 1)"
            raise ValueError(f"In layer {layer}, {fit}; here they are {W.shape} and {b.shape}.")
        sizes[f"n_{layer}"] = W.shape[0]
    if max(sizes.values()) > LARGEST:
        raise ValueError(
            f"Here is room for at most {LARGEST} neurons in a layer and {LARGEST} examples; these are {sizes}."
        )
    if Y.shape[0] != sizes[f"n_{len(parameters)}"]:
        raise ValueError(f"Y has {Y.shape[0]} rows, but the last layer has {sizes[f'n_{len(parameters)}']} neurons.")
    return sizes


def steps_of(layers: int, sizes: dict[str, int], parts: bool) -> tuple[Step, ...]:
    """The way forward and back, in the order in which it is walked (Yeh, equations 1 and 2, BP1 to BP4)."""
    steps: list[Step] = []
    for layer in range(1, layers + 1):
        W, b, Z, A, A_prev = _names(layer)
        affine = f"{pretty(Z)} = {pretty(W)} {pretty(A_prev)} + {pretty(b)}"
        steps.append(Step(Z, "forward", affine, ((W, "rk"), (A_prev, "kc"), (b, "r0")), "{sum} + {2}", layer))
        together = layer == layers and sizes[f"n_{layer}"] > 1  # a softmax looks at all scores of an example
        scores, entry = ("ac", "g of the whole column") if together else ("rc", "g({0})")
        steps.append(Step(A, "forward", f"{pretty(A)} = g({pretty(Z)})", ((Z, scores),), entry, layer))
    for layer in range(layers, 0, -1):
        W, b, Z, A, A_prev = _names(layer)
        if layer == layers:
            start = f"d{pretty(Z)} = {pretty(A)} − Y"
            steps.append(Step(f"d{Z}", "loss", start, ((A, "rc"), ("Y", "rc")), "{0} − {1}", layer))
        else:
            steps += _one_layer_back(layer, parts)
        mean = f"({{sum}}) / {sizes['m']}"
        bp1 = f"d{pretty(W)} = d{pretty(Z)} {pretty(A_prev)}ᵀ / m"
        steps.append(Step(f"d{W}", "BP1", bp1, ((f"d{Z}", "rk"), (A_prev, "ck")), mean, layer))
        bp2 = f"d{pretty(b)} = Σ d{pretty(Z)} / m, over the examples"
        steps.append(Step(f"d{b}", "BP2", bp2, ((f"d{Z}", "rk"),), mean, layer))
    return tuple(steps)


def _one_layer_back(layer: int, parts: bool) -> list[Step]:
    """From dZ of the layer after to dZ of this one."""
    Z, A, W_next, dZ_next = f"Z{layer}", f"A{layer}", f"W{layer + 1}", f"dZ{layer + 1}"
    back = f"{pretty(W_next)}ᵀ {pretty(dZ_next)}"
    paths = ((W_next, "kr"), (dZ_next, "kc"))
    if not parts:
        both = f"d{pretty(Z)} = {back} ∘ g′({pretty(Z)})"
        return [Step(f"d{Z}", "BP3, BP4", both, (*paths, (Z, "rc")), "({sum}) · g′({2})", layer)]
    bp4 = f"d{pretty(Z)} = d{pretty(A)} ∘ g′({pretty(Z)})"
    return [
        Step(f"d{A}", "BP3", f"d{pretty(A)} = {back}", paths, "{sum}", layer),
        Step(f"d{Z}", "BP4", bp4, ((f"d{A}", "rc"), (Z, "rc")), "{0} · g′({1})", layer),
    ]


def _names(layer: int) -> Sequence[str]:
    return f"W{layer}", f"b{layer}", f"Z{layer}", f"A{layer}", f"A{layer - 1}" if layer > 1 else "X"
