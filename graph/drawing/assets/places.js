// Where boxes stand: at the layout's places, or where a person dragged or pinned them.
import { glide } from "./camera.js";

const SAME = 0.5; // pixels

export class Places {
  constructor(network, boxes) {
    this.network = network;
    this.boxes = boxes; // vis-network's nodes
    this.laid = new Map(); // id -> {x, y} of the layout
    this.held = new Set(); // dragged by hand
    this.pinned = new Set(); // kept where they are when the picture is tidied
    this.orientation = null;
  }

  // nodes: as Python sends them; make: from one of them to vis-network's. Tells which boxes are new and how many of
  // the others the layout moved.
  update(nodes, orientation, make) {
    if (orientation !== this.orientation) this.release(true);
    this.orientation = orientation;
    const before = this.network.getPositions();
    const ids = new Set(nodes.map((node) => node.id));
    this.boxes.remove(this.boxes.getIds().filter((id) => !ids.has(id)));
    for (const gone of [...this.laid.keys()].filter((id) => !ids.has(id))) this.forget(gone);
    const added = nodes.filter((node) => !before[node.id]);
    const moved = nodes.filter((node) => before[node.id] && !this.isSame(node) && !this.isKept(node.id));
    this.laid = new Map(nodes.map(({ id, x, y }) => [id, { x, y }]));
    this.boxes.update([...added, ...moved].map(make));
    return { added, moved, before };
  }

  isSame({ id, x, y }) {
    const at = this.laid.get(id);
    return at && Math.abs(at.x - x) < SAME && Math.abs(at.y - y) < SAME;
  }

  isKept(id) {
    return this.held.has(id) || this.pinned.has(id);
  }

  forget(id) {
    this.held.delete(id);
    this.pinned.delete(id);
    this.laid.delete(id);
  }

  hold(ids) {
    ids.forEach((id) => this.held.add(id));
  }

  // Keeps a box where it is, or lets it go; tells which.
  pin(id) {
    if (!this.pinned.delete(id)) this.pinned.add(id);
    return this.pinned.has(id);
  }

  release(withPins) {
    this.held.clear();
    if (withPins) this.pinned.clear();
  }

  // All boxes that are not pinned go back to the layout's places.
  tidy(onStep) {
    const before = this.network.getPositions();
    this.release(false);
    const back = [...this.laid].filter(([id]) => before[id] && !this.pinned.has(id)).map(([id, at]) => ({ id, ...at }));
    back.forEach(({ id, x, y }) => this.network.moveNode(id, x, y));
    glide(this.network, back, before, onStep);
  }
}
