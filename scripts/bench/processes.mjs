// What whole processes cost, each in turn so that what else the machine does falls on all of them.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const reporter = pathToFileURL(path.resolve(import.meta.dirname, '../evaluate/usage.mjs')).href;

/**
 * @typedef {{ name: string, args: readonly string[], cwd: string, env?: Readonly<Record<string, string>>,
 *   before?: () => void, ends?: readonly number[] }} Process
 * A Node process: `before` prepares each run of it and is not measured; `ends` are the exit statuses it may end with, 0 when absent.
 * @typedef {{ name: string, cpu: number, wall: number, memory: number }} Cost
 * Seconds of CPU on all threads and of wall time, and MiB at most: the median of the rounds.
 */

/** The middle of some numbers. */
export const median = (numbers) => numbers.toSorted((a, b) => a - b)[(numbers.length - 1) >> 1];

/** The number a share of others lie below. */
export const quantile = (numbers, share) =>
  numbers.toSorted((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(share * numbers.length))];

/**
 * Runs processes round by round, every other round backwards.
 * @param {readonly Process[]} processes
 * @returns {Cost[]} in their order
 */
export function costOf(processes, rounds) {
  const runs = new Map(processes.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round++)
    for (const one of round % 2 ? processes.toReversed() : processes) runs.get(one.name).push(runOnce(one));
  return processes.map(({ name }) => {
    const of = (key) => median(runs.get(name).map((run) => run[key]));
    return { name, cpu: of('cpu'), wall: of('wall'), memory: of('memory') };
  });
}

function runOnce({ name, args, cwd, env = {}, before, ends = [0] }) {
  before?.();
  const scratch = mkdtempSync(path.join(tmpdir(), 'terroir-usage-'));
  const file = path.join(scratch, 'usage.json');
  const began = process.hrtime.bigint();
  const { status, stderr, error } = spawnSync(process.execPath, ['--import', reporter, ...args], {
    cwd,
    env: { ...process.env, USAGE: file, ...env },
    maxBuffer: 2 ** 31,
    encoding: 'utf8',
  });
  const wall = Number(process.hrtime.bigint() - began) / 1e9;
  if (!ends.includes(status ?? -1))
    throw new Error(`${name}: ${error ?? `${status} ${stderr.slice(0, 2000)}`}`);
  const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(readFileSync(file, 'utf8'));
  rmSync(scratch, { recursive: true });
  return { cpu: (userCPUTime + systemCPUTime) / 1e6, wall, memory: maxRSS / 1024 };
}

/**
 * Prints costs, and how many times those of one of them they are.
 * @param {readonly Cost[]} costs
 * @param {string} base its name
 */
export function printCosts(costs, base) {
  const one = costs.find(({ name }) => name === base);
  const width = Math.max(...costs.map(({ name }) => name.length));
  console.log(`${''.padEnd(width)}   cpu s  wall s     MiB   × cpu  × wall  (× ${base})`);
  for (const { name, cpu, wall, memory } of costs) {
    const ratio = [cpu / one.cpu, wall / one.wall].map((value) => value.toFixed(2).padStart(8)).join('');
    const figures = [cpu.toFixed(2), wall.toFixed(2), memory.toFixed(0)].map((text) => text.padStart(8));
    console.log(`${name.padEnd(width)}${figures.join('')}${ratio}`);
  }
}
