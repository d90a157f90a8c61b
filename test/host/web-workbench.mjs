/**
 * VS Code with its extensions in a web worker, as on vscode.dev, on a folder that is read from the disk and written in memory.
 */
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { install } from './install.mjs';
import { webMessages } from './language.mjs';
import { startService } from './service.mjs';
import { openView } from './workbench.mjs';

/**
 * Opens a folder in VS Code for the web.
 *
 * @param {object} options
 * @param {string} options.folder
 * @param {string[]} options.extensions the first is under development, the others are beside it
 * @param {string} [options.testsPath] a module of the first extension, whose run() runs the tests
 * @param {string} [options.locale]
 * @param {(line: string) => void} [options.onLine] receives each line of the tests' report
 */
export async function openWebWorkbench({ folder, extensions, testsPath, locale = 'en', onLine }) {
  const home = await install('web');
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const [underTest, ...others] = extensions.map((one) => resolve(one));
  const options = {
    extensionDevelopmentPath: underTest,
    ...(testsPath && { extensionTestsPath: resolve(testsPath) }),
    extensionPaths: others,
    folderPath: resolve(folder),
    port,
  };
  const script = join(import.meta.dirname, 'web-server.mjs');
  const server = await startService(
    'The web server',
    [process.execPath, script, home, JSON.stringify(options)],
    {
      ready: /Listening on/,
    },
  );
  const view = await openView({
    origin,
    url: origin,
    locale,
    ...(onLine && { onLine }),
    prepare: async (page) => {
      if (locale !== 'en') {
        await page.route('**/out/nls.messages.js', (route) =>
          route.fulfill({ path: webMessages(home, locale) }),
        );
      }
    },
  });
  return {
    page: view.page,
    testResult: view.testResult,
    log: () => server.log() + view.log(),
    close: async () => {
      await view.close();
      await server.close();
    },
  };
}

/** @returns {Promise<number>} */
async function freePort() {
  const probe = createServer();
  await new Promise((listening) => probe.listen(0, 'localhost', () => listening(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (probe.address());
  await new Promise((closed) => probe.close(closed));
  return port;
}
