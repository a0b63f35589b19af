// The page's language, its keys (a field that is written in keeps its own), and a back button that leads back.
const WRITTEN_IN = "input, textarea, select, [contenteditable=true]";
const SEARCH = '[class*="search-text"] input';

const HEEDING = new WeakMap(); // parent element -> what listens for it

// Streamlit adds a step to the browser's history whenever the app writes the address. A page that was opened without
// parameters would then come back each time one leaves it: its first address takes the bare one's place instead.
function leadBack(state, title, to) {
  const next = new URL(to ?? location.href, location.href);
  const isFirst = !location.search && next.pathname === location.pathname && next.search;
  if (isFirst) history.replaceState(state, title, to);
  else History.prototype.pushState.call(history, state, title, to);
}
history.pushState = leadBack; // as often as this script is read: it stands on the browser's own, never on itself

export default function ({ data, parentElement, setTriggerValue }) {
  document.documentElement.lang = data.lang;
  const press = (event) => {
    const key = event.key.toLowerCase();
    const isCommand = event.ctrlKey || event.metaKey;
    if (isCommand && key === "k") return heed(event, search);
    const within = event.composedPath()[0];
    if (within.matches?.(WRITTEN_IN)) return;
    if (isCommand && (key === "y" || (key === "z" && event.shiftKey))) return heed(event, () => setTriggerValue("key", "redo"));
    if (isCommand && key === "z") return heed(event, () => setTriggerValue("key", "undo"));
    if (!isCommand && !event.altKey && key === "?") heed(event, () => setTriggerValue("key", "help"));
  };
  const search = () => {
    const field = document.querySelector(SEARCH);
    if (!field) return setTriggerValue("key", "search");
    field.focus();
    field.select();
  };
  const stop = () => document.removeEventListener("keydown", HEEDING.get(parentElement));
  stop();
  HEEDING.set(parentElement, press);
  document.addEventListener("keydown", press);
  return stop;
}

function heed(event, act) {
  event.preventDefault();
  act();
}
