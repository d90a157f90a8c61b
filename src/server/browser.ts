/** The server in a worker of a browser: files are the editor's, what ships is fetched from the extension's folder. */
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
  ProposedFeatures,
} from 'vscode-languageserver/browser';
import { type Dictionary, type DictionaryName, dictionaryFrom } from '../core/index.ts';
import { clientFiles } from './client-files.ts';
import { startServer } from './server.ts';

/** The worker itself, with the folder from which the bundle reads data files as they are asked for. */
declare const self: { terroirExtension: string } & ConstructorParameters<typeof BrowserMessageReader>[0];

const connection = createConnection(
  ProposedFeatures.all,
  new BrowserMessageReader(self),
  new BrowserMessageWriter(self),
);
startServer(connection, ({ extension = '' }) => {
  self.terroirExtension = extension;
  const loaded = new Map<DictionaryName, Promise<Dictionary | undefined>>();
  return clientFiles(connection, (name) => {
    const known = loaded.get(name);
    if (known) return known;
    const loading = load(`${extension}dist/dictionaries/${name}.btrie.gz`).catch((error: unknown) => {
      // Asked for again by the next page: the network may be back.
      loaded.delete(name);
      connection.console.error(String(error));
      return undefined;
    });
    loaded.set(name, loading);
    return loading;
  });
});

async function load(url: string): Promise<Dictionary> {
  const { ok, status, body } = await fetch(url);
  if (!ok || !body) throw new Error(`${url}: ${status}`);
  const unpacked = body.pipeThrough(new DecompressionStream('gzip'));
  return dictionaryFrom(new Uint8Array(await new Response(unpacked).arrayBuffer()));
}
