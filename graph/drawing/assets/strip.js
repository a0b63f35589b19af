// A line of words over the picture: the whole name of what the mouse or the keyboard is on, where it hides no box.

const MARGIN = 8; // pixels between the strip and the sides, as in the style sheet
const CORNERS = ["bottom left", "bottom right", "top right", "top left"];

// boxes: {x, y, width, height} on the canvas, x and y their middles.
export function tell(strip, words, boxes, { clientWidth, clientHeight }) {
  strip.textContent = words;
  strip.className = "strip"; // as large as its words, to be placed
  const { offsetWidth: width, offsetHeight: height } = strip;
  const isFree = (corner) => {
    const x = corner.includes("right") ? clientWidth - MARGIN - width / 2 : MARGIN + width / 2;
    const y = corner.includes("top") ? MARGIN + height / 2 : clientHeight - MARGIN - height / 2;
    return boxes.every((box) => Math.abs(box.x - x) > (box.width + width) / 2 || Math.abs(box.y - y) > (box.height + height) / 2);
  };
  strip.className = `strip ${words ? CORNERS.find(isFree) ?? CORNERS[0] : "empty"}`;
}
