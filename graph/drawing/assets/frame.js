// The elements around the picture: legend, buttons, and its words for those who do not see it.
import { button, make } from "./elements.js";
import { legendItems } from "./legend.js";

export function build(parent) {
  const root = make("div", { class: "socle" });
  const stage = root.appendChild(make("div", { class: "stage" }));
  const canvas = stage.appendChild(make("div", { class: "canvas", tabindex: "0", role: "application", "aria-describedby": "help" }));
  const strip = stage.appendChild(make("div", { class: "strip empty", "aria-hidden": "true" }));
  const foot = root.appendChild(make("div", { class: "foot" }));
  const legend = foot.appendChild(make("ul", { class: "legend" }));
  const tools = foot.appendChild(make("div", { class: "tools" }));
  const help = root.appendChild(make("p", { class: "away", id: "help" }));
  const words = root.appendChild(make("div", { class: "away", role: "status", "aria-live": "polite" }));
  const list = root.appendChild(make("ul", { class: "away" }));
  parent.append(root);
  return { root, stage, canvas, strip, legend, tools, help, words, list };
}

// page: its ink, face and ground. acts: what the buttons do, by name. linesAt: the edges at a node's id.
export function write(frame, { labels, legend, nodes }, page, acts, linesAt) {
  frame.canvas.setAttribute("aria-label", labels.picture);
  frame.list.setAttribute("aria-label", labels.picture);
  frame.legend.setAttribute("aria-label", labels.legend);
  frame.help.textContent = labels.help;
  const code = frame.root.getRootNode().activeElement?.dataset?.code;
  frame.legend.replaceChildren(...legendItems(legend, page, acts.change));
  if (code) frame.legend.querySelector(`[data-code="${CSS.escape(code)}"]`)?.focus({ preventScroll: true });
  frame.tools.replaceChildren(
    button("−", labels.zoom_out, acts.zoomOut),
    button("+", labels.zoom_in, acts.zoomIn),
    button("⤢", labels.fit, acts.fit),
    button(labels.tidy, labels.tidy_help, acts.tidy),
    button(labels.copy, labels.copy_help, acts.copy),
  );
  frame.list.replaceChildren(...nodes.map((node) => {
    const item = make("li", {}, node.said);
    const links = linesAt(node.id).map((edge) => make("li", {}, edge.said));
    if (links.length) item.appendChild(make("ul")).append(...links);
    return item;
  }));
}
