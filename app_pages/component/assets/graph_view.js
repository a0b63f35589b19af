// Draws nodes and edges with vis-network. Everything from the data is drawn as text: canvas text or text nodes, never markup.
import "./vendor/vis-network.min.js";

const { DataSet, Network } = globalThis.vis;
const VIEWS = new WeakMap();
const SVG = "http://www.w3.org/2000/svg";
const MAX_SCALE = 1.15;
const MIN_SCALE = 0.5;
const FADED = 0.28;
const FONT = "Source Sans, sans-serif"; // vis-network takes quotes away
const CALM = matchMedia("(prefers-reduced-motion: reduce)").matches;
const MOTION = CALM ? false : { duration: 200, easingFunction: "easeInOutQuad" };

export default function ({ data, parentElement, setTriggerValue }) {
  let view = VIEWS.get(parentElement);
  if (!view) {
    view = new View(parentElement);
    VIEWS.set(parentElement, view);
  }
  view.tell = (kind, id) => setTriggerValue("event", { kind, id });
  view.update(data);
  return () => {
    view.destroy();
    VIEWS.delete(parentElement);
  };
}

class View {
  constructor(parent) {
    this.root = make("div", { class: "socle" });
    this.stage = this.root.appendChild(make("div", { class: "stage" }));
    this.canvas = this.stage.appendChild(make("div", { class: "canvas", tabindex: "0", role: "application" }));
    this.tools = this.stage.appendChild(make("div", { class: "tools" }));
    this.legend = this.root.appendChild(make("ul", { class: "legend" }));
    this.words = this.root.appendChild(make("div", { class: "away", "aria-live": "polite" }));
    this.list = this.root.appendChild(make("ul", { class: "away" }));
    parent.append(this.root);
    this.nodes = new DataSet();
    this.edges = new DataSet();
    this.focus = null;
    this.network = new Network(this.canvas, { nodes: this.nodes, edges: this.edges }, OPTIONS);
    this.canvas.querySelectorAll("*").forEach((inner) => inner.setAttribute("tabindex", "-1"));
    this.network.on("click", (at) => this.clicked(at));
    this.network.on("doubleClick", (at) => at.nodes.length && this.tell("expand", at.nodes[0]));
    this.network.on("hoverNode", () => (this.canvas.style.cursor = "pointer"));
    this.network.on("blurNode", () => (this.canvas.style.cursor = ""));
    this.network.on("resize", () => this.moved || this.fit(false));
    this.network.on("zoom", () => (this.moved = true));
    this.network.on("dragEnd", () => (this.moved = true));
    this.canvas.addEventListener("keydown", (event) => this.pressed(event));
  }

  update(data) {
    this.data = data;
    this.canvas.setAttribute("aria-label", data.labels.picture);
    const json = JSON.stringify([data.nodes, data.edges, data.legend, data.labels]);
    if (json !== this.drawn) {
      this.drawn = json;
      const shape = data.nodes.map((node) => [node.id, node.x, node.y]).join();
      merge(this.nodes, data.nodes, shape === this.shape);
      merge(this.edges, data.edges, false);
      this.buttons();
      this.legends();
      this.readable();
      if (shape !== this.shape) {
        this.shape = shape;
        this.moved = false;
        this.fit(false);
      }
    }
    this.select(data.selected);
  }

  fit(animated) {
    const ids = this.nodes.getIds();
    if (!ids.length) return;
    this.network.fit({ nodes: ids, maxZoomLevel: MAX_SCALE, animation: animated ? MOTION : false });
    if (this.network.getScale() >= MIN_SCALE) return;
    const start = this.data.selected && this.nodes.get(this.data.selected) ? this.data.selected : ids[0];
    this.network.moveTo({ position: this.network.getPosition(start), scale: MIN_SCALE, animation: false });
  }

  zoom(by) {
    const scale = Math.min(3, Math.max(0.1, this.network.getScale() * by));
    this.network.moveTo({ scale, animation: MOTION });
    this.moved = true;
  }

