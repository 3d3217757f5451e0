// A tape of matrices, walked step by step. In a notebook it is an anywidget; in a static page it runs without a kernel.
// The picture comes complete from drawing.py; here parts of it are hidden, lit and described.

const SVG = "http://www.w3.org/2000/svg";
const PLAY = {entry: 350, matrix: 1200, layer: 2000}; // milliseconds a step
const NUDGE = 0.1, PIXELS = 5; // what a key changes a number by, and how far the mouse goes for that
const STRONGEST = 0.6; // as in drawing.py

const CONTROLS = `
  <div class="controls" role="toolbar" aria-label="Steps">
    <button data-go="first" title="to the start (Home)" aria-label="to the start">|◀</button>
    <button data-go="back" title="one step back (←)" aria-label="one step back">◀</button>
    <button data-go="on" title="one step on (→)" aria-label="one step on">▶</button>
    <button data-go="last" title="to the end (End)" aria-label="to the end">▶|</button>
    <button data-go="play" aria-label="play or pause">play</button>
    <input type="range" min="0" aria-label="place on the way forward and back">
    <output></output>
    <label>step by <select aria-label="size of a step"><option>entry</option><option selected>matrix</option><option>layer</option></select></label>
  </div>
  <p class="step" aria-live="polite"></p>
  <p class="entry" aria-live="polite"></p>
  <div class="picture"></div>
  <p class="verdict" role="status"></p>
  <p class="hint"></p>`;

const WITH_KERNEL = "Point at a number to see where it comes from. Drag a number of X, W or b sideways, or press Enter " +
  "on it (↑ and ↓ work too): everything after it is computed anew by your functions. ← → step, Home and End jump.";
const WITHOUT = "Point at a number to see where it comes from. ← → step, Home and End jump.";

