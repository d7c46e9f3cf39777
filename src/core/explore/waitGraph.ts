import { escapeXml } from '../growth/words.ts';
import { describeEdge, type WaitEdge } from './schedule.ts';

/** A thread or task, or what one waits for. */
interface Node {
  readonly name: string;
  readonly kind: 'thread' | 'resource';
}

interface Arrow {
  readonly from: Node;
  readonly to: Node;
  readonly label: string;
  readonly kind: 'waits' | 'held';
}

interface Point {
  readonly x: number;
  readonly y: number;
}

// About as wide as a column beside the editor, so that the words keep their size there.
const WIDTH = 480;
const ROW = 70;
const TOP = 40;
const MARGIN = 36;
const HALF_HEIGHT = 17;
const LETTER = 7.8;

/** Who waits for what, and who holds it, as SVG: threads are boxes, locks are rounded; a deadlock is a ring. */
export function waitGraph(edges: readonly WaitEdge[]): string {
  const arrows = arrowsOf(edges);
  const nodes = [...new Map(arrows.flatMap(({ from, to }) => [from, to]).map((node) => [key(node), node])).values()];
  const ring = ringOf(arrows);
  const places = ring.length > 0 ? aroundRing(ring, nodes) : inColumns(nodes, arrows);
  const height = Math.max(...[...places.values()].map(({ y }) => y)) + (ring.length > 0 ? TOP : MARGIN);
  const inRing = new Set(ring.map(key));
  const drawn = arrows.map((arrow) => draw(arrow, places, inRing.has(key(arrow.from)) && inRing.has(key(arrow.to))));
  return [
    `<svg class="waits" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${String(WIDTH)} ${height.toFixed(0)}" role="img" aria-label="${escapeXml(`Wait-for graph. ${edges.map(describeEdge).join('. ')}.`)}">`,
    '<defs><marker id="tip" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" orient="auto-start-reverse"><path d="M0 0 10 5 0 10z"/></marker></defs>',
    ...drawn.map(({ path }) => path),
    ...nodes.map((node) => box(node, places.get(key(node)), inRing.has(key(node)))),
    ...drawn.map(({ words }) => words),
    '</svg>',
  ].join('\n');
}

function key({ kind, name }: Node): string {
  return `${kind} ${name}`;
}

function arrowsOf(edges: readonly WaitEdge[]): readonly Arrow[] {
  const arrows = edges.flatMap(({ from, line, resource, since, to, verb }): Arrow[] => {
    const thread: Node = { name: from, kind: 'thread' };
    const holder: Node | null = to === null ? null : { name: to, kind: 'thread' };
    const where = line === null ? '' : `, line ${String(line)}`;
    if (verb === 'join' && holder !== null) return [{ from: thread, to: holder, label: `joins${where}`, kind: 'waits' }];
    const lock: Node = { name: resource === '' ? 'something' : resource, kind: 'resource' };
    const waits: Arrow = { from: thread, to: lock, label: `waits${where}`, kind: 'waits' };
    const held = since === null || since === undefined ? 'held' : `held since line ${String(since)}`;
    return holder === null ? [waits] : [waits, { from: lock, to: holder, label: held, kind: 'held' }];
  });
  return [...new Map(arrows.map((arrow) => [`${key(arrow.from)} → ${key(arrow.to)}`, arrow])).values()];
}

/** The nodes of a cycle in the order of its arrows; empty when there is none. */
function ringOf(arrows: readonly Arrow[]): readonly Node[] {
  for (const start of arrows) {
    const path: Node[] = [];
    let node: Node | undefined = start.from;
    while (node !== undefined && !path.some((each) => key(each) === key(node ?? each))) {
      path.push(node);
      const at: string = key(node);
      node = arrows.find(({ from }) => key(from) === at)?.to;
    }
    if (node !== undefined) return path.slice(path.findIndex((each) => key(each) === key(node)));
  }
  return [];
}

/** The ring as an ellipse, clockwise from its left end; whoever only waits for one of them stands on the left. */
function aroundRing(ring: readonly Node[], nodes: readonly Node[]): ReadonlyMap<string, Point> {
  const inside = new Set(ring.map(key));
  const others = nodes.filter((node) => !inside.has(key(node)));
  const left = others.length === 0 ? 0 : WIDTH * 0.2;
  const vertical = Math.max(ring.length > 2 ? 72 : 0, ring.length * 20, (others.length - 1) * ROW * 0.5);
  // Room for the boxes on either side.
  const horizontal = (WIDTH - left) / 2 - 72;
  const centre: Point = { x: (left + WIDTH) / 2, y: vertical + TOP };
  const places = new Map<string, Point>();
  ring.forEach((node, index) => {
    const angle = Math.PI + (2 * Math.PI * index) / ring.length;
    places.set(key(node), { x: centre.x + horizontal * Math.cos(angle), y: centre.y + vertical * Math.sin(angle) });
  });
  others.forEach((node, index) => {
    places.set(key(node), { x: 66, y: centre.y + (index - (others.length - 1) / 2) * ROW });
  });
  return places;
}

