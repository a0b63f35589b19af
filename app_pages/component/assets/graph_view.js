// Draws nodes and edges with vis-network and tells what a person does. All of the data is drawn as text, never markup.
import "./vendor/vis-network.min.js";
import { button, make } from "./elements.js";
import { legendItems } from "./legend.js";
import { drawBox, drawRing, writeLabel } from "./outlines.js";
import { drawLine, drawLoop, lineAt, routeOf } from "./lines.js";
import { next } from "./walk.js";

const { DataSet, Network } = globalThis.vis;
const VIEWS = new WeakMap(); // parent element -> its one View
const KEPT = new Map(); // key -> where things stood when the page was left
const LARGEST = 1.1; // scale: beyond, a small picture looks like a poster
const LEGIBLE = 0.55; // scale: below, labels have to be zoomed into
const EDGE = 24; // pixels kept free around a picture
const FADED = 0.25; // opacity of what is not looked at; its words keep more
const FADED_WORDS = 0.6;
const GLIDE = 280; // milliseconds
const MARGIN = 8; // pixels between the strip and the sides
const CORNERS = ["bottom left", "bottom right", "top right", "top left"];
const PATIENCE = 1500; // milliseconds a choice waits for its answer before another is heeded
const calm = matchMedia("(prefers-reduced-motion: reduce)");

export default function ({ data, parentElement, setTriggerValue }) {
  let view = VIEWS.get(parentElement);
  if (!view) {
    view = new View(parentElement);
    VIEWS.set(parentElement, view);
  }
  view.tell = (kind, id) => setTriggerValue("event", { kind, id });
  view.update(data);
  return () => {
    view.leave();
    VIEWS.delete(parentElement);
  };
}

class View {
  constructor(parent) {
    this.root = make("div", { class: "socle" });
    this.stage = this.root.appendChild(make("div", { class: "stage" }));
    this.canvas = this.stage.appendChild(make("div", { class: "canvas", tabindex: "0", role: "application", "aria-describedby": "help" }));
    this.strip = this.stage.appendChild(make("div", { class: "strip", "aria-hidden": "true" }));
    const foot = this.root.appendChild(make("div", { class: "foot" }));
    this.legend = foot.appendChild(make("ul", { class: "legend" }));
    this.tools = foot.appendChild(make("div", { class: "tools" }));
    this.help = this.root.appendChild(make("p", { class: "away", id: "help" }));
    this.words = this.root.appendChild(make("div", { class: "away", role: "status", "aria-live": "polite" }));
    this.list = this.root.appendChild(make("ul", { class: "away" }));
    parent.append(this.root);
    this.boxes = new Map(); // id -> node of the picture
    this.lines = new Map(); // id -> edge of the picture
    this.lit = null; // what is looked at: a set of ids, null for all
    this.routes = new Map(); // id -> the way of a line
    this.cursor = null; // where the keyboard stands: a node's or edge's id
    this.nodes = new DataSet();
    this.network = new Network(this.canvas, { nodes: this.nodes, edges: [] }, OPTIONS);
    this.canvas.querySelectorAll("[tabindex]").forEach((inner) => inner.setAttribute("tabindex", "-1"));
    this.listen();
    this.watch = new ResizeObserver(() => this.resized());
    this.watch.observe(this.stage);
    document.fonts.addEventListener("loadingdone", (this.refresh = () => this.network.redraw()));
  }

  listen() {
    const { network, canvas } = this;
    network.on("click", (at) => this.clicked(at));
    network.on("doubleClick", (at) => at.nodes.length && this.tell("expand", at.nodes[0]));
    network.on("hoverNode", ({ node }) => this.hover(node));
    network.on("blurNode", () => this.hover(null));
    network.on("beforeDrawing", (ctx) => this.paintLines(ctx));
    network.on("dragging", ({ nodes }) => nodes.length && this.reroute());
    network.on("zoom", () => (this.isMoved = true));
    network.on("dragEnd", () => (this.isMoved = true));
    canvas.addEventListener("mousemove", (event) => this.near(event));
    canvas.addEventListener("mouseleave", () => this.hover(null));
    canvas.addEventListener("keydown", (event) => this.pressed(event));
    canvas.addEventListener("focus", () => this.entered());
    canvas.addEventListener("blur", () => this.strips());
    // The wheel scrolls the page until the picture was clicked or Ctrl is held.
    canvas.addEventListener("wheel", (event) => this.isFocused() || event.ctrlKey || event.stopPropagation(), { capture: true });
  }

