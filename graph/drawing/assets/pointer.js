// What the mouse, the wheel and the focus do in the picture; keys are told to keys.js.
import { entered, press } from "./keys.js";
import { lineAt } from "./lines.js";

export function listen(view) {
  const { network, canvas } = view;
  network.on("click", ({ pointer }) => clicked(view, pointer.DOM));
  network.on("doubleClick", ({ pointer }) => view.unfold(network.getNodeAt(pointer.DOM)));
  network.on("beforeDrawing", (ctx) => view.paintLines(ctx));
  network.on("dragging", ({ nodes }) => (view.isDragging = nodes.length > 0));
  network.on("zoom", () => view.camera.hold());
  network.on("dragEnd", ({ nodes }) => dropped(view, nodes));
  canvas.addEventListener("mousemove", (event) => near(view, event));
  canvas.addEventListener("mouseleave", () => view.hover(null));
  canvas.addEventListener("keydown", (event) => press(view, event));
  canvas.addEventListener("focus", () => entered(view));
  canvas.addEventListener("blur", () => view.strips());
  // The wheel scrolls the page until the picture was clicked or Ctrl is held.
  const leave = (event) => view.isFocused() || event.ctrlKey || event.stopPropagation();
  canvas.addEventListener("wheel", leave, { capture: true });
}

function clicked(view, at) {
  view.canvas.focus({ preventScroll: true });
  const id = under(view, at);
  if (!id) return view.clear();
  view.cursor = id;
  view.choose(id);
}

function dropped(view, ids) {
  view.camera.hold();
  view.places.hold(ids);
  view.isDragging = false;
  view.reroute();
  view.network.redraw();
}

function near(view, event) {
  if (event.buttons) return;
  const { left, top } = view.canvas.getBoundingClientRect();
  view.hover(under(view, { x: event.clientX - left, y: event.clientY - top }));
}

// The id of the box under a point of the canvas, else of the line, else null.
function under({ network, routes }, at) {
  return network.getNodeAt(at) ?? lineAt(network.DOMtoCanvas(at), routes, network.getScale());
}
