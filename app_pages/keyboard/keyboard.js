// Keys of the whole page; a field that is written in keeps its own.
const WRITTEN_IN = "input, textarea, select, [contenteditable=true]";
const SEARCH = '[class*="search-text"] input';

const HEEDING = new WeakMap(); // parent element -> what listens for it

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