  update(data) {
    this.data = data;
    this.dress();
    const drawn = JSON.stringify([data.nodes, data.edges, data.legend, data.labels]);
    if (drawn !== this.drawn) {
      this.drawn = drawn;
      this.boxes = new Map(data.nodes.map((node) => [node.id, node]));
      this.lines = new Map(data.edges.map((edge) => [edge.id, edge]));
      if (!this.boxes.has(this.cursor) && !this.lines.has(this.cursor)) this.cursor = null;
      this.place();
      this.write();
      this.light();
    }
    const isWaiting = this.choice && data.selected !== this.choice.id && Date.now() - this.choice.at < PATIENCE;
    if (!isWaiting) {
      this.choice = null;
      this.select(data.selected);
    }
  }

  // Colours and letters of the page around the picture.
  dress() {
    const style = getComputedStyle(this.root);
    this.face = style.fontFamily;
    this.ink = style.color;
    this.accent = style.getPropertyValue("--st-primary-color").trim() || this.ink;
    this.network.redraw();
  }

  // Adds, changes and removes. Boxes already there keep their places, dragged ones too, until the layout is another.
  place() {
    const shape = this.data.nodes.map((node) => [node.id, node.x, node.y]).join();
    const isNew = shape !== this.shape;
    const kept = this.shape === undefined ? KEPT.get(this.data.key) : null;
    const before = isNew ? this.network.getPositions() : {};
    this.shape = shape;
    this.nodes.remove(this.nodes.getIds().filter((id) => !this.boxes.has(id)));
    this.nodes.update(this.data.nodes.filter((node) => isNew || !this.nodes.get(node.id)).map((node) => this.visNode(node)));
    if (kept && kept.shape === shape) this.restore(kept);
    else if (isNew) {
      this.isMoved = false;
      this.show(Object.keys(before).length > 0);
      this.glide(before);
    }
    this.reroute();
    this.network.redraw();
  }

  // The ways of all lines; a line whose ends were dragged goes straight from one to the other.
  reroute() {
    const at = this.network.getPositions();
    const moved = (id) => ({ x: at[id].x - this.boxes.get(id).x, y: at[id].y - this.boxes.get(id).y });
    this.routes = new Map([...this.lines.values()].map((edge) =>
      [edge.id, routeOf(edge, moved(edge.from), moved(edge.to), this.isRight)]));
  }

  visNode({ id, x, y, size }) {
    const draw = ({ ctx, state }) => ({
      drawNode: () => this.paint(ctx, id, state),
      nodeDimensions: { width: size[0], height: size[1] },
    });
    return { id, x, y, shape: "custom", ctxRenderer: draw };
  }

  paint(ctx, id, { hover }) {
    const node = this.boxes.get(id);
    if (!node) return;
    const isChosen = id === this.selected;
    const isFaded = this.lit && !this.lit.has(id) && id !== this.cursor;
    const box = { ...this.boxAt(id), ...node.color, outline: node.outline };
    ctx.globalAlpha = isFaded ? FADED : 1;
    drawBox(ctx, box, { thickness: isChosen ? 4 : node.borderWidth + (hover ? 0.8 : 0) });
    ctx.globalAlpha = isFaded ? FADED_WORDS : 1;
    writeLabel(ctx, box, { label: node.label, font: node.font, face: this.face, isBold: node.focus || isChosen });
    ctx.globalAlpha = 1;
    if (isChosen) drawRing(ctx, box, this.accent, 4, 2);
    if (id === this.cursor && this.isFocused()) drawRing(ctx, box, this.ink, 7.5, 2.5);
  }

