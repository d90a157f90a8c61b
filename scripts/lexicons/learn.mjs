// npm run learn:lexicons -- DIR [--languages ja,ko]; see learn.ts.
import { loadSource } from '../build/load-source.mjs';

const { learn } = await loadSource(`export { learn } from './scripts/lexicons/learn.ts'`);
await learn(process.argv.slice(2));
