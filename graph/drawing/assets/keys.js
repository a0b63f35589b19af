// What each key does in the picture: the cursor stands on a node or an edge, which is where the keyboard looks.

import { next } from "./walk.js";

const STEP = 1.25; // scale, for one press

const walk = (key) => (view) => along(view, key);
const nearer = (view) => view.camera.zoom(STEP);
const choose = (view) => view.cursor && view.choose(view.cursor);
const fit = (view) => view.fit();

const KEYS = {
  ArrowRight: walk("ArrowRight"),
  ArrowLeft: walk("ArrowLeft"),
  ArrowDown: walk("ArrowDown"),
  ArrowUp: walk("ArrowUp"),
  Enter: choose,
  " ": choose,
  e: (view) => view.unfold(view.cursor),
  l: toNextLink,
  p: (view) => view.pin(view.cursor),
  t: (view) => view.tidy(),
  "+": nearer,
  "=": nearer, // the key of + without Shift
  "-": (view) => view.camera.zoom(1 / STEP),
  0: fit,
  f: fit,
  Escape: (view) => view.clear(),
};

// Does what a key is for; every other key, Tab above all, is left to the page.
export function press(view, event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const act = KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (!act) return;
  act(view);
  event.preventDefault();
  event.stopPropagation();
}

// The picture was entered by Tab or by a click.
export function entered(view) {
  if (!view.cursor) view.cursor = view.selected ?? view.start();
  if (view.cursor && view.cursor !== view.selected) view.say(view.cursor);
  view.strips();
}

function along(view, key) {
  const from = view.boxes.has(view.cursor) ? view.cursor : view.lines.get(view.cursor)?.from ?? view.start();
  if (!from) return;
  const places = new Map(Object.entries(view.network.getPositions()));
  const linked = new Set(view.linesAt(from).flatMap((edge) => [edge.from, edge.to]));
  look(view, next(from, key, { places, linked, orientation: view.data.orientation }) ?? from);
}

// From link to link of the node that the keyboard stands on.
function toNextLink(view) {
  if (!view.lines.has(view.cursor)) view.from = view.cursor ?? view.start();
  const links = view.linesAt(view.from).map((edge) => edge.id);
  if (links.length) look(view, links[(links.indexOf(view.cursor) + 1) % links.length]);
}

function look(view, id) {
  view.cursor = id;
  view.light();
  view.say(id, id === view.selected ? view.data.labels.selected : null);
  view.strips();
  view.camera.reveal(view.network.getPosition(view.boxes.has(id) ? id : view.lines.get(id).to));
}
