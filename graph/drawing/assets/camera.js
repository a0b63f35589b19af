// What part of the picture is seen, and how large.

// Scales. Beyond the largest a small picture looks like a poster; below the legible one labels have to be zoomed into:
// a first view of 20 boxes fits a small screen. A projector is read from afar.
const USUAL = { largest: 1.1, legible: 0.45 };
const LARGE = { largest: 1.7, legible: 0.9 };
const FARTHEST = 0.1;
const NEAREST = 3;
const EDGE = 24; // pixels kept free around a picture, both sides together
const CLOSE = { x: 60, y: 30 }; // pixels from a side where a box is not wholly seen
const GLIDE = 280; // milliseconds
const FEW = 150; // boxes that move at once without a stutter
const calm = matchMedia("(prefers-reduced-motion: reduce)");

export class Camera {
  constructor(network, canvas) {
    this.network = network;
    this.canvas = canvas;
    this.isMoved = false; // by hand: then it is left alone until another picture comes
    this.scales = USUAL;
    this.seen = null; // scale and middle, as last asked for: what vis-network says of them is wrong while sizes change
  }

  // For a projector, or for a desk; what follows is done where that is another.
  enlarge(isLarge, then) {
    const scales = isLarge ? LARGE : USUAL;
    if (scales === this.scales) return;
    this.scales = scales;
    then();
  }

  // Whether all of these boxes are in sight.
  sees(nodes) {
    const { clientWidth, clientHeight } = this.canvas;
    return nodes.every(({ x, y, size: [width, height] }) =>
      [[x - width / 2, y - height / 2], [x + width / 2, y + height / 2]].every(([across, down]) => {
        const at = this.network.canvasToDOM({ x: across, y: down });
        return at.x >= 0 && at.y >= 0 && at.x <= clientWidth && at.y <= clientHeight;
      }));
  }

  // The picture was dragged or zoomed by hand.
  hold() {
    this.isMoved = true;
    this.seen = { scale: this.network.getScale(), position: this.network.getViewPosition() };
  }

  // What was seen before, again.
  restore(seen) {
    this.isMoved = true;
    this.move(seen, false);
  }

  // All of the picture.
  fit(nodes, isAnimated) {
    this.frame(nodes, nodes[0], 0, isAnimated);
    this.isMoved = false;
  }

  // All of the picture, or, where labels would be too small to read, the part around its start. A house is seen whole.
  show(nodes, start, isAnimated) {
    this.frame(nodes, start, nodes.some(({ isBand }) => isBand) ? 0 : this.scales.legible, isAnimated);
    this.isMoved = false;
  }

  frame(nodes, start, smallest, isAnimated) {
    if (!nodes.length || !this.canvas.clientWidth) return;
    const all = extent(nodes);
    const room = { width: this.canvas.clientWidth - EDGE, height: this.canvas.clientHeight - EDGE };
    const scale = Math.max(smallest, Math.min(this.scales.largest, room.width / all.width, room.height / all.height));
    const middle = (axis, side) => {
      const slack = Math.max(0, (all[side] - room[side] / scale) / 2);
      return Math.min(all[axis] + slack, Math.max(all[axis] - slack, start[axis]));
    };
    this.move({ scale, position: { x: middle("x", "width"), y: middle("y", "height") } }, isAnimated);
  }

  zoom(by) {
    this.move({ scale: Math.min(NEAREST, Math.max(FARTHEST, this.network.getScale() * by)) }, true);
    this.isMoved = true;
  }

  // Brings a place into sight when it is not.
  reveal(position) {
    const { x, y } = this.network.canvasToDOM(position);
    const { clientWidth, clientHeight } = this.canvas;
    if (x < CLOSE.x || y < CLOSE.y || x > clientWidth - CLOSE.x || y > clientHeight - CLOSE.y) this.move({ position }, true);
  }

  move(to, isAnimated) {
    this.seen = { scale: this.network.getScale(), position: this.network.getViewPosition(), ...to };
    const animation = isAnimated && !calm.matches ? { duration: GLIDE, easingFunction: "easeOutCubic" } : false;
    this.network.moveTo({ ...to, animation });
  }
}

// A floor of a house as a box: its middle and its size.
export function bandOf({ left, top, right, bottom }) {
  return { x: (left + right) / 2, y: (top + bottom) / 2, size: [right - left, bottom - top], isBand: true };
}

// What the boxes cover: its middle and its size.
function extent(nodes) {
  const sides = nodes.map(({ x, y, size: [width, height] }) => [x - width / 2, x + width / 2, y - height / 2, y + height / 2]);
  const [left, right] = [Math.min(...sides.map((side) => side[0])), Math.max(...sides.map((side) => side[1]))];
  const [top, bottom] = [Math.min(...sides.map((side) => side[2])), Math.max(...sides.map((side) => side[3]))];
  return { x: (left + right) / 2, y: (top + bottom) / 2, width: right - left, height: bottom - top };
}

// Moves nodes from where they were to where they now belong; goes on while onStep says so.
export function glide(network, nodes, before, onStep) {
  if (calm.matches || !nodes.length || nodes.length > FEW) return;
  const begun = performance.now();
  const step = (now) => {
    const part = Math.max(0, Math.min(1, (now - begun) / GLIDE));
    const left = (1 - part) ** 3;
    if (!onStep()) return;
    for (const { id, x, y } of nodes) network.moveNode(id, x + (before[id].x - x) * left, y + (before[id].y - y) * left);
    onStep();
    if (part < 1) requestAnimationFrame(step);
  };
  step(begun);
}