  // What fades first, what is looked at last: it lies above the rest.
  paintLines(ctx) {
    for (const edge of [...this.lines.values()].sort((one, other) => this.weight(one) - this.weight(other))) {
      const weight = this.weight(edge);
      const look = { colour: weight > 1 ? edge.strong : edge.color.color, width: edge.width + [0, 0, 0.8, 1.8][weight],
        dashes: edge.dashes, head: edge.arrows.to.type, tail: edge.arrows.from.enabled, isRight: this.isRight };
      ctx.globalAlpha = weight === 0 ? FADED : 1;
      const route = this.routes.get(edge.id);
      if (route) drawLine(ctx, route, look);
      else drawLoop(ctx, this.boxAt(edge.from), look);
    }
    ctx.globalAlpha = 1;
  }

  // 0 faded, 1 at rest, 2 lit, 3 selected, under the mouse or where the keyboard stands.
  weight(edge) {
    if (edge.id === this.selected || edge.id === this.hovered || (edge.id === this.cursor && this.isFocused())) return 3;
    if (!this.lit) return 1;
    return this.lit.has(edge.id) ? 2 : 0;
  }

  boxAt(id) {
    const [width, height] = this.boxes.get(id).size;
    return { ...this.network.getPosition(id), width, height };
  }

  write() {
    const { labels, legend, nodes } = this.data;
    this.canvas.setAttribute("aria-label", labels.picture);
    this.help.textContent = labels.help;
    this.legend.setAttribute("aria-label", labels.legend);
    this.legend.replaceChildren(...legendItems(legend, this.ink));
    this.tools.replaceChildren(
      button("−", labels.zoom_out, () => this.zoom(0.8)),
      button("+", labels.zoom_in, () => this.zoom(1.25)),
      button("⤢", labels.fit, () => this.fit(true)),
    );
    this.list.setAttribute("aria-label", labels.picture);
    this.list.replaceChildren(...nodes.map((node) => {
      const item = make("li", {}, node.said);
      const links = this.linesAt(node.id).map((edge) => make("li", {}, edge.said));
      if (links.length) item.appendChild(make("ul")).append(...links);
      return item;
    }));
  }

  select(id) {
    const known = this.boxes.has(id) || this.lines.has(id) ? id : null;
    if (known === this.selected) return;
    this.selected = known;
    this.light();
    if (known) this.say(known, this.data.labels.selected);
    this.strips();
  }

  // What is selected, with its lines and neighbours, stands out by thickness too; the rest fades.
  light() {
    const line = this.lines.get(this.selected);
    const near = line ? [line] : this.selected ? this.linesAt(this.selected) : [];
    const ids = near.flatMap((edge) => [edge.id, edge.from, edge.to]);
    this.lit = this.selected ? new Set([this.selected, ...ids]) : null;
    this.network.redraw();
  }

  clicked(at) {
    this.canvas.focus({ preventScroll: true });
    const id = at.nodes[0] ?? lineAt(at.pointer.canvas, this.routes, this.network.getScale());
    if (!id) return this.clear();
    this.cursor = id;
    this.choose(id);
  }

  choose(id) {
    this.choice = { id, at: Date.now() };
    this.select(id);
    this.tell("select", id);
  }

  clear() {
    this.choice = { id: null, at: Date.now() };
    this.select(null);
    this.tell("clear", "");
  }

  entered() {
    if (!this.cursor) this.cursor = this.selected ?? this.start();
    if (this.cursor && this.cursor !== this.selected) this.say(this.cursor);
    this.strips();
  }