  select(id) {
    const isNode = id && this.nodes.get(id);
    const isEdge = id && this.edges.get(id);
    this.focus = isNode ? id : isEdge ? isEdge.from : null;
    this.network.setSelection({ nodes: isNode ? [id] : [], edges: isEdge ? [id] : [] }, { highlightEdges: false });
    const lit = new Set(isEdge ? [isEdge.from, isEdge.to] : isNode ? [id, ...this.network.getConnectedNodes(id)] : []);
    const all = lit.size === 0;
    this.nodes.update(this.data.nodes.map((node) => ({ id: node.id, opacity: all || lit.has(node.id) ? 1 : FADED,
      borderWidth: node.id === id ? 4 : node.borderWidth })));
    this.edges.update(this.data.edges.map((edge) => {
      const near = all || edge.id === id || (isNode && (edge.from === id || edge.to === id));
      return { id: edge.id, width: near && !all ? 2.4 : edge.width, color: { ...edge.color, opacity: near ? 1 : FADED } };
    }));
    if (id && id !== this.told) this.words.textContent = this.describe(id);
    this.told = id;
  }

  describe(id) {
    const node = this.nodes.get(id);
    if (node) return `${node.kind} : ${node.name}`;
    const edge = this.edges.get(id);
    return edge ? `${this.nodes.get(edge.from).name} → ${this.nodes.get(edge.to).name}` : "";
  }

  clicked(at) {
    this.canvas.focus({ preventScroll: true });
    if (at.nodes.length) this.choose(at.nodes[0]);
    else if (at.edges.length) this.choose(at.edges[0]);
    else this.tell("clear", "");
  }

  choose(id) {
    this.select(id);
    this.tell("select", id);
  }

  pressed(event) {
    const away = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[event.key];
    if (away) this.walk(...away);
    else if (event.key === "Enter" && this.focus) this.choose(this.focus);
    else if (event.key.toLowerCase() === "e" && this.focus) this.tell("expand", this.focus);
    else if (event.key === "+") this.zoom(1.25);
    else if (event.key === "-") this.zoom(0.8);
    else if (event.key === "0" || event.key.toLowerCase() === "f") this.fit(true);
    else if (event.key === "Escape") this.tell("clear", "");
    else return;
    event.preventDefault();
  }

  // The nearest node in that direction, joined ones first.
  walk(dx, dy) {
    const from = this.focus ?? this.nodes.getIds()[0];
    if (!from) return;
    if (!this.focus) return this.look(from);
    const here = this.network.getPosition(from);
    const joined = new Set(this.network.getConnectedNodes(from));
    let best = null;
    for (const id of this.nodes.getIds()) {
      if (id === from) continue;
      const there = this.network.getPosition(id);
      const along = (there.x - here.x) * dx + (there.y - here.y) * dy;
      const across = Math.abs((there.x - here.x) * dy) + Math.abs((there.y - here.y) * dx);
      if (along < 5) continue;
      const cost = along + 2 * across + (joined.has(id) ? 0 : 2000);
      if (!best || cost < best.cost) best = { id, cost };
    }
    if (best) this.look(best.id);
  }

  look(id) {
    this.select(id);
    const { x, y } = this.network.canvasToDOM(this.network.getPosition(id));
    const { clientWidth, clientHeight } = this.canvas;
    if (x < 40 || y < 40 || x > clientWidth - 40 || y > clientHeight - 40)
      this.network.moveTo({ position: this.network.getPosition(id), animation: MOTION });
  }

  buttons() {
    const { labels } = this.data;
    this.tools.replaceChildren(
      button("+", labels.zoom_in, () => this.zoom(1.25)),
      button("−", labels.zoom_out, () => this.zoom(0.8)),
      button("⤢", labels.fit, () => this.fit(true)),
    );
    this.canvas.title = "";
  }

  legends() {
    this.legend.setAttribute("aria-label", this.data.labels.legend);
    this.legend.replaceChildren(...this.data.legend.map((entry) => {
      const item = make("li", {});
      item.append(entry.group === "kind" ? swatch(entry.look) : stroke(entry), document.createTextNode(entry.text));
      return item;
    }));
  }

  readable() {
    this.list.replaceChildren(...this.data.nodes.map((node) => {
      const item = make("li", {});
      item.textContent = `${node.kind} : ${node.name}`;
      return item;
    }));
  }

  destroy() {
    this.network.destroy();
    this.root.remove();
  }
}

