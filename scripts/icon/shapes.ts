/** How far a point lies from a shape's edge, in units of the drawing; negative inside. */
export type Shape = (x: number, y: number) => number;

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export function roundedBox({ left, top, right, bottom }: Box, radius: number): Shape {
  const [middleX, middleY] = [(left + right) / 2, (top + bottom) / 2];
  const [halfX, halfY] = [(right - left) / 2 - radius, (bottom - top) / 2 - radius];
  return (x, y) => {
    const beyondX = Math.abs(x - middleX) - halfX;
    const beyondY = Math.abs(y - middleY) - halfY;
    return Math.hypot(Math.max(beyondX, 0), Math.max(beyondY, 0)) + Math.min(Math.max(beyondX, beyondY), 0) - radius;
  };
}

export type Point = readonly [x: number, y: number];

/** A line through the points, drawn with a round pen. */
export function stroke(points: readonly Point[], width: number): Shape {
  const segments = points.slice(1).map((end, index) => [points[index] ?? end, end] as const);
  return (x, y) => Math.min(...segments.map(([from, to]) => distanceToSegment([x, y], from, to))) - width / 2;
}

/** A triangle with its corners rounded. The corners go clockwise, as seen with y pointing down. */
export function triangle(corners: readonly [Point, Point, Point], radius: number): Shape {
  const edges = corners.map((from, index) => [from, corners[(index + 1) % 3] ?? from] as const);
  return (x, y) => {
    const inside = edges.every(([[fromX, fromY], [toX, toY]]) => (toX - fromX) * (y - fromY) - (toY - fromY) * (x - fromX) >= 0);
    const distance = Math.min(...edges.map(([from, to]) => distanceToSegment([x, y], from, to)));
    return (inside ? -distance : distance) - radius;
  };
}

export function union(...shapes: readonly Shape[]): Shape {
  return (x, y) => Math.min(...shapes.map((shape) => shape(x, y)));
}

function distanceToSegment([x, y]: Point, [fromX, fromY]: Point, [toX, toY]: Point): number {
  const [dx, dy] = [toX - fromX, toY - fromY];
  const along = Math.min(1, Math.max(0, ((x - fromX) * dx + (y - fromY) * dy) / (dx * dx + dy * dy)));
  return Math.hypot(x - fromX - along * dx, y - fromY - along * dy);
}
