// Keeps the reader's story in this browser, and gives back the one from before to a session that has not heard of it.
const PLACE = "socle.story";
const TOLD = new WeakSet(); // parent elements whose session was told
let seen = null; // what this window last read or wrote: anything else is another window's

export default function ({ data, parentElement, setTriggerValue }) {
  if (!data.isHeard) {
    if (TOLD.has(parentElement)) return;
    TOLD.add(parentElement);
    seen = kept();
    setTriggerValue("story", seen ?? "");
  } else if (typeof data.story === "string") {
    const now = kept();
    if (now !== null && now !== seen && now !== data.story) {
      seen = now;
      setTriggerValue("other", now); // the session takes it in, and comes again with both
    } else {
      seen = data.story;
      attempt(() => localStorage.setItem(PLACE, data.story));
    }
  }
}

function kept() {
  return attempt(() => localStorage.getItem(PLACE));
}

// A browser that keeps nothing (private, full, forbidden) is no fault: the file of the story is there.
function attempt(act) {
  try {
    return act();
  } catch {
    return null;
  }
}
