import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createContext, runInContext } from 'node:vm';

describe('the server in a worker of a browser', () => {
  it('asks for no file as it starts: where the extension lies it is told afterwards', () => {
    const listening: string[] = [];
    const self = {
      addEventListener: (event: string) => listening.push(event),
      postMessage() {},
    };
    const globals = { self, console, setTimeout, clearTimeout, setInterval, clearInterval, queueMicrotask };
    const more = { TextDecoder, TextEncoder, URL, Intl, crypto, performance };
    const context = createContext({
      ...globals,
      ...more,
      XMLHttpRequest: class {
        open(_: string, file: string) {
          throw new Error(`asked for ${file}`);
        }
      },
    });
    runInContext(readFileSync('dist/browser/server.js', 'utf8'), context);
    // It came to its end, and waits for the editor.
    assert.ok('onmessage' in self || listening.length);
  });
});
