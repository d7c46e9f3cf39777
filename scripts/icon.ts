// Draws media/icon.png: what is said in an interview, and the tick of a suite that passes.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodePng } from './icon/png.ts';
import { roundedBox, stroke, triangle, union, type Shape } from './icon/shapes.ts';
import { ROOT } from './paths.ts';

const SIZE = 256;

type Colour = readonly [red: number, green: number, blue: number];

interface Layer {
  readonly shape: Shape;
  /** The colours at the top and at the bottom of the picture. */
  readonly from: Colour;
  readonly to: Colour;
}

const bubble = union(
  roundedBox({ left: 46, top: 54, right: 210, bottom: 172 }, 30),
  triangle(
    [
      [84, 160],
      [128, 160],
      [86, 206],
    ],
    4,
  ),
);
const prompt = stroke(
  [
    [78, 90],
    [101, 113],
    [78, 136],
  ],
  15,
);
const tick = stroke(
  [
    [124, 116],
    [145, 137],
    [185, 90],
  ],
  15,
);

const LAYERS: readonly Layer[] = [
  { shape: roundedBox({ left: 0, top: 0, right: SIZE, bottom: SIZE }, 56), from: [44, 92, 148], to: [22, 42, 78] },
  { shape: bubble, from: [255, 255, 255], to: [232, 240, 250] },
  { shape: prompt, from: [52, 84, 128], to: [52, 84, 128] },
  { shape: tick, from: [36, 168, 110], to: [24, 150, 96] },
];

function draw(): Uint8Array {
  const pixels = new Uint8Array(SIZE * SIZE * 4);
  for (let row = 0; row < SIZE; row++) {
    for (let column = 0; column < SIZE; column++) pixels.set(pixelAt(column + 0.5, row + 0.5), (row * SIZE + column) * 4);
  }
  return pixels;
}

function pixelAt(x: number, y: number): readonly number[] {
  let colour: readonly number[] = [0, 0, 0];
  let opacity = 0;
  for (const { shape, from, to } of LAYERS) {
    // An edge is one pixel wide, which is what smooths it.
    const cover = Math.min(1, Math.max(0, 0.5 - shape(x, y)));
    const paint = from.map((value, index) => value + ((to[index] ?? value) - value) * (y / SIZE));
    const whole = cover + opacity * (1 - cover);
    if (whole > 0) {
      colour = colour.map((value, index) => ((paint[index] ?? 0) * cover + value * opacity * (1 - cover)) / whole);
    }
    opacity = whole;
  }
  return [...colour, opacity * 255].map(Math.round);
}

const file = join(ROOT, 'media', 'icon.png');
mkdirSync(join(ROOT, 'media'), { recursive: true });
writeFileSync(file, encodePng(SIZE, draw()));
console.log(`${file} is drawn.`);
