// One file, no network: pictures, their tables, a search, filters, and what the documents say, in French and English.
import { View } from "../../drawing/assets/graph_view.js";
import { save, still } from "../../drawing/assets/still.js";
import { make } from "../../drawing/assets/elements.js";
import { Finder } from "./finder.js";
import { DEPTHS, within } from "./near.js";
import { fill } from "./panel.js";
import { Steps } from "./steps.js";
import { fillTwin } from "./twin.js";
import { pictured, unpack } from "./unpack.js";
import { Words } from "./words.js";

const packed = JSON.parse(document.getElementById("data").textContent);
const root = document.documentElement;
const file = { ...packed, ...unpack(packed), words: new Words(packed.texts, root.lang) };
const hidden = new Set(); // kinds, relations, statuses and bases that the legend switched off
const state = { selected: null, shown: null, isLarge: false, isTable: false, near: null, depth: 0 }; // shown: in the panel

const page = document.getElementById("page");
const bar = page.appendChild(make("header"));
const title = bar.appendChild(make("h1"));
const finder = new Finder(file, go);
bar.append(finder.root);
const tools = bar.appendChild(make("div", { class: "switches" }));
const steps = new Steps(file, openStep);
page.append(steps.root);
const main = page.appendChild(make("main"));
const stage = main.appendChild(make("div", { class: "picture" }));
const twin = main.appendChild(make("div", { class: "twin", tabindex: "0" }));
const panel = main.appendChild(make("aside", { tabindex: "0" }));
const foot = page.appendChild(make("footer"));
const count = foot.appendChild(make("span", { role: "status" }));
const all = foot.appendChild(make("button", { type: "button", class: "name" }));
const near = foot.appendChild(make("span", { class: "near", role: "group" }));
const leftOut = foot.appendChild(make("span", { class: "quiet" }));
const source = foot.appendChild(make("span", { class: "quiet" }));
const keys = page.appendChild(make("dialog"));
const view = new View(stage);

view.tell = (kind, id) => {
  if (kind === "select") choose(id);
  else if (kind === "clear") choose(null);
  else if (kind === "switch") flip(id);
};

function openStep() {
  hidden.clear();
  Object.assign(state, { selected: null, shown: steps.scene.start, near: null, depth: 0 });
  write();
}

function choose(id) {
  state.selected = state.shown = id;
  if (id && file.facts.nodes[id] && state.depth) state.near = id;
  draw();
  fill(panel, id, sceneFile(), go);
}

// Selects, and brings into sight: what is hidden is shown again, what is in another step alone is looked for there.
function go(id) {
  const node = file.facts.nodes[id];
  const isHere = ({ boxes }) => boxes.some((box) => box.node.id === id);
  if (node && !isHere(steps.scene)) steps.go(file.scenes.findIndex(isHere) - steps.at);
  if (node) [node.kind, steps.scene.stateOf.get(id)].forEach((code) => hidden.delete(code));
  if (node && state.depth) state.near = id;
  const isGone = panel.contains(document.activeElement) || twin.contains(document.activeElement);
  choose(id);
  if (isGone) panel.focus();
  if (node && !state.isTable) view.camera.reveal(view.network.getPosition(id));
}

function flip(code) {
  if (!hidden.delete(code)) hidden.add(code);
  draw();
}

// What the panel reads: the facts, the words, and the scene's day and statuses.
function sceneFile() {
  const { day, stateOf, becauseOf } = steps.scene;
  return { ...file, day, stateOf, becauseOf };
}

function visible() {
  const { scene } = steps;
  const picture = pictured(scene, file.words, root.dataset.theme === "dark" ? 1 : 0);
  const isOn = (id) => !hidden.has(file.facts.nodes[id].kind) && !hidden.has(scene.stateOf.get(id));
  const isDrawn = ({ edge }) => isOn(edge.source) && isOn(edge.target) && isLineOn(edge);
  const reached = within(scene.lines.filter(isDrawn), state.near, state.depth);
  const isShown = ({ id }) => isOn(id) && (!reached || reached.has(id));
  const nodes = picture.nodes.filter(isShown);
  const kept = new Set(nodes.map(({ id }) => id));
  const isKept = ({ id, from, to }) => kept.has(from) && kept.has(to) && isLineOn(file.facts.edges[id]);
  const legend = picture.legend.map((entry) => ({ ...entry, is_shown: !hidden.has(entry.code) }));
  return { ...picture, nodes, edges: picture.edges.filter(isKept), legend };
}

function isLineOn({ kind, basis }) {
  return !hidden.has(file.contexts.includes(kind) ? "context" : kind) && !hidden.has(basis);
}

// The box that a depth is counted from; null where none was chosen and the picture starts from none.
function middle() {
  const chosen = file.facts.nodes[state.selected] ? state.selected : null;
  return chosen ?? state.near ?? steps.scene.start ?? null;
}

