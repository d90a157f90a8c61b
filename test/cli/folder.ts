import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { run } from '../../src/cli/run.ts';

/** A site in a folder of its own, and the command line run there as a user would. */
export class SiteFolder {
  readonly root = mkdtempSync(path.join(tmpdir(), 'terroir-site-'));

  constructor() {
    mkdirSync(path.join(this.root, '.terroir'));
  }

  write(name: string, content: string): void {
    const file = path.join(this.root, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }

  read(name: string): string {
    return readFileSync(path.join(this.root, name), 'utf8');
  }

  /** Runs one command, its streams kept apart. */
  terroir(...argv: string[]) {
    return this.terroirWith({ LANG: 'en_US.UTF-8' }, ...argv);
  }

  /** The same in another environment. */
  async terroirWith(env: Readonly<Record<string, string>>, ...argv: string[]) {
    let [out, err] = ['', ''];
    const code = await run({
      argv,
      cwd: this.root,
      env,
      out: { write: (text) => (out += text) },
      err: { write: (text) => (err += text) },
    });
    return { code, out, err };
  }

  /** Findings of a review as `path:line rule`. */
  async findings(...argv: string[]): Promise<string[]> {
    const { out, err } = await this.terroir('review', '--format', 'json', ...argv);
    if (err) throw new Error(err);
    return JSON.parse(out).pages.flatMap(
      (page: { path: string; findings: { line: number; ruleId: string }[] }) =>
        page.findings.map(({ line, ruleId }) => `${page.path}:${line} ${ruleId}`),
    );
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

/** The text of every file below a folder, by its path, sorted; without `.git`. */
export function listFolder(root: string): Map<string, string> {
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.split(path.sep).includes('.git'))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
    .sort();
  return new Map(files.map((file) => [file, readFileSync(path.join(root, file), 'utf8')]));
}