const OPTIONS = {
  physics: false,
  interaction: { hover: true, keyboard: false, multiselect: false, selectConnectedEdges: false, hideEdgesOnDrag: false,
    tooltipDelay: 1e9 },
  nodes: { chosen: false, font: { face: FONT } },
  edges: { chosen: false, selectionWidth: 0, hoverWidth: 0.6 },
};

// Adds, changes and removes; places of nodes already there are kept where the layout is the same.
function merge(set, items, keepPlaces) {
  items = items.map((item) => (item.shape === "bars" ? { ...item, shape: "custom", ctxRenderer: bars(set, item) } : item));
  const wanted = new Set(items.map((item) => item.id));
  set.remove(set.getIds().filter((id) => !wanted.has(id)));
  set.update(items.map((item) => {
    if (!keepPlaces || !set.get(item.id)) return item;
    const { x, y, ...rest } = item;
    return rest;
  }));
}

// A box with a second line at both sides, which vis-network has no word for.
function bars(set, item) {
  const width = item.widthConstraint.minimum + 2 * item.margin;
  const height = item.heightConstraint.minimum + 2 * item.margin;
  return ({ ctx, x, y }) => ({
    nodeDimensions: { width, height },
    drawNode() {
      const { opacity = 1, borderWidth, color, font, label } = set.get(item.id) ?? item;
      const [left, top] = [x - width / 2, y - height / 2];
      ctx.save();
      ctx.globalAlpha = opacity;
      ctx.fillStyle = color.background;
      ctx.strokeStyle = color.border;
      ctx.lineWidth = borderWidth;
      ctx.fillRect(left, top, width, height);
      ctx.strokeRect(left, top, width, height);
      ctx.lineWidth = 1.5;
      for (const bar of [left + 7, left + width - 7]) {
        ctx.beginPath();
        ctx.moveTo(bar, top);
        ctx.lineTo(bar, top + height);
        ctx.stroke();
      }
      ctx.fillStyle = font.color;
      ctx.font = `${font.size}px ${FONT}`;
      ctx.textAlign = "center";
      ctx.textBaseline = "middle";
      const lines = label.split("\n");
      lines.forEach((line, i) => ctx.fillText(line, x, y + (i - (lines.length - 1) / 2) * (font.size + 3)));
      ctx.restore();
    },
  });
}

function make(tag, attributes) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

function button(sign, label, act) {
  const element = make("button", { type: "button", "aria-label": label, title: label });
  element.textContent = sign;
  element.onclick = act;
  return element;
}

function drawing(width, ...shapes) {
  const svg = document.createElementNS(SVG, "svg");
  for (const [name, value] of Object.entries({ width, height: 16, "aria-hidden": "true" })) svg.setAttribute(name, value);
  for (const [tag, attributes] of shapes) {
    const shape = svg.appendChild(document.createElementNS(SVG, tag));
    for (const [name, value] of Object.entries(attributes)) shape.setAttribute(name, value);
  }
  return svg;
}

function swatch({ shape, radius, dashed, fill, border }) {
  const paint = { fill, stroke: border, "stroke-width": 1.5, "stroke-dasharray": dashed ? "3 2" : "none" };
  if (shape === "ellipse") return drawing(24, ["ellipse", { cx: 12, cy: 8, rx: 11, ry: 6.5, ...paint }]);
  if (shape === "bars")
    return drawing(24, ["rect", { x: 1, y: 2, width: 22, height: 12, ...paint }],
      ["path", { d: "M5 2v12M19 2v12", stroke: border, "stroke-width": 1.5 }]);
  return drawing(24, ["rect", { x: 1, y: 2, width: 22, height: 12, rx: Math.min(6, radius / 2), ...paint }]);
}

function stroke({ code, look }) {
  const dash = { whole: "none", dashed: "5 3", dotted: "1.5 3" }[look.dash];
  const line = ["line", { x1: 1, y1: 8, x2: 22, y2: 8, stroke: look.colour, "stroke-width": 2, "stroke-dasharray": dash }];
  const head = code === "DELIVERS" ? ["circle", { cx: 25, cy: 8, r: 4, fill: look.colour }]
    : ["path", { d: "M22 3l8 5-8 5z", fill: look.colour }];
  return drawing(32, line, head);
}