function draw() {
  const { scene } = steps;
  const { words } = file;
  const shown = visible();
  const labels = { ...Object.fromEntries(file.labels.map((name) => [name, words.say(`picture.${name}`)])), help: words.say("offline.help") };
  const day = scene.day ? ` ${words.say("banner.states", { day: scene.day[words.lang] })}` : "";
  count.textContent = words.say("offline.count", { shown: shown.nodes.length, of: scene.boxes.length }) + day;
  leftOut.textContent = scene.leftOut[words.lang] ?? "";
  all.hidden = hidden.size === 0 && !state.depth;
  stage.hidden = state.isTable;
  twin.hidden = !state.isTable;
  if (state.isTable) fillTwin(twin, shown, scene, file, go);
  view.update({ ...shown, labels, selected: state.selected, start: scene.start, key: `offline ${steps.at}`, isLarge: state.isLarge, said: count.textContent });
  tellNear();
}

function write() {
  const { words } = file;
  const { lang } = words;
  root.lang = lang;
  document.title = title.textContent = file.title[lang];
  finder.write();
  steps.write();
  const other = file.languages.find((one) => one !== lang);
  const isDark = root.dataset.theme === "dark";
  const focused = [...tools.children].indexOf(document.activeElement);
  tools.replaceChildren(
    tool(state.isTable ? words.say("offline.picture") : words.say("offline.table"), null, () => { state.isTable = !state.isTable; write(); }),
    tool("PNG", words.say("offline.png.help"), async () => save(await still(view))),
    tool(other.toUpperCase(), words.say("offline.language"), () => { words.lang = other; write(); }),
    tool(isDark ? "☀" : "☾", words.say("offline.theme"), () => { root.dataset.theme = isDark ? "light" : "dark"; write(); }),
    tool("A+", words.say("explore.large"), enlarge, state.isLarge),
    tool("?", words.say("keys.title"), () => keys.showModal()),
  );
  tools.children[focused]?.focus();
  all.textContent = words.say("offline.all");
  all.onclick = () => { hidden.clear(); Object.assign(state, { near: null, depth: 0 }); draw(); stage.querySelector(".canvas").focus(); };
  source.textContent = words.say("offline.source", { version: file.version });
  panel.setAttribute("aria-label", words.say("offline.panel"));
  twin.setAttribute("aria-label", words.say("offline.table"));
  tellKeys();
  draw();
  fill(panel, state.shown, sceneFile(), go);
}

// How far from the chosen box the picture goes.
function tellNear() {
  const { words } = file;
  const depth = (number, text) => {
    const made = make("button", { type: "button", "aria-pressed": String(state.depth === number) }, text);
    made.onclick = () => {
      state.depth = number;
      state.near = middle();
      draw();
      near.querySelector('[aria-pressed="true"]')?.focus();
    };
    return made;
  };
  const at = file.facts.nodes[middle()];
  near.hidden = !at;
  if (!at) return;
  near.setAttribute("aria-label", words.say("offline.near.help"));
  near.title = words.say("offline.near.help");
  near.replaceChildren(make("span", {}, words.say("offline.near", { name: at.acronym ?? at.name })),
    depth(0, words.say("offline.near.all")), ...DEPTHS.map((number) => depth(number, String(number))));
}

function tool(sign, label, act, isPressed) {
  const button = make("button", { type: "button", ...(label ? { "aria-label": label, title: label } : {}) }, sign);
  if (isPressed !== undefined) button.setAttribute("aria-pressed", String(isPressed));
  button.onclick = act;
  return button;
}

function enlarge() {
  state.isLarge = !state.isLarge;
  root.classList.toggle("large", state.isLarge);
  write();
}

function tellKeys() {
  const { words } = file;
  const list = make("dl");
  const names = file.keys.map((name) => [`key.${name}`, `keys.${name}`]);
  if (file.scenes.length > 1) names.unshift(["offline.key.steps", "offline.keys.steps"]);
  for (const [key, does] of names) list.append(make("dt", {}, words.say(key)), make("dd", {}, words.say(does)));
  list.append(make("dt", {}, "/"), make("dd", {}, words.say("keys.ctrl_k")));
  const close = make("button", { type: "button" }, words.say("offline.close"));
  close.onclick = () => keys.close();
  keys.replaceChildren(make("h2", {}, words.say("keys.title")), list, close);
  keys.setAttribute("aria-label", words.say("keys.title"));
}

document.addEventListener("keydown", (event) => {
  if (event.target.matches?.("input") || event.altKey) return;
  const isSearch = event.key === "/" || ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k");
  if (isSearch) finder.field.focus();
  else if (event.key === "?") keys.showModal();
  else return;
  event.preventDefault();
});

if (!root.dataset.theme) root.dataset.theme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
openStep();