  pressed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!act) return;
    act(this, event.key);
    event.preventDefault();
    event.stopPropagation();
  }

  walk(key) {
    const from = this.boxes.has(this.cursor) ? this.cursor : this.lines.get(this.cursor)?.from ?? this.start();
    if (!from) return;
    const places = new Map(Object.entries(this.network.getPositions()));
    const linked = new Set(this.linesAt(from).flatMap((edge) => [edge.from, edge.to]));
    this.look(next(from, key, { places, linked, orientation: this.data.orientation }) ?? from);
  }

  // From link to link of the node that the keyboard stands on.
  walkLinks() {
    const line = this.lines.get(this.cursor);
    if (!line) this.from = this.cursor ?? this.start();
    const links = this.linesAt(this.from).map((edge) => edge.id);
    if (links.length) this.look(links[(links.indexOf(this.cursor) + 1) % links.length]);
  }

  look(id) {
    this.cursor = id;
    this.light();
    this.say(id, id === this.selected ? this.data.labels.selected : null);
    this.strips();
    this.reveal(this.boxes.has(id) ? id : this.lines.get(id).to);
  }

  reveal(id) {
    const { x, y } = this.network.canvasToDOM(this.network.getPosition(id));
    const { clientWidth, clientHeight } = this.canvas;
    if (x < 60 || y < 30 || x > clientWidth - 60 || y > clientHeight - 30)
      this.network.moveTo({ position: this.network.getPosition(id), animation: motion() });
  }

  say(id, prefix = null) {
    this.words.textContent = prefix ? `${prefix} – ${this.saidOf(id)}` : this.saidOf(id);
  }

  // The line under the mouse, where no box is.
  near(event) {
    const { left, top } = this.canvas.getBoundingClientRect();
    const at = { x: event.clientX - left, y: event.clientY - top };
    if (this.boxes.has(this.hovered) || event.buttons) return;
    this.hover(lineAt(this.network.DOMtoCanvas(at), this.routes, this.network.getScale()));
  }

  hover(id) {
    if (id === this.hovered) return;
    this.hovered = id;
    this.canvas.style.cursor = id ? "pointer" : "";
    this.strips();
  }

  // The whole name of what the mouse or the keyboard is on.
  strips() {
    const id = this.hovered ?? (this.isFocused() ? this.cursor : null);
    this.strip.textContent = id ? this.saidOf(id) : "";
    this.strip.className = "strip"; // as large as its words, to be placed
    this.strip.className = `strip ${id ? this.freeCorner() : "empty"}`;
    this.network.redraw();
  }

  // The first corner where the strip hides no box.
  freeCorner() {
    const { clientWidth, clientHeight } = this.canvas;
    const { offsetWidth: width, offsetHeight: height } = this.strip;
    const scale = this.network.getScale();
    const boxes = [...this.boxes.values()].map((node) => ({ ...this.network.canvasToDOM(this.network.getPosition(node.id)),
      halfWidth: (node.size[0] / 2) * scale, halfHeight: (node.size[1] / 2) * scale }));
    const isFree = (corner) => {
      const x = corner.includes("right") ? clientWidth - MARGIN - width / 2 : MARGIN + width / 2;
      const y = corner.includes("top") ? MARGIN + height / 2 : clientHeight - MARGIN - height / 2;
      return boxes.every((box) => Math.abs(box.x - x) > box.halfWidth + width / 2 || Math.abs(box.y - y) > box.halfHeight + height / 2);
    };
    return CORNERS.find(isFree) ?? CORNERS[0];
  }

  saidOf(id) {
    return (this.boxes.get(id) ?? this.lines.get(id))?.said ?? "";
  }

  linesAt(id) {
    return [...this.lines.values()].filter((edge) => edge.from === id || edge.to === id);
  }

  start() {
    const nodes = this.data.nodes;
    return (nodes.find((node) => node.focus) ?? nodes[0])?.id ?? null;
  }

  get isRight() {
    return this.data.orientation === "right";
  }

  isFocused() {
    return this.canvas.matches(":focus");
  }

  // What the boxes cover.
  extent() {
    const sides = this.data.nodes.map(({ x, y, size: [w, h] }) => [x - w / 2, x + w / 2, y - h / 2, y + h / 2]);
    const [left, right] = [Math.min(...sides.map((s) => s[0])), Math.max(...sides.map((s) => s[1]))];
    const [top, bottom] = [Math.min(...sides.map((s) => s[2])), Math.max(...sides.map((s) => s[3]))];
    return { x: (left + right) / 2, y: (top + bottom) / 2, width: right - left, height: bottom - top };
  }

  fit(isAnimated) {
    if (this.data.nodes.length && this.canvas.clientWidth) this.view(0, isAnimated);
    this.isMoved = false;
  }

  // All of the picture, or, where labels would be too small to read, the part around its start.
  show(isAnimated) {
    if (this.data.nodes.length && this.canvas.clientWidth) this.view(LEGIBLE, isAnimated);
  }

  view(smallest, isAnimated) {
    const all = this.extent();
    const room = { width: this.canvas.clientWidth - EDGE, height: this.canvas.clientHeight - EDGE };
    const scale = Math.max(smallest, Math.min(LARGEST, room.width / all.width, room.height / all.height));
    const start = this.boxes.get(this.start());
    const middle = (axis, side) => {
      const slack = Math.max(0, (all[side] - room[side] / scale) / 2);
      return Math.min(all[axis] + slack, Math.max(all[axis] - slack, start[axis]));
    };
    const position = { x: middle("x", "width"), y: middle("y", "height") };
    this.network.moveTo({ scale, position, animation: isAnimated && motion() });
  }

  zoom(by) {
    const scale = Math.min(3, Math.max(0.1, this.network.getScale() * by));
    this.network.moveTo({ scale, animation: motion() });
    this.isMoved = true;
  }

  resized() {
    this.network.setSize("100%", "100%");
    if (this.data && !this.isMoved) this.show(false);
    this.network.redraw();
  }

  // Boxes that were there move to their new places, so that the eye can follow.
  glide(before) {
    const moving = this.data.nodes.filter((node) => before[node.id]);
    if (calm.matches || !moving.length || moving.length > 150) return;
    const shape = this.shape;
    const begun = performance.now();
    const step = (now) => {
      if (shape !== this.shape || !this.root.isConnected) return;
      const part = Math.min(1, (now - begun) / GLIDE);
      const eased = 1 - (1 - part) ** 3;
      for (const { id, x, y } of moving)
        this.network.moveNode(id, before[id].x + (x - before[id].x) * eased, before[id].y + (y - before[id].y) * eased);
      this.reroute();
      if (part < 1) requestAnimationFrame(step);
    };
    step(begun);
  }

  restore({ positions, scale, position }) {
    for (const [id, { x, y }] of Object.entries(positions)) if (this.boxes.has(id)) this.network.moveNode(id, x, y);
    this.network.moveTo({ scale, position });
    this.isMoved = true;
  }

  leave() {
    KEPT.set(this.data.key, { shape: this.shape, positions: this.network.getPositions(),
      scale: this.network.getScale(), position: this.network.getViewPosition() });
    this.watch.disconnect();
    document.fonts.removeEventListener("loadingdone", this.refresh);
    this.network.destroy();
    this.root.remove();
  }
}

const ARROWS = Object.fromEntries(["ArrowRight", "ArrowLeft", "ArrowDown", "ArrowUp"].map((key) => [key, (view) => view.walk(key)]));
const KEYS = {
  ...ARROWS,
  Enter: (view) => view.cursor && view.choose(view.cursor),
  " ": (view) => view.cursor && view.choose(view.cursor),
  e: (view) => view.boxes.has(view.cursor) && view.tell("expand", view.cursor),
  l: (view) => view.walkLinks(),
  "+": (view) => view.zoom(1.25),
  "=": (view) => view.zoom(1.25),
  "-": (view) => view.zoom(0.8),
  0: (view) => view.fit(true),
  f: (view) => view.fit(true),
  Escape: (view) => view.clear(),
};

const OPTIONS = {
  physics: false,
  autoResize: false,
  interaction: { hover: true, keyboard: false, multiselect: false, selectConnectedEdges: false, selectable: true, tooltipDelay: 1e9 },
  nodes: { chosen: false },
};

function motion() {
  return calm.matches ? false : { duration: GLIDE, easingFunction: "easeOutCubic" };
}
