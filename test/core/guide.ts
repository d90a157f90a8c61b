/** What guides fuzzing: V8's own count of which blocks of code ran, and how often. */
import { Session } from 'node:inspector/promises';

/** Tells what led somewhere new. */
export interface Guide {
  /** True where what ran since it was asked last ran a block that never ran before, or never about as often. */
  isNew(): Promise<boolean>;
  /** How many blocks, by about how often they ran, are known. */
  readonly known: number;
}

/** Starts counting in this process; it runs at half its speed from then on. */
export async function startGuide(): Promise<Guide> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  const known = new Set<string>();
  return {
    async isNew() {
      const before = known.size;
      // Counts begin anew each time they are taken.
      const { result } = await session.post('Profiler.takePreciseCoverage');
      for (const { scriptId, url, functions } of result) {
        if (!url.includes('/dist/')) continue;
        for (const { ranges } of functions)
          for (const { startOffset, endOffset, count } of ranges)
            if (count) known.add(`${scriptId} ${startOffset} ${endOffset} ${Math.floor(Math.log2(count))}`);
      }
      return known.size > before;
    },
    get known() {
      return known.size;
    },
  };
}
