// Keeps the reader's story in this browser, and gives the session what it, or another window, kept there before.
const PLACE = "socle.story";
let seen = null; // what this window last read or wrote: anything else is news to its session

export default function ({ data, setTriggerValue }) {
  const now = attempt(() => localStorage.getItem(PLACE));
  if (now !== null && now !== seen && now !== data.story) {
    seen = now;
    setTriggerValue("kept", now); // the session takes it in, and comes again with all
  } else if (typeof data.story === "string") {
    seen = data.story;
    attempt(() => localStorage.setItem(PLACE, data.story));
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
