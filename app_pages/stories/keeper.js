// Keeps the reader's story in this browser, and gives back the one from before to a session that has not heard of it.
const PLACE = "socle.story";
const TOLD = new WeakSet(); // parent elements whose session was told

export default function ({ data, parentElement, setTriggerValue }) {
  if (data.isHeard) {
    if (typeof data.story === "string") attempt(() => localStorage.setItem(PLACE, data.story));
  } else if (!TOLD.has(parentElement)) {
    TOLD.add(parentElement);
    setTriggerValue("story", attempt(() => localStorage.getItem(PLACE)) ?? "");
  }
}

// A browser that keeps nothing (private, full, forbidden) is no fault: the file of the story is there.
function attempt(act) {
  try {
    return act();
  } catch {
    return null;
  }
}
