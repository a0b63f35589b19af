// What each key does in the picture.

const STEP = 1.25; // scale, for one press

const walk = (key) => (view) => view.walk(key);
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
  l: (view) => view.walkLinks(),
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
