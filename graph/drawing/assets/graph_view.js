// Draws nodes and edges with vis-network and tells what a person does. All of the data is drawn as text, never markup.
import "./vendor/vis-network.min.js";
import { Camera, bandOf, glide } from "./camera.js";
import { build, write } from "./frame.js";
import { routeOf } from "./lines.js";
import { keep, recall } from "./memory.js";
import { paintBox, paintLines, paintStoreys } from "./painter.js";
import { Places } from "./places.js";
import { listen } from "./pointer.js";
import { copy } from "./still.js";
import { tell } from "./strip.js";

const { DataSet, Network } = globalThis.vis;
const VIEWS = new WeakMap(); // parent element -> its one View
const PATIENCE = 1500; // milliseconds a choice waits for its answer before another is heeded

export default function show({ data, parentElement, setTriggerValue }) {
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

export class View {
  constructor(parent) {
    this.frame = build(parent);
    this.canvas = this.frame.canvas;
    this.boxes = new Map(); // id -> node of the picture
    this.lines = new Map(); // id -> edge of the picture
    this.storeys = []; // of a house, behind the boxes
    this.lit = null; // what is looked at: a set of ids, null for all
    this.routes = new Map(); // id -> the way of a line
    this.cursor = null; // where the keyboard stands: a node's or edge's id
    this.nodes = new DataSet();
    this.network = new Network(this.canvas, { nodes: this.nodes, edges: [] }, OPTIONS);
    this.camera = new Camera(this.network, this.canvas);
    this.places = new Places(this.network, this.nodes);
    this.canvas.querySelectorAll("[tabindex]").forEach((inner) => inner.setAttribute("tabindex", "-1"));
    listen(this);
    this.watch = new ResizeObserver(() => this.resized());
    this.watch.observe(this.frame.stage);
    document.fonts.addEventListener("loadingdone", (this.refresh = () => this.network.redraw()));
  }

  // What the buttons do.
  acts = {
    zoomIn: () => this.camera.zoom(1.25),
    zoomOut: () => this.camera.zoom(0.8),
    fit: () => this.fit(),
    tidy: () => this.tidy(),
    copy: (event) => this.copy(event.currentTarget),
    change: (code) => this.tell("switch", code),
  };

  update(data) {
    this.data = data;
    this.dress();
    const drawn = JSON.stringify([data.nodes, data.edges, data.legend, data.labels, data.storeys]);
    if (drawn !== this.drawn) {
      if (this.drawn) this.frame.words.textContent = data.said;
      this.drawn = drawn;
      this.boxes = new Map(data.nodes.map((node) => [node.id, node]));
      this.lines = new Map(data.edges.map((edge) => [edge.id, edge]));
      this.storeys = data.storeys ?? [];
      if (!this.boxes.has(this.cursor) && !this.lines.has(this.cursor)) this.cursor = null;
      this.place();
      write(this.frame, data, this, this.acts, (id) => this.linesAt(id));
      this.light();
    }
    const isWaiting = this.choice && data.selected !== this.choice.id && Date.now() - this.choice.at < PATIENCE;
    if (!isWaiting) {
      this.choice = null;
      this.select(data.selected);
    }
  }

  // Puts the picture on the clipboard, and says so on the button for a moment.
  async copy(button) {
    const { copy: sign, copied, saved } = this.data.labels;
    const isCopied = await copy(this);
    this.frame.words.textContent = button.textContent = isCopied ? copied : saved;
    setTimeout(() => { button.textContent = sign; }, 2000);
  }

  // Colours and letters of the page around the picture.
  dress() {
    this.camera.enlarge(this.data.isLarge, () => this.boxes.size && this.fit());
    const style = getComputedStyle(this.frame.root);
    this.face = style.fontFamily;
    this.ink = style.color;
    this.ground = style.getPropertyValue("--st-background-color").trim() || "white";
    this.accent = style.getPropertyValue("--st-primary-color").trim() || this.ink;
    this.network.redraw();
  }

  // Adds, changes and removes. Boxes already there keep their places, dragged ones too, until the layout moves them.
  place() {
    this.shape = this.data.nodes.map((node) => [node.id, node.x, node.y]).join();
    this.isPlacing = true; // vis-network draws at each change, when not all ends of the lines stand yet
    const { added, moved, before } = this.places.update(this.data.nodes, this.data.orientation, (node) => this.visNode(node));
    const isFirst = added.length === this.data.nodes.length;
    if (!(isFirst && recall(this)) && (isFirst || moved.length || !this.camera.sees(added))) {
      this.camera.show(this.sights(), this.boxes.get(this.start()), !isFirst);
    }
    this.isPlacing = false;
    this.glide(moved, before);
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
    const draw = ({ ctx }) => ({
      drawNode: () => this.paint(ctx, id),
      nodeDimensions: { width: size[0], height: size[1] },
    });
    return { id, x, y, shape: "custom", ctxRenderer: draw };
  }

  paint(ctx, id) {
    const node = this.boxes.get(id);
    if (!node) return;
    paintBox(ctx, node, this.boxAt(id), this, {
      isChosen: id === this.selected,
      isFaded: this.lit && !this.lit.has(id) && id !== this.cursor && id !== this.hovered,
      isHovered: id === this.hovered,
      isCursor: id === this.cursor && this.isFocused(),
      isPinned: this.places.pinned.has(id),
    });
  }

  paintLines(ctx) {
    if (this.isPlacing) return;
    paintStoreys(ctx, this.storeys, this.face);
    if (this.isDragging) this.reroute();
    paintLines(ctx, [...this.lines.values()], { routes: this.routes, isRight: this.isRight,
      weightOf: (edge) => this.weight(edge), boxAt: (id) => this.boxAt(id) });
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

  choose(id) {
    this.choice = { id, at: Date.now() };
    this.select(id);
    this.tell("select", id);
  }

  tidy() {
    this.places.tidy(this.onStep());
    this.camera.show(this.sights(), this.boxes.get(this.start()), true);
    this.tell("tidy", "");
  }

  pin(id) {
    if (!this.boxes.has(id)) return;
    this.say(id, this.places.pin(id) ? this.data.labels.pinned : this.data.labels.unpinned);
    this.network.redraw();
  }

  unfold(id) {
    if (this.boxes.has(id)) this.tell("expand", id);
  }

  clear() {
    this.choice = { id: null, at: Date.now() };
    this.select(null);
    this.tell("clear", "");
  }

  say(id, prefix = null) {
    this.frame.words.textContent = prefix ? `${prefix} – ${this.saidOf(id)}` : this.saidOf(id);
  }

  hover(id) {
    if (id === this.hovered) return;
    this.hovered = id;
    this.canvas.style.cursor = id ? "pointer" : "";
    this.strips();
  }

  // Tells what the mouse or the keyboard is on.
  strips() {
    const id = this.hovered ?? (this.isFocused() ? this.cursor : null);
    const scale = this.network.getScale();
    const boxes = [...this.boxes.keys()].map((box) => {
      const { x, y, width, height } = this.boxAt(box);
      return { ...this.network.canvasToDOM({ x, y }), width: width * scale, height: height * scale };
    });
    tell(this.frame.strip, id ? this.saidOf(id) : "", boxes, this.canvas);
    this.network.redraw();
  }

  saidOf(id) {
    return (this.boxes.get(id) ?? this.lines.get(id))?.said ?? "";
  }

  linesAt(id) {
    return [...this.lines.values()].filter((edge) => edge.from === id || edge.to === id);
  }

  start() {
    const { nodes, start } = this.data;
    return this.boxes.has(start) ? start : (nodes.find((node) => node.focus) ?? nodes[0])?.id ?? null;
  }

  sights() { // all boxes, and the floors of a house
    return [...this.data.nodes, ...this.storeys.map(bandOf)];
  }

  get isRight() {
    return this.data.orientation === "right";
  }

  isFocused() {
    return this.canvas.matches(":focus");
  }

  fit() {
    this.camera.fit(this.sights(), true);
  }

  resized() {
    this.network.setSize("100%", "100%");
    if (this.camera.isMoved) this.camera.restore(this.camera.seen);
    else if (this.data) this.camera.show(this.sights(), this.boxes.get(this.start()), false);
    this.network.redraw();
  }

  // Boxes that were there move to their new places, so that the eye can follow.
  glide(moved, before) {
    glide(this.network, moved, before, this.onStep());
  }

  // Keeps the lines at the boxes while these move; tells whether to go on.
  onStep() {
    const { shape } = this;
    return () => {
      if (shape !== this.shape || !this.frame.root.isConnected) return false;
      this.reroute();
      return true;
    };
  }

  leave() {
    keep(this);
    this.watch.disconnect();
    document.fonts.removeEventListener("loadingdone", this.refresh);
    this.frame.root.remove(); // first: it blurs, and what heeds that asks the network
    this.network.destroy();
  }
}

const OPTIONS = {
  physics: false,
  autoResize: false,
  interaction: { hover: false, keyboard: false, multiselect: false, selectConnectedEdges: false, selectable: true, tooltipDelay: 1e9 },
  nodes: { chosen: false },
};
