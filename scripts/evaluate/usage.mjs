// Run with `node --import`: when the process ends it leaves what it used in the file that USAGE names.
import { writeFileSync } from 'node:fs';
import process from 'node:process';

process.on('exit', () => writeFileSync(process.env.USAGE, JSON.stringify(process.resourceUsage())));
