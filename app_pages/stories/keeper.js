// Keeps the reader's story in this browser, and gives it back to a session that has none.
const PLACE = "socle.story";
const GIVEN = new WeakSet(); // parent elements whose session was given the kept story

export default function ({ data, parentElement, setTriggerValue }) {
  if (typeof data.story === "string") {
    GIVEN.add(parentElement);
    attempt(() => localStorage.setItem(PLACE, data.story));
  } else if (!GIVEN.has(parentElement)) {
    GIVEN.add(parentElement);
    const kept = attempt(() => localStorage.getItem(PLACE));
    if (kept) setTriggerValue("story", kept);
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
