// Elements of the page. Text is set as text, never read as markup.

export function make(tag, attributes = {}, text = null) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  if (text !== null) element.textContent = text;
  return element;
}

export function button(sign, label, act) {
  const element = make("button", { type: "button", "aria-label": label, title: label }, sign);
  element.onclick = act;
  return element;
}
