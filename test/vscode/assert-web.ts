/** Those assertions of Node's that the suite uses, for a browser. */

function fail(message: string): never {
  throw new Error(message);
}

const shown = (value: unknown) => JSON.stringify(value, undefined, 1);

/** As JSON with the keys of objects in order. */
function written(value: unknown): string {
  const inOrder = (_: string, one: unknown) =>
    one && typeof one === 'object' && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one;
  return JSON.stringify(value, inOrder) ?? 'undefined';
}

export default {
  ok(value: unknown, message = 'not true'): void {
    if (!value) fail(message);
  },
  equal(actual: unknown, expected: unknown, message = ''): void {
    if (!Object.is(actual, expected)) fail(`${message} ${shown(actual)} is not ${shown(expected)}`);
  },
  deepEqual(actual: unknown, expected: unknown, message = ''): void {
    if (written(actual) !== written(expected))
      fail(`${message} ${shown(actual)}\nis not\n${shown(expected)}`);
  },
  match(text: string, pattern: RegExp): void {
    if (!pattern.test(text)) fail(`${pattern} does not match ${text}`);
  },
  doesNotMatch(text: string, pattern: RegExp): void {
    if (pattern.test(text)) fail(`${pattern} matches ${text}`);
  },
  async rejects(
    work: PromiseLike<unknown> | (() => PromiseLike<unknown>),
    pattern: RegExp | ((error: unknown) => boolean),
  ): Promise<void> {
    const error = await (typeof work === 'function' ? work() : work).then(
      () => fail('not rejected'),
      (reason: unknown) => reason,
    );
    const isMeant = typeof pattern === 'function' ? pattern(error) : pattern.test(String(error));
    if (!isMeant) fail(`${pattern} does not fit ${String(error)}`);
  },
};
