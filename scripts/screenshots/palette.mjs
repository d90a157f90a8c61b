/** Pictures of a screen in a palette: they have few colours, and a byte a point instead of three or four is a third of the file. */
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const mostColours = 256;

/**
 * Writes a PNG with a palette of at most 256 colours, the commonest, others as the nearest of them.
 *
 * @param {Buffer} png of 8 bits a channel, RGB or RGBA, not interlaced; how transparent it is gets lost
 * @returns {Buffer}
 */
export function withPalette(png) {
  const { width, height, channels, points } = read(png);
  /** @type {Map<number, number>} */
  const counts = new Map();
  const colours = new Uint32Array(width * height);
  for (let at = 0; at < colours.length; at++) {
    const from = at * channels;
    const colour = (points[from] << 16) | (points[from + 1] << 8) | points[from + 2];
    colours[at] = colour;
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const palette = [...counts].sort(([, a], [, b]) => b - a).slice(0, mostColours);
  const known = new Map(palette.map(([colour], index) => [colour, index]));
  const indexOf = (/** @type {number} */ colour) => {
    const index = known.get(colour) ?? nearest(palette, colour);
    known.set(colour, index);
    return index;
  };
  const rows = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) rows[y * (width + 1) + 1 + x] = indexOf(colours[y * width + x]);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // 8 bits, palette.
  header.set([8, 3, 0, 0, 0], 8);
  const table = Buffer.from(palette.flatMap(([colour]) => channelsOf(colour)));
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('PLTE', table),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const channelsOf = (/** @type {number} */ colour) => [colour >> 16, (colour >> 8) & 255, colour & 255];

/** @param {[number, number][]} palette @param {number} colour */
function nearest(palette, colour) {
  const own = channelsOf(colour);
  const distances = palette.map(([other]) =>
    channelsOf(other).reduce((sum, value, at) => sum + (value - own[at]) ** 2, 0),
  );
  return distances.indexOf(Math.min(...distances));
}

/** The points of a PNG, row by row. @param {Buffer} png */
function read(png) {
  const data = [];
  let header = Buffer.alloc(0);
  for (let at = signature.length; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const body = png.subarray(at + 8, at + 8 + length);
    const type = png.toString('latin1', at + 4, at + 8);
    if (type === 'IHDR') header = body;
    if (type === 'IDAT') data.push(body);
    at += length + 12;
  }
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const channels = { 2: 3, 6: 4 }[header[9]];
  if (header[8] !== 8 || !channels || header[12] !== 0) throw new Error('A PNG of another kind.');
  const packed = inflateSync(Buffer.concat(data));
  const stride = width * channels;
  const points = Buffer.alloc(height * stride);
  for (let y = 0; y < height; y++) {
    const filter = packed[y * (stride + 1)];
    for (let x = 0; x < stride; x++) {
      const to = y * stride + x;
      const left = x < channels ? 0 : points[to - channels];
      const up = y === 0 ? 0 : points[to - stride];
      const corner = y === 0 || x < channels ? 0 : points[to - stride - channels];
      points[to] = packed[y * (stride + 1) + 1 + x] + predicted(filter, left, up, corner);
    }
  }
  return { width, height, channels, points };
}

/** What a filter of PNG takes a byte to be, by its neighbours. */
function predicted(filter, left, up, corner) {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  if (filter !== 4) return 0;
  const [a, b, c] = [up - corner, left - corner, left + up - 2 * corner].map(Math.abs);
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

/** @param {string} type @param {Buffer} body */
function chunk(type, body) {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
