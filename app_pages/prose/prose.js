// Builds elements from [tag, attributes, pieces]. Text becomes text nodes: nothing in the data is ever read as markup.
const TAGS = new Set(
  ("a abbr button caption code dd details div dl dt em h1 h2 h3 li meter ol p section small span strong summary " +
    "table tbody td th thead tr ul").split(" "),
);
const ATTRIBUTES = new Set(
  ("aria-current aria-hidden aria-label aria-pressed aria-sort class data-copy data-done href lang max open rel scope target title type value").split(" "),
);

function build(piece) {
  if (typeof piece === "string") return document.createTextNode(piece);
  const [tag, attributes, pieces] = piece;
  if (!TAGS.has(tag)) return document.createTextNode("");
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (!ATTRIBUTES.has(name)) continue;
    if (name === "href" && !/^https?:/i.test(value)) continue;
    element.setAttribute(name, value);
  }
  element.append(...pieces.map(build));
  return element;
}

const SHOWN = 2000; // milliseconds that a button says that it copied

// The button's text, or the page's address; the button then says so for a moment, to screen readers too.
async function copy(button) {
  await navigator.clipboard.writeText(button.dataset.copy ?? location.href);
  const words = button.textContent;
  button.setAttribute("aria-live", "polite");
  button.textContent = button.dataset.done;
  setTimeout(() => (button.textContent = words), SHOWN);
}

export default function ({ data, parentElement, setTriggerValue }) {
  const json = JSON.stringify(data.tree);
  const shown = parentElement.querySelector(".prose");
  if (shown && shown.dataset.tree === json) return;
  const root = build(data.tree);
  root.className = "prose";
  root.dataset.tree = json;
  root.addEventListener("click", (event) => {
    const copying = event.target.closest("button.copy");
    if (copying) return copy(copying);
    const button = event.target.closest("button[value]");
    if (button) setTriggerValue("action", button.value);
  });
  if (shown) shown.replaceWith(root);
  else parentElement.append(root);
}
