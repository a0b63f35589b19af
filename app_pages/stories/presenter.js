// A presenter's keys: a clicker sends the page keys; arrows belong to the picture while it has the focus.
const ANYWHERE = { PageDown: "next", PageUp: "previous", n: "notes", N: "notes" };
const OUTSIDE = { ArrowRight: "next", ArrowLeft: "previous", " ": "next", Home: "first", End: "last", Escape: "leave" };
const WRITTEN_IN = "input, textarea, select, button, summary, [contenteditable=true]";

const HEEDING = new WeakMap(); // parent element -> what listens for it

export default function ({ parentElement, setTriggerValue }) {
  const press = (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const path = event.composedPath();
    const isPicture = path.some((element) => element.matches?.(".canvas"));
    const isWritten = event.key === " " && path[0].matches?.(WRITTEN_IN);
    const act = ANYWHERE[event.key] ?? (isPicture || isWritten ? null : OUTSIDE[event.key]);
    if (!act) return;
    event.preventDefault();
    setTriggerValue("key", act);
  };
  const stop = () => document.removeEventListener("keydown", HEEDING.get(parentElement));
  stop();
  HEEDING.set(parentElement, press);
  document.addEventListener("keydown", press);
  return stop;
}
