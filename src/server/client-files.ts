/** Files that only the editor can reach: in a browser, or in a repository that lies elsewhere. It is asked for each. */
import type { Connection } from 'vscode-languageserver';
import { URI, Utils } from 'vscode-uri';
import {
  codeownersPaths,
  type FileText,
  type FileTree,
  type Host,
  ignoringOf,
  isFileIgnored,
  largestCodeowners,
  listTree,
  parseCodeowners,
  setupFolder,
} from '../core/index.ts';
import { fileRequests, type Request } from './method-protocol.ts';
import { folderMadeBy, type Runtime, relative } from './sites.ts';

/** How many characters of files are kept that were read, as few as a site's pages in use have. */
const mostText = 16_000_000;
/** How many entries of folders are kept. */
const mostEntries = 200_000;

/** A folder, its entries by name. */
type Folder = ReadonlyMap<string, 'file' | 'folder' | 'other'> | 'missing' | 'unreadable';

/** A runtime over the editor's files: no git, no threads, no dictionaries but those that ship. */
export function clientFiles(connection: Connection, dictionary: NonNullable<Host['dictionary']>): Runtime {
  const ask = <Params, Answer>({ method }: Request<Params, Answer>, params: Params): Promise<Answer> =>
    connection.sendRequest(method, params);
  const folders = new Kept<Folder>(mostEntries, (folder) =>
    typeof folder === 'string' ? 1 : folder.size + 1,
  );
  const files = new Kept<FileText>(mostText, (file) => ('text' in file ? file.text.length : 1));
  /** Folders known to have a `.terroir`. */
  const setups = new Set<string>();

  const entriesOf = (folder: URI) =>
    folders.get(folder.toString(), async () => {
      const found = await ask(fileRequests.readFolder, { uri: folder.toString() });
      return typeof found === 'string' ? found : new Map(found.map(({ name, kind }) => [name, kind]));
    });

  const hasSetup = async (folder: URI) => {
    const found = await entriesOf(folder);
    const is = typeof found !== 'string' && found.get(setupFolder) === 'folder';
    if (is) setups.add(folder.toString());
    else setups.delete(folder.toString());
    return is;
  };

  /** Reads below a folder; a link on the way is not followed, as it may lead out of the site. */
  async function read(top: URI, path: string): Promise<FileText> {
    let folder = top;
    const parts = path.split('/');
    for (const [index, name] of parts.entries()) {
      const found = await entriesOf(folder);
      if (typeof found === 'string') return { problem: found };
      const kind = found.get(name);
      const isLast = index === parts.length - 1;
      if (kind === undefined) return { problem: 'missing' };
      if (kind !== (isLast ? 'file' : 'folder')) return { problem: 'unreadable' };
      folder = Utils.joinPath(folder, name);
    }
    const uri = folder.toString();
    return files.get(uri, () => ask(fileRequests.readFile, { uri }));
  }

  const treeOf = (top: URI): FileTree => ({
    async entries(folder) {
      const found = await entriesOf(Utils.joinPath(top, folder));
      return typeof found === 'string' ? found : [...found].map(([name, kind]) => ({ name, kind }));
    },
    read: (path) => read(top, path),
    kindOf: async (folder) => ((await hasSetup(Utils.joinPath(top, folder))) ? 'site' : undefined),
  });

  const aboveOf = async (top: URI) => ignoringOf('', await read(top, '.git/info/exclude'));

  async function sitesBelow(folder: URI): Promise<URI[]> {
    const { sites } = await listTree(treeOf(folder), '', await aboveOf(folder));
    const found = sites.sort().map((site) => Utils.joinPath(folder, site));
    const deeper = await Promise.all(found.map(sitesBelow));
    return found.flatMap((site, index) => [site, ...deeper[index]!]);
  }

  return {
    hostFor: (top, depth) => ({
      dictionary,
      read: (path) => read(top, path),
      async list(folder) {
        const tree = treeOf(top);
        const { files } =
          folder === undefined
            ? await listTree(tree, '', await aboveOf(top), depth)
            : await listTree(tree, folder);
        return files.map((file) => file || './').sort();
      },
      ignores: async (file) => isFileIgnored(treeOf(top), '', file, await aboveOf(top)),
    }),
    siteOf(folder) {
      for (let here = folder; ; here = Utils.dirname(here)) {
        if (setups.has(here.toString())) return { folder: here, by: 'setup' };
        if (here.path.length <= 1) return { folder, by: 'nothing' };
      }
    },
    sitesBelow: async (folder) => [
      ...((await hasSetup(folder)) ? [folder] : []),
      ...(await sitesBelow(folder)),
    ],
    async write(folder, path, text) {
      const file = Utils.joinPath(folder, path);
      if (relative(folder, file) === undefined) throw new Error(`${path} lies outside the site`);
      const problem = await ask(fileRequests.writeFile, { uri: file.toString(), text });
      forget([file.toString()]);
      if (problem !== null) throw new Error(problem);
    },
    staysInside: async (folder, path) => relative(folder, Utils.joinPath(folder, path)) !== undefined,
    async owners(folder) {
      for (const path of codeownersPaths) {
        const file = await read(folder, path);
        if ('text' in file) return parseCodeowners(file.text.length > largestCodeowners ? '' : file.text);
      }
      return () => [];
    },
    identity: async () => undefined,
    changed: async () => undefined,
    async changedOnDisk(uris) {
      forget(uris);
      const touched = uris ? uris.map(folderMadeBy) : [...setups].map((uri) => URI.parse(uri));
      for (const folder of touched) if (folder) await hasSetup(folder);
    },
  };

  function forget(uris: readonly string[] | undefined): void {
    if (!uris) {
      folders.clear();
      files.clear();
      return;
    }
    for (const uri of uris.map((one) => URI.parse(one))) {
      // Folders on the way may have come with it.
      for (let here = uri; here.path.length > 1; ) {
        here = Utils.dirname(here);
        folders.drop(here.toString());
      }
      folders.dropBelow(uri.toString());
      files.dropBelow(uri.toString());
    }
  }
}

/** Answers that are kept until they are too much together; those asked for longest ago go first. */
class Kept<T> {
  private readonly answers = new Map<string, { readonly answer: Promise<T>; size: number }>();
  private total = 0;

  constructor(
    private readonly most: number,
    private readonly sizeOf: (answer: T) => number,
  ) {}

  get(name: string, find: () => Promise<T>): Promise<T> {
    const known = this.answers.get(name);
    if (known) {
      this.answers.delete(name);
      this.answers.set(name, known);
      return known.answer;
    }
    const kept = { answer: find(), size: 0 };
    this.answers.set(name, kept);
    kept.answer.then(
      (answer) => {
        if (this.answers.get(name) !== kept) return;
        kept.size = this.sizeOf(answer);
        this.total += kept.size;
        for (const oldest of this.answers.keys()) {
          if (this.total <= this.most) break;
          this.drop(oldest);
        }
      },
      // What failed is asked again.
      () => {
        if (this.answers.get(name) === kept) this.drop(name);
      },
    );
    return kept.answer;
  }

  drop(name: string): void {
    this.total -= this.answers.get(name)?.size ?? 0;
    this.answers.delete(name);
  }

  /** Drops what is kept of a file, or of a folder and all below it. */
  dropBelow(name: string): void {
    for (const one of [...this.answers.keys()])
      if (one === name || one.startsWith(`${name}/`)) this.drop(one);
  }

  clear(): void {
    this.answers.clear();
    this.total = 0;
  }
}