/** Without a ring: whoever waits on the left, what they wait for to the right of them. */
function inColumns(nodes: readonly Node[], arrows: readonly Arrow[]): ReadonlyMap<string, Point> {
  const depth = new Map<string, number>(nodes.map((node) => [key(node), 0]));
  for (const _ of nodes) {
    for (const { from, to } of arrows) depth.set(key(to), Math.max(depth.get(key(to)) ?? 0, (depth.get(key(from)) ?? 0) + 1));
  }
  const deepest = Math.max(1, ...depth.values());
  const rows = new Map<number, number>();
  return new Map(
    nodes.map((node) => {
      const column = depth.get(key(node)) ?? 0;
      const row = rows.get(column) ?? 0;
      rows.set(column, row + 1);
      return [key(node), { x: 90 + (column * (WIDTH - 180)) / deepest, y: TOP + row * ROW }];
    }),
  );
}

function halfWidth({ name }: Node): number {
  return Math.max(28, (Math.min(name.length, 20) * LETTER) / 2 + 12);
}

function box(node: Node, place: Point | undefined, dead: boolean): string {
  if (place === undefined) return '';
  const half = halfWidth(node);
  const name = node.name.length > 20 ? `${node.name.slice(0, 19)}…` : node.name;
  const shape = `x="${(place.x - half).toFixed(1)}" y="${(place.y - HALF_HEIGHT).toFixed(1)}" width="${(2 * half).toFixed(1)}" height="${String(2 * HALF_HEIGHT)}" rx="${node.kind === 'thread' ? '3' : String(HALF_HEIGHT)}"`;
  return `<g class="${node.kind}${dead ? ' dead' : ''}"><title>${escapeXml(node.name)}</title><rect ${shape}/><text x="${place.x.toFixed(1)}" y="${(place.y + 5).toFixed(1)}">${escapeXml(name)}</text></g>`;
}

function draw(arrow: Arrow, places: ReadonlyMap<string, Point>, dead: boolean): { readonly path: string; readonly words: string } {
  const [from, to] = [places.get(key(arrow.from)), places.get(key(arrow.to))];
  if (from === undefined || to === undefined) return { path: '', words: '' };
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy) || 1;
  // Bent a little to the left of its way: two that go to and fro between the same nodes stay apart.
  const bend = Math.min(26, length * 0.14);
  const middle: Point = { x: (from.x + to.x) / 2 + (dy / length) * bend, y: (from.y + to.y) / 2 - (dx / length) * bend };
  const [start, end] = [border(arrow.from, from, middle), border(arrow.to, to, middle)];
  // The words stand on the outer side of the bend, clear of the arrow and of the boxes.
  const [outX, outY] = [dy / length, -dx / length];
  const level = Math.abs(outX) < 0.2;
  const away = level && length < 220 ? 24 : 10;
  const label: Point = { x: (start.x + end.x) / 4 + middle.x / 2 + outX * away, y: (start.y + end.y) / 4 + middle.y / 2 + outY * away };
  const anchor = level ? 'middle' : outX > 0 ? 'start' : 'end';
  const classes = `${arrow.kind}${dead ? ' dead' : ''}`;
  return {
    path: `<g class="${classes}"><path marker-end="url(#tip)" d="M${spot(start)} Q${spot(middle)} ${spot(end)}"/></g>`,
    words: `<g class="${classes}"><text text-anchor="${anchor}" x="${label.x.toFixed(1)}" y="${(label.y + 4).toFixed(1)}">${escapeXml(arrow.label)}</text></g>`,
  };
}

/** Where the way from the middle of a box towards a point leaves it. */
function border(node: Node, place: Point, towards: Point): Point {
  const [dx, dy] = [towards.x - place.x, towards.y - place.y];
  const scale = Math.min((halfWidth(node) + 3) / Math.max(Math.abs(dx), 0.001), (HALF_HEIGHT + 3) / Math.max(Math.abs(dy), 0.001));
  return { x: place.x + dx * scale, y: place.y + dy * scale };
}

function spot({ x, y }: Point): string {
  return `${x.toFixed(1)} ${y.toFixed(1)}`;
}
