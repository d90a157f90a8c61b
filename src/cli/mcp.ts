import { fromJsonSchema, McpServer, ResourceTemplate } from '@modelcontextprotocol/server';
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { agentTools, guideFor, openSite, type Site } from '../core/index.ts';
import { folderHost } from '../node/files.ts';
import { threads } from '../node/pool.ts';
import { writeBelow } from '../node/write.ts';
import { findScope } from './scope.ts';
import type { SiteCommand } from './site.ts';

declare const VERSION: string;

/** An edit as an agent asks for it: what it believes to stand there is checked before anything is written. */
interface AskedEdit {
  readonly from: number;
  readonly to: number;
  readonly replaces: string;
  readonly text: string;
}

const applyInput = {
  type: 'object',
  properties: {
    page: { type: 'string', description: 'Path of a page, relative to the folder of the site.' },
    edits: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        properties: {
          from: { type: 'integer', minimum: 0 },
          to: { type: 'integer', minimum: 0 },
          replaces: { type: 'string', description: 'What stands at [from, to) now.' },
          text: { type: 'string' },
        },
        required: ['from', 'to', 'replaces', 'text'],
        additionalProperties: false,
      },
    },
  },
  required: ['page', 'edits'],
  additionalProperties: false,
} as const;

/**
 * `terroir mcp`: answers agents by the Model Context Protocol on standard input and output, until that is closed. Each call
 * reads the site afresh, so that what was written a moment ago is what is reviewed.
 * @param write true to offer the one tool that changes pages
 * @throws UsageError for a folder that cannot be used
 */
export async function mcp(write: boolean, command: SiteCommand): Promise<number> {
  const { root } = await findScope(command.paths, command.cwd, command.language);
  const open = () =>
    openSite(folderHost(root), {
      uiLanguage: command.language,
      workers: threads({ root, uiLanguage: command.language }),
    });
  const ended = new Promise<void>((resolve) => process.stdin.once('close', resolve));
  const served = serveStdio(() => serverFor(open, root, write), {
    onerror: (error) => command.err.write(`terroir: ${error.message}\n`),
  });
  await ended;
  await served.close();
  return 0;
}

function serverFor(open: () => Site, root: string, write: boolean): McpServer {
  const server = new McpServer({ name: 'terroir', title: 'Terroir', version: VERSION });
  for (const { name, title, description, input, call } of agentTools) {
    server.registerTool(
      name,
      {
        title: title.en,
        description,
        inputSchema: fromJsonSchema(input as never),
        annotations: { readOnlyHint: true, idempotentHint: true, openWorldHint: false },
      },
      async (given) => {
        const answered = await call(open(), given);
        return 'problem' in answered ? failed(answered.problem) : told(answered.answer);
      },
    );
  }
  if (write) {
    server.registerTool(
      'terroir_apply_edits',
      {
        title: 'Write edits into a page',
        description:
          'Writes edits into a page, all or none, and reviews what it is then. Offsets are those of terroir_review; each edit says what it replaces.',
        inputSchema: fromJsonSchema<{ page: string; edits: readonly AskedEdit[] }>(applyInput as never),
        annotations: { readOnlyHint: false, destructiveHint: true, openWorldHint: false },
      },
      ({ page, edits }) => applyEdits(open, root, page, edits),
    );
  }
  server.registerResource(
    'brief',
    new ResourceTemplate('terroir://brief/{+page}', { list: undefined }),
    { title: 'Brief', description: 'The brief for a local author of a page.', mimeType: 'text/markdown' },
    async (uri, { page }) => ({ contents: [await textAt(uri, await briefOf(open(), String(page)))] }),
  );
  server.registerResource(
    'market',
    new ResourceTemplate('terroir://market/{code}', { list: undefined }),
    { title: 'Market guide', description: 'How to write for a market.', mimeType: 'text/markdown' },
    async (uri, { code }) => ({ contents: [await textAt(uri, await guideFor(open(), String(code)))] }),
  );
  return server;
}

const told = (answer: unknown) => ({ content: [{ type: 'text' as const, text: JSON.stringify(answer) }] });
const failed = (problem: string) => ({
  ...told(problem),
  content: [{ type: 'text' as const, text: problem }],
  isError: true,
});

async function textAt(uri: URL, text: string | undefined) {
  if (text === undefined) throw new Error(`There is nothing at ${uri.href}.`);
  return { uri: uri.href, mimeType: 'text/markdown', text };
}

/** The brief as it would be written, or as somebody has written it. */
async function briefOf(site: Site, page: string): Promise<string | undefined> {
  const brief = (await site.pages()).includes(page) ? await site.brief(page) : undefined;
  if (!brief || brief.text !== undefined) return brief?.text;
  const file = await site.host.read(brief.path);
  return 'text' in file ? file.text : undefined;
}

async function applyEdits(open: () => Site, root: string, page: string, edits: readonly AskedEdit[]) {
  const site = open();
  if (!(await site.pages()).includes(page)) return failed(`“${page}” is no page of the site.`);
  const file = await site.host.read(page);
  if (!('text' in file)) return failed(`“${page}” cannot be read.`);
  const inOrder = edits.toSorted((a, b) => a.from - b.from);
  let text = '';
  let end = 0;
  for (const edit of inOrder) {
    if (edit.from < end || edit.to < edit.from) return failed('Edits overlap. Nothing was written.');
    if (file.text.slice(edit.from, edit.to) !== edit.replaces)
      return failed(
        `At ${edit.from} stands something else than “${edit.replaces}”: review the page again. Nothing was written.`,
      );
    text += file.text.slice(end, edit.from) + edit.text;
    end = edit.to;
  }
  await writeBelow(root, page, text + file.text.slice(end));
  const [review] = agentTools;
  const answered = await review!.call(open(), { page });
  return 'problem' in answered ? failed(answered.problem) : told(answered.answer);
}
