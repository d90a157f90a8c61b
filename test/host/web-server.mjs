/**
 * The process that serves VS Code for the web: `node web-server.mjs <the web part> <options as JSON>`.
 * It uses `@vscode/test-web` with the build from npm in place of a downloaded one.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [home, options] = process.argv.slice(2);
const { open } = createRequire(join(home, 'package.json'))('@vscode/test-web');
await open({
  ...JSON.parse(options),
  browserType: 'none',
  testRunnerDataDir: join(home, 'builds'),
  quality: 'stable',
  commit: 'npm',
  esm: true,
});