export function show(root, first, edit) {
  let state, at, steps, ends, cells, made, pointed = null, example = 0, timer = null, waiting = false, queued = null, dragging = false;

  root.classList.add("chainrule-stepper");
  root.innerHTML = CONTROLS;
  for (const control of root.querySelectorAll("button, input, select")) keepKeys(control);
  const find = selector => root.querySelector(selector);
  const range = find("input"), stride = find("select"), picture = find(".picture");
  find(".hint").textContent = edit ? WITH_KERNEL : WITHOUT;

  const value = (box, [r, c]) => state.boxes[box].values[r][c];
  const text = x => x === null ? "nan" : (Math.abs(x) < 0.005 && x ? x.toExponential(0) : String(+x.toFixed(2))).replace("-", "−");

  function load(next) {
    const focus = document.activeElement?.closest?.(".cell"), key = root.contains(focus) && keyOf(focus);
    const full = at === undefined || at === ends.at(-1), before = state?.boxes;
    state = next;
    steps = state.steps;
    ends = [0];
    made = {};
    for (const step of steps) {
      const [rows, columns] = state.boxes[step.makes].shape;
      step.start = ends.at(-1);
      ends.push(step.start + (state.boxes[step.makes].values ? rows * columns : 1));
      made[step.makes] = step;
    }
    const wrong = steps.findIndex(step => step.makes === state.wrong);
    if (at === undefined && wrong >= 0) at = ends[wrong + 1];
    else at = full ? ends.at(-1) : Math.min(at, ends.at(-1));
    picture.innerHTML = state.svg;
    picture.firstElementChild.setAttribute("role", "group");
    cells = {};
    for (const cell of picture.querySelectorAll(".cell")) prepare(cell);
    if (key) cells[key]?.focus();
    find(".verdict").textContent = state.verdict;
    for (const [box, {values}] of Object.entries(before ?? {})) {
      values?.forEach((row, r) => row.forEach((old, c) => {
        if (old !== state.boxes[box].values?.[r][c]) cells[`${box}[${r},${c}]`]?.classList.add("changed");
      }));
    }
    range.max = ends.at(-1);
    paint();
  }

  function keyOf(cell) { return `${cell.parentNode.dataset.box}[${cell.dataset.at}]`; }

  // Jupyter's own keys, such as the arrows, keep out: Notebook 7 looks at the element that has the focus.
  function keepKeys(element) { element.setAttribute("data-lm-suppress-shortcuts", "true"); }

  function prepare(cell) {
    const box = cell.parentNode.dataset.box, place = cell.dataset.at.split(",").map(Number);
    cells[keyOf(cell)] = cell;
    cell.place = place;
    if (!edit || !state.boxes[box].editable) return;
    cell.classList.add("editable");
    cell.setAttribute("tabindex", "0");
    keepKeys(cell);
    cell.setAttribute("role", "button");
    cell.setAttribute("aria-label", `${box}[${place}] is ${text(value(box, place))}; Enter changes it`);
  }

  // Which step is under way, and which entry of its matrix was made last.
  function current() {
    const step = steps.findLast(one => at > one.start);
    if (!step) return [null, null];
    const columns = state.boxes[step.makes].shape[1], last = at - step.start - 1;
    return [step, [Math.floor(last / columns), last % columns]];
  }

  const shown = (box, [r, c]) => !made[box] || at > made[box].start + r * state.boxes[box].shape[1] + c;

  // The entries that one entry of a step's matrix is made of.
  function sources(step, [r, c]) {
    return step.reads.map(([box, [row, column]]) => {
      const [height, width] = state.boxes[box].shape;
      const length = "ka".includes(row) ? height : "ka".includes(column) ? width : 1;
      const places = Array.from({length}, (_, k) => [row, column].map(letter => ({r, c, k, a: k, 0: 0})[letter]));
      return {box, places, summed: row === "k" || column === "k"};
    });
  }

  function paint() {
    const [step, last] = current();
    const target = pointed || (step && stride.value === "entry" && state.boxes[step.makes].values ? [step.makes, last] : null);
    const about = target && made[target[0]] && shown(...target) ? made[target[0]] : pointed ? null : step;
    if (target && state.boxes[target[0]].batch) example = target[1][1];
    for (const box of picture.querySelectorAll(".box")) {
      const name = box.dataset.box;
      box.classList.toggle("makes", about?.makes === name);
      box.classList.toggle("reads", Boolean(about?.reads.some(([read]) => read === name)));
      box.classList.toggle("ahead", Boolean(made[name]) && at <= made[name].start);
    }
    const lit = new Set();
    if (target) lit.add(`${target[0]}[${target[1]}]`);
    if (target && about) for (const {box, places} of sources(about, target[1])) for (const place of places) lit.add(`${box}[${place}]`);
    for (const [key, cell] of Object.entries(cells)) {
      cell.classList.toggle("off", !shown(cell.parentNode.dataset.box, cell.place));
      cell.classList.toggle("lit", lit.has(key));
    }
    paintNetwork(about, target, lit);
    paintSides(about);
    paintArrows(about);
    describe(about, target);
    range.value = at;
    range.setAttribute("aria-valuetext", step ? step.makes : "start");
    find("output").textContent = `${step ? steps.indexOf(step) + 1 : 0} / ${steps.length}`;
  }

  function paintNetwork(about, target, lit) {
    const back = Boolean(about && about.law !== "forward");
    const whole = about && !target && [about.makes.replace("d", ""), ...about.reads.map(([box]) => box)];
    for (const edge of picture.querySelectorAll(".edge")) {
      const {box, at: place} = edge.dataset;
      const on = target ? lit.has(`${box}[${place}]`) || lit.has(`d${box}[${place}]`) : Boolean(whole?.includes(box));
      edge.classList.toggle("lit", on);
      edge.classList.toggle("back", on && back);
    }
    for (const half of picture.querySelectorAll(".half")) {
      const {box} = half.dataset, place = [+half.parentNode.dataset.row, example];
      const values = state.boxes[box]?.values, on = values && shown(box, place);
      const largest = on ? Math.max(...values.flat().map(Math.abs)) : 0, x = on ? value(box, place) : 0;
      half.classList.toggle("neg", x < 0);
      half.classList.toggle("pos", !(x < 0));
      half.setAttribute("fill-opacity", largest ? STRONGEST * Math.abs(x) / largest : 0);
    }
    const J = steps.findLast(step => step.law === "forward");
    picture.querySelector(".cost")?.classList.toggle("off", at <= J.start);
    picture.querySelector(".example").textContent = `column ${example} of X: one example`;
  }

  // The dimension that is summed away has one letter on two sides.
  function paintSides(about) {
    for (const side of picture.querySelectorAll(".side")) {
      const read = about?.reads.find(([box]) => box === side.parentNode.dataset.box);
      side.classList.toggle("summed", Boolean(read && read[1][side.classList.contains("rows") ? 0 : 1] === "k"));
    }
  }

  function paintArrows(about) {
    const arrows = picture.querySelector(".arrows");
    arrows.replaceChildren();
    if (!about) return;
    const place = name => {
      const box = picture.querySelector(`.box[data-box="${name}"]`), frame = box.querySelector(".frame");
      const [x, y] = box.getAttribute("transform").match(/[\d.]+/g).map(Number);
      const wide = +frame.getAttribute("width") - 4, tall = +frame.getAttribute("height") - 4;
      return {x: x + wide / 2, top: y - 24, bottom: y + tall + 17, slope: name.startsWith("d")};
    };
    const to = place(about.makes);
    for (const [name] of about.reads) {
      const from = place(name), down = to.slope && !from.slope;
      const y1 = from.bottom, y2 = down ? to.top : to.bottom, bend = down ? (y2 - y1) / 2 : 16;
      const path = document.createElementNS(SVG, "path");
      path.setAttribute("d", `M${from.x},${y1} C${from.x},${y1 + bend} ${to.x},${down ? y2 - bend : y2 + bend} ${to.x},${y2}`);
      const tip = document.createElementNS(SVG, "path"), size = down ? -6 : 6;
      tip.setAttribute("d", `M${to.x - 4},${y2 + size} L${to.x},${y2} L${to.x + 4},${y2 + size}`);
      arrows.append(path, tip);
    }
  }

  function describe(about, target) {
    const line = find(".step"), entry = find(".entry");
    line.replaceChildren();
    entry.textContent = "";
    if (!about && !target) line.append("Given: X, Y, and the weights and biases.", steps.length ? " Step on with → or ▶." : "");
    if (about) {
      const badge = document.createElement("span");
      badge.className = `badge ${about.law === "forward" ? "" : "backward"}`;
      badge.textContent = about.law;
      const equation = document.createElement("strong");
      const words = about.equation || `${about.letters} = ${about.definition}`;
      words.split("ᵀ").forEach((part, place) => { // few fonts have this letter
        const turned = document.createElement("sup");
        turned.textContent = place ? "T" : "";
        equation.append(turned, part);
      });
      const shapes = document.createElement("span");
      shapes.className = "shapes";
      (about.equation ? about.shapes : about.ends).split("_").forEach((part, place) => {
        const piece = document.createElement(place % 2 ? "u" : "span");
        piece.textContent = part;
        shapes.append(piece);
      });
      line.append(badge, " ", equation, " ", shapes, ` by your ${about.by}`);
    }
    if (target) entry.textContent = inWords(about, target);
  }

  function inWords(about, [box, place]) {
    const name = `${state.boxes[box].letters}[${place.join(", ")}] = ${text(value(box, place))}`;
    if (!about) return shown(box, place) ? name : "";
    if (!about.equation) {
      const slope = state.boxes[box].slopes?.[place[0]][place[1]];
      return slope === undefined ? name : `${name}   measured there: ${text(slope)}`;
    }
    const read = sources(about, place), signed = x => x < 0 ? `(${text(x)})` : text(x);
    const summed = read.filter(one => one.summed), length = summed[0]?.places.length ?? 0;
    const terms = Array.from({length}, (_, k) => summed.map(one => signed(value(one.box, one.places[k]))).join(" · "));
    return `${name} = ` + about.entry.replace("{sum}", terms.join(" + "))
      .replace(/\{(\d)\}/g, (_, number) => signed(value(read[number].box, read[number].places[0])));
  }

  // Moving along the tape.
  const stops = () => stride.value === "entry" ? Array.from({length: ends.at(-1) + 1}, (_, place) => place)
    : stride.value === "matrix" ? ends
    : ends.filter((_, i) => i === 0 || i === steps.length || steps[i - 1].layer !== steps[i].layer
        || (steps[i - 1].law === "forward") !== (steps[i].law === "forward"));

  function go(where) {
    const all = stops();
    if (where === "first") at = 0;
    if (where === "last") at = ends.at(-1);
    if (where === "on") at = all.find(place => place > at) ?? at;
    if (where === "back") at = all.findLast(place => place < at) ?? at;
    pointed = null;
    paint();
  }

  function play(start) {
    clearInterval(timer);
    timer = null;
    find("[data-go=play]").textContent = start ? "pause" : "play";
    if (!start) return;
    if (at === ends.at(-1)) go("first");
    timer = setInterval(() => {
      if (!root.isConnected) return clearInterval(timer);
      go("on");
      if (at === ends.at(-1)) play(false);
    }, PLAY[stride.value]);
  }

  // Changing a number. While the kernel computes, only the latest change waits.
  function change(box, [r, c], next) {
    const message = {box, row: r, column: c, value: +next.toFixed(4)};
    if (waiting) { queued = message; return; }
    waiting = true;
    edit(message);
  }

  function update(next) {
    waiting = false;
    load(next);
    if (!queued) return;
    const message = queued;
    queued = null;
    waiting = true;
    edit(message);
  }

  function type(cell) {
    const box = cell.parentNode.dataset.box, place = cell.place, input = document.createElement("input");
    const outer = picture.getBoundingClientRect(), inner = cell.getBoundingClientRect();
    input.className = "typed";
    input.value = value(box, place);
    input.setAttribute("aria-label", `new value of ${box}[${place}]`);
    input.style.left = `${inner.left - outer.left + picture.scrollLeft - 12}px`;
    input.style.top = `${inner.top - outer.top - 2}px`;
    let open = true; // removing it makes it lose the focus, which closes it once more
    const close = keep => {
      if (!open) return;
      open = false;
      const next = Number(input.value.replace("−", "-"));
      const good = input.value.trim() && Number.isFinite(next);
      input.remove();
      cells[`${box}[${place}]`]?.focus();
      if (keep && good) change(box, place, next);
    };
    input.addEventListener("keydown", event => {
      event.stopPropagation();
      if (event.key === "Enter") close(true);
      if (event.key === "Escape") close(false);
    });
    input.addEventListener("blur", () => close(true));
    keepKeys(input);
    picture.append(input);
    input.focus();
    input.select();
  }

  function drag(event, cell) {
    const box = cell.parentNode.dataset.box, place = cell.place, begin = value(box, place);
    let steps = 0;
    dragging = true;
    cell.focus({preventScroll: true});
    event.preventDefault();
    const move = moved => {
      const now = Math.round((moved.clientX - event.clientX) / PIXELS);
      if (now !== steps) change(box, place, begin + NUDGE * (steps = now));
    };
    const end = () => {
      dragging = false;
      window.removeEventListener("pointermove", move);
      window.removeEventListener("pointerup", end);
    };
    window.addEventListener("pointermove", move);
    window.addEventListener("pointerup", end);
  }

  root.addEventListener("click", event => {
    const where = event.target.closest("[data-go]")?.dataset.go;
    if (where === "play") play(!timer);
    else if (where) { play(false); go(where); }
  });
  range.addEventListener("input", () => {
    play(false);
    at = stops().reduce((best, place) => Math.abs(place - range.value) < Math.abs(best - range.value) ? place : best);
    pointed = null;
    paint();
  });
  stride.addEventListener("change", () => { if (timer) play(true); paint(); });
  root.addEventListener("keydown", event => {
    const cell = event.target.closest(".cell.editable");
    const where = {ArrowRight: "on", ArrowLeft: "back", Home: "first", End: "last"}[event.key];
    if (event.target === stride && !where) return;
    if (where) { play(false); go(where); }
    else if (cell && event.key === "Enter") type(cell);
    else if (cell && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
      const box = cell.parentNode.dataset.box;
      change(box, cell.place, value(box, cell.place) + (event.key === "ArrowUp" ? NUDGE : -NUDGE));
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });
  const point = event => {
    if (dragging) return;
    const cell = event.target.closest?.(".cell");
    const next = cell && !cell.classList.contains("off") ? [cell.parentNode.dataset.box, cell.place] : null;
    if (String(next) !== String(pointed)) { pointed = next; paint(); }
  };
  picture.addEventListener("pointerover", point);
  picture.addEventListener("pointerleave", () => { if (!dragging) { pointed = null; paint(); } });
  picture.addEventListener("focusin", point);
  picture.addEventListener("pointerdown", event => {
    const cell = event.target.closest(".cell.editable");
    if (cell && event.button === 0) drag(event, cell);
  });
  picture.addEventListener("dblclick", event => {
    const cell = event.target.closest(".cell.editable");
    if (cell) type(cell);
  });

  load(first);
  return update;
}

export default {
  render({model, el}) {
    const edit = message => { model.set("edit", message); model.save_changes(); };
    const update = show(el, model.get("state"), edit), changed = () => update(model.get("state"));
    model.on("change:state", changed);
    return () => model.off("change:state", changed);
  },
};
