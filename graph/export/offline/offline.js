// One file, no network: the picture, a search, filters, and what the documents say, in French and English.
import { View } from "../../drawing/assets/graph_view.js";
import { make } from "../../drawing/assets/elements.js";
import { Finder } from "./finder.js";
import { fill } from "./panel.js";
import { Words } from "./words.js";

const file = JSON.parse(document.getElementById("data").textContent);
const root = document.documentElement;
file.words = new Words(file.texts, root.lang);
const hidden = new Set(); // kinds, relations and bases that the legend switched off
const state = { selected: null, isLarge: false };

const page = document.getElementById("page");
const bar = page.appendChild(make("header"));
const title = bar.appendChild(make("h1"));
const finder = new Finder(file, go);
bar.append(finder.root);
const tools = bar.appendChild(make("div", { class: "switches" }));
const main = page.appendChild(make("main"));
const stage = main.appendChild(make("div", { class: "picture" }));
const panel = main.appendChild(make("aside", { tabindex: "0" }));
const foot = page.appendChild(make("footer"));
const count = foot.appendChild(make("span", { role: "status" }));
const all = foot.appendChild(make("button", { type: "button", class: "name" }));
const source = foot.appendChild(make("span", { class: "quiet" }));
const keys = page.appendChild(make("dialog"));
const view = new View(stage);

view.tell = (kind, id) => {
  if (kind === "select") choose(id);
  else if (kind === "clear") choose(null);
  else if (kind === "switch") flip(id);
};

function choose(id) {
  state.selected = id;
  draw();
  fill(panel, id, file, go);
}

// Selects, and brings into sight.
function go(id) {
  const node = file.facts.nodes[id];
  if (node) [node.kind, node.state].forEach((code) => hidden.delete(code));
  choose(id);
  if (node) view.camera.reveal(view.network.getPosition(id));
}

function flip(code) {
  if (!hidden.delete(code)) hidden.add(code);
  draw();
}

function isShown({ kind, state }) {
  return !hidden.has(kind) && !hidden.has(state);
}

function draw() {
  const { picture } = file;
  const theme = root.dataset.theme;
  const patched = (name) => {
    const patches = [file.patches[file.words.lang]?.[name], file.patches[theme]?.[name]];
    return picture[name].map((item, place) => Object.assign({}, item, ...patches.map((patch) => patch?.[place])));
  };
  const nodes = patched("nodes").filter(({ id }) => isShown(file.facts.nodes[id]));
  const kept = new Set(nodes.map(({ id }) => id));
  const isKept = ({ id, from, to, kind }) => kept.has(from) && kept.has(to) &&
    !hidden.has(file.contexts.includes(kind) ? "context" : kind) && !hidden.has(file.facts.edges[id].basis);
  const edges = patched("edges").filter(isKept);
  const legend = patched("legend").map((entry) => ({ ...entry, is_shown: !hidden.has(entry.code) }));
  const labels = Object.fromEntries(file.labels.map((name) => [name, file.words.say(`picture.${name}`)]));
  const shown = { shown: nodes.length, of: picture.nodes.length };
  const day = file.day ? ` ${file.words.say("banner.states", { day: file.day[file.words.lang] })}` : "";
  count.textContent = file.words.say("offline.count", shown) + day;
  all.hidden = hidden.size === 0;
  view.update({ nodes, edges, legend, labels, orientation: picture.orientation, selected: state.selected, start: file.start,
    key: "offline", isLarge: state.isLarge, said: count.textContent });
}

function write() {
  const { words } = file;
  const { lang } = words;
  root.lang = lang;
  document.title = title.textContent = file.title[lang];
  finder.write();
  const other = file.languages.find((one) => one !== lang);
  const isDark = root.dataset.theme === "dark";
  tools.replaceChildren(
    tool(other.toUpperCase(), words.say("offline.language"), () => { words.lang = other; write(); }),
    tool(isDark ? "☀" : "☾", words.say("offline.theme"), () => { root.dataset.theme = isDark ? "light" : "dark"; write(); }),
    tool("A+", words.say("explore.large"), enlarge, state.isLarge),
    tool("?", words.say("keys.title"), () => keys.showModal()),
  );
  all.textContent = words.say("offline.all");
  all.onclick = () => { hidden.clear(); draw(); };
  source.textContent = words.say("offline.source", { version: file.version });
  panel.setAttribute("aria-label", words.say("offline.panel"));
  tellKeys();
  draw();
  fill(panel, state.selected ?? file.start, file, go);
}

function tool(sign, label, act, isPressed) {
  const button = make("button", { type: "button", "aria-label": label, title: label }, sign);
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
  for (const name of file.keys) list.append(make("dt", {}, words.say(`key.${name}`)), make("dd", {}, words.say(`keys.${name}`)));
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
write();
