import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { MessageConnection } from 'vscode-jsonrpc/node';
import { URI } from 'vscode-uri';
import { draftsPath, wordsHash, writeDrafts } from '../../src/core/authorship/drafts.ts';
import type {
  BriefAnswer,
  BriefChoices,
  BriefDoneAnswer,
  BriefStatus,
  Choices,
  Comparison,
  PagePeople,
  PageStatus,
  SignOffAnswer,
} from '../../src/server/protocol.ts';
import { Editor } from './editor.ts';

const page = 'content/id/harga.md';
const source = 'content/zh/harga.md';

describe('the people of a page, over standard streams', () => {
  let root = '';
  let editor: Editor;
  let client: MessageConnection;
  let status: PageStatus | undefined;

  const uriOf = (name: string) => URI.file(path.join(root, name)).toString();
  const read = (name: string) => readFileSync(path.join(root, name), 'utf8');
  function write(name: string, text: string): void {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  }
  const until: Editor['until'] = (check) => editor.until(check);
  const open = (name: string) =>
    client.sendNotification('textDocument/didOpen', {
      textDocument: { uri: uriOf(name), languageId: 'markdown', version: 1, text: read(name) },
    });
  const type = (name: string, version: number, text: string) =>
    client.sendNotification('textDocument/didChange', {
      textDocument: { uri: uriOf(name), version },
      contentChanges: [{ text }],
    });
  const changed = (name: string, kind = 2) =>
    client.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: uriOf(name), type: kind }],
    });
  const people = () => client.sendRequest<PagePeople>('terroir/people', { uri: uriOf(page) });
  /** The whole brief as the editor is to save it once somebody says that its page is done, or that it is not. */
  const doneText = async (uri: string, by: string | null) => {
    const answer = await client.sendRequest<BriefDoneAnswer>('terroir/briefDone', { uri, by });
    assert.equal(answer!.uri, uriOf(`.terroir/briefs/${page}`));
    return answer!.edit.newText;
  };
  const sayDone = async (uri: string, by: string | null) => {
    write(`.terroir/briefs/${page}`, await doneText(uri, by));
    await changed(`.terroir/briefs/${page}`);
  };
  const sign = (remarks: object[] = []) =>
    client.sendRequest<SignOffAnswer>('terroir/signOff', { uri: uriOf(page), by: 'Reviewer R', remarks });
  const lens = async (name = 'terroir.signOff') =>
    (
      await client.sendRequest<{ command: { title: string; command: string } }[]>('textDocument/codeLens', {
        textDocument: { uri: uriOf(page) },
      })
    ).find(({ command }) => command.command === name)?.command.title;

  async function start(): Promise<void> {
    status = undefined;
    editor = new Editor();
    client = editor.client;
    client.onNotification('terroir/status', (one: PageStatus) => {
      if (one.uri === uriOf(page)) status = one;
    });
    await editor.open([URI.file(root).toString()], {
      initializationOptions: { locale: 'en', commands: true },
    });
    await open(page);
    await until(() => status);
  }

  beforeEach(async () => {
    root = mkdtempSync(path.join(tmpdir(), 'terroir-people-'));
    execFileSync('git', ['init', '-q', root]);
    mkdirSync(path.join(root, '.terroir'));
    execFileSync('git', ['-C', root, 'config', 'user.name', 'Reviewer R']);
    execFileSync('git', ['-C', root, 'config', 'user.email', 'r@example.com']);
    write(source, '# 价格\n\n标准版每年 5,000 元。\n\n可存放 300 个文件，支持 API。\n');
    write(page, '# Harga\n\nPaket Standar 5,000 per tahun.\n\nMenyimpan 300 file, dengan API.\n');
    await start();
  });
  afterEach(async () => {
    await editor.close();
    rmSync(root, { recursive: true, force: true });
  });

  it('signs a page from the editor, and says so above it and in the status bar', async () => {
    const before = await people();
    assert.deepEqual([before.signOff.state, before.you], ['none', 'Reviewer R']);
    assert.deepEqual([await lens(), status!.signOff], [undefined, undefined]);
    assert.deepEqual(await sign(), { recorded: `.terroir/signoffs/${page}.yaml` });
    await until(() => status!.signOff?.startsWith('Signed off by Reviewer R on 2'));
    assert.match((await lens())!, /^Signed off by Reviewer R/);
    assert.match(read(`.terroir/signoffs/${page}.yaml`), /^verdict: approved$/m);
    await type(page, 2, read(page).replace('300', '400'));
    await until(() => status!.signOff?.startsWith('Edited since Reviewer R'));
    await sign([{ kind: 'error', text: 'It is per month' }]);
    await until(() => status!.signOff === 'Reviewer R asks for a change: It is per month');
    assert.deepEqual((await people()).signOff.remarks, [{ kind: 'error', text: 'It is per month' }]);
  });

  it('shows what changed on the Chinese page since, as it changes', async () => {
    await sign();
    await until(() => status!.signOff);
    await open(source);
    await type(source, 2, read(source).replace('300 个文件', '300 个文件夹'));
    await until(() => editor.codes(uriOf(page))?.includes('copy/stale'));
    assert.match((await people()).signOff.stateName, /Chinese page edited/);
  });

  it('shows in the comparison what was edited in the Chinese since the page was committed', async () => {
    execFileSync('git', ['-C', root, 'add', '.']);
    execFileSync('git', ['-C', root, 'commit', '-q', '-m', 'Both pages']);
    await editor.close();
    await start();
    await open(source);
    await type(source, 2, read(source).replace('300 个文件', '300 个文件夹'));
    await until(() => editor.codes(uriOf(page))?.includes('copy/stale'));
    const { rows } = await client.sendRequest<Comparison>('terroir/compare', { uri: uriOf(page) });
    assert.deepEqual(
      rows.flatMap(({ sources }) => sources.map(({ changes }) => changes ?? null)),
      [
        null,
        null,
        [
          { kind: 'same', text: '可存放 300 个文件' },
          { kind: 'added', text: '夹' },
          { kind: 'same', text: '，支持 API。' },
        ],
      ],
    );
  });

  it('takes up a sign-off that came by git; its own file is no page', async () => {
    await sign();
    await until(() => status!.signOff?.startsWith('Signed'));
    const record = `.terroir/signoffs/${page}.yaml`;
    write(record, read(record).replace('by: Reviewer R', 'by: Reviewer S'));
    await changed(record);
    await until(() => status!.signOff?.startsWith('Signed off by Reviewer S'));
    await open(record);
    await type(record, 2, read(record).replace('by: Reviewer S', 'by: Reviewer T'));
    await until(() => status!.signOff?.startsWith('Signed off by Reviewer T'));
    await client.sendNotification('textDocument/didClose', { textDocument: { uri: uriOf(record) } });
    await until(() => status!.signOff?.startsWith('Signed off by Reviewer S'));
    rmSync(path.join(root, record));
    await changed(record, 3);
    await until(() => status!.signOff === undefined);
    assert.deepEqual(editor.codes(uriOf(record)) ?? [], []);
  });

  it('names the reviewers, and takes no one else’s word', async () => {
    write('.github/CODEOWNERS', '*.md @org/indonesia\n');
    assert.deepEqual((await people()).reviewers, ['@org/indonesia']);
    const roles = 'roles: [author, reviewer]';
    write('.terroir/authors.yaml', `authors:\n  - {name: S, identities: [s@example.com], ${roles}}\n`);
    await changed('.terroir/authors.yaml', 1);
    assert.deepEqual((await people()).reviewers, ['S']);
    assert.deepEqual(await sign(), {
      problem: 'Reviewer R is none of its reviewers: S. They stand in .terroir/authors.yaml or CODEOWNERS.',
    });
  });

  it('says whom a page is for, with what is guessed, and writes what is chosen into its front matter', async () => {
    const name = 'content/id/go-global/solutions/retail.md';
    write(name, '# Ritel\n\nUntuk toko.\n');
    let seen: PageStatus | undefined;
    client.onNotification('terroir/status', (one: PageStatus) => {
      if (one.uri === uriOf(name)) seen = one;
    });
    await open(name);
    const { audience, audienceOrigin, industryName, industryOrigin } = await until(() => seen);
    assert.deepEqual([audience, audienceOrigin], ['chinese-abroad', 'path']);
    assert.deepEqual([industryName, industryOrigin], ['retail', 'path']);
    const { industries } = await client.sendRequest<Choices>('terroir/choices', { uri: uriOf(name) });
    assert.ok(industries.some(({ id, name: shown }) => id === 'fintech' && shown === 'finance'));
    const answer = await client.sendRequest<{ edit: { newText: string } }>('terroir/setTarget', {
      uri: uriOf(name),
      key: 'industry',
      value: 'fintech',
    });
    assert.equal(answer.edit.newText, '---\nindustry: fintech\n---\n\n');
    await type(name, 2, answer.edit.newText + read(name));
    await until(() => seen?.industryName === 'finance' && seen.industryOrigin === 'front-matter');
  });

  it('says who wrote the page, and each block of it', async () => {
    const commit = (...as: string[]) =>
      execFileSync('git', ['-C', root, ...as, 'commit', '-qam', 'text'], { stdio: 'pipe' });
    write(
      '.terroir/authors.yaml',
      'authors:\n  - {name: B, identities: [b@example.com], markets: [ID], version: 4.0}\n',
    );
    execFileSync('git', ['-C', root, 'add', '-A']);
    commit();
    write(page, read(page).replace('Menyimpan', 'Cukup untuk'));
    commit('-c', 'user.email=b@example.com');
    await type(page, 2, read(page));
    await changed('.terroir/authors.yaml', 1);
    const { written } = await people();
    assert.equal(written!.mix['4.0'].toFixed(2), '0.49');
    assert.deepEqual([written!.wanted, written!.close === written!.mix['4.0']], [0.5, true]);
    const range = { start: { line: 4, character: 0 }, end: { line: 4, character: 33 } };
    assert.deepEqual(written!.blocks, [{ range, name: 'B', version: 4 }]);

    // What a model wrote is nobody's, whoever committed it, and is told to whoever signs.
    const draft = { words: wordsHash('Cukup untuk 300 file, dengan API.')!, model: 'M', on: '2026-11-30' };
    write(draftsPath(page), writeDrafts([], [draft]));
    await changed(draftsPath(page), 1);
    await type(page, 3, read(page));
    const drafted = await people();
    assert.equal(drafted.drafted, '1 block as a model wrote it');
    assert.deepEqual([drafted.written!.mix['4.0'], drafted.written!.blocks], [0, []]);
    assert.equal(await lens(), '1 block as a model wrote it · Not reviewed in the market yet · Sign off');
  });

  it('knows who wrote a page as soon as it is committed', async () => {
    const { name, email } = { name: 'B', email: 'b@example.com' };
    write(
      '.terroir/authors.yaml',
      `authors:\n  - {name: ${name}, identities: [${email}], markets: [ID], version: 4.0}\n`,
    );
    await changed('.terroir/authors.yaml', 1);
    await type(page, 2, `${read(page)}\nHalaman ini ditulis di sini.\n`);
    write(page, `${read(page)}\nHalaman ini ditulis di sini.\n`);
    await changed(page);
    assert.deepEqual((await people()).written?.blocks ?? [], []);
    execFileSync('git', ['-C', root, 'add', '-A']);
    const as = ['-c', `user.name=${name}`, '-c', `user.email=${email}`];
    execFileSync('git', ['-C', root, ...as, 'commit', '-qm', 'text'], { stdio: 'pipe' });
    await changed('.git/logs/HEAD', 1);
    let blocks: readonly { name: string }[] = [];
    while (!blocks.length) {
      const before = status;
      blocks = (await people()).written?.blocks ?? [];
      if (!blocks.length) await until(() => status !== before);
    }
    assert.deepEqual([...new Set(blocks.map((block) => block.name))], ['B']);
  });

  it('tells once of a file that is no page, however often it is asked', async () => {
    const brief = `.terroir/briefs/${page}`;
    await client.sendRequest('terroir/brief', { uri: uriOf(page) });
    const told: string[] = [];
    client.onNotification('terroir/status', ({ uri, kind }: PageStatus) => {
      if (uri === uriOf(brief)) told.push(kind);
    });
    await open(brief);
    await until(() => told.length);
    // What the side panel asks whenever it is told of the file in front.
    for (const question of ['terroir/locality', 'terroir/people', 'terroir/nextSteps'])
      assert.equal(await client.sendRequest(question, { uri: uriOf(brief) }), null);
    assert.deepEqual(told, ['none']);
  });

  it('writes a brief once, says so above the page, and lists it', async () => {
    const brief = () => client.sendRequest<BriefAnswer>('terroir/brief', { uri: uriOf(page) });
    assert.deepEqual(await brief(), { uri: uriOf(`.terroir/briefs/${page}`) });
    const text = read(`.terroir/briefs/${page}`).replace('owner:', 'owner: Writer B');
    write(`.terroir/briefs/${page}`, text.replace('deadline:', 'deadline: 2999-01-31'));
    await brief();
    assert.match(read(`.terroir/briefs/${page}`), /^owner: Writer B$/m);
    assert.equal(await lens('terroir.brief'), 'A brief is open: Writer B, by 2999-01-31 · Read');
    const { uri, pageUri, ...status } = (await client.sendRequest<BriefStatus[]>('terroir/briefs'))[0]!;
    assert.deepEqual([uri, pageUri], [uriOf(`.terroir/briefs/${page}`), uriOf(page)]);
    assert.deepEqual(status, {
      page,
      market: 'Indonesia',
      owner: 'Writer B',
      deadline: '2999-01-31',
      local: null,
      localShare: 0.15,
      state: 'open',
      stateName: 'open',
      done: null,
    });
    // A signature is no word of whoever asked for the page.
    await sign();
    const state = async () => (await client.sendRequest<BriefStatus[]>('terroir/briefs'))[0]!;
    assert.equal((await state()).state, 'open');
    await sayDone(uri, 'Writer A');
    const said = await state();
    assert.match(said.done!, /^Writer A, \d{4}-\d\d-\d\d$/);
    assert.equal(said.state, 'done');
    assert.equal(await lens('terroir.brief'), undefined);
    await sayDone(uriOf(page), null);
    assert.equal((await state()).state, 'open');
  });

  it('says that a brief is another once the editor that has it open does, whatever lies on disk', async () => {
    const brief = `.terroir/briefs/${page}`;
    const state = async () => (await client.sendRequest<BriefStatus[]>('terroir/briefs'))[0]!.state;
    let told = 0;
    client.onNotification('terroir/briefsChanged', () => {
      told++;
    });
    await client.sendRequest('terroir/brief', { uri: uriOf(page) });
    await changed(brief, 1);
    await until(() => told === 1);
    await open(brief);
    await until(() => told === 2);
    // Whether the editor is ever told of the file is up to its watcher.
    await type(brief, 2, await doneText(uriOf(page), 'Writer A'));
    await until(() => told === 3);
    assert.equal(await state(), 'done');
  });

  it('asks in which language a brief is to be, and hands it over as a mail or a file', async () => {
    const choices = () => client.sendRequest<BriefChoices>('terroir/briefChoices', { uri: uriOf(page) });
    const { isThere, languages } = await choices();
    assert.equal(isThere, false);
    assert.deepEqual(
      languages.slice(0, 3).map(({ id }) => id),
      ['id', 'en', 'zh'],
    );
    assert.equal(languages[0]!.name, 'Indonesian');
    const uri = uriOf(page);
    assert.equal(await client.sendRequest('terroir/briefAs', { uri, as: 'mail' }), null);
    await client.sendRequest('terroir/brief', { uri, language: 'en', owner: 'B', deadline: '2999-01-31' });
    assert.equal((await choices()).isThere, true);
    const mail = await client.sendRequest<{ subject: string; body: string }>('terroir/briefAs', {
      uri,
      as: 'mail',
    });
    assert.match(mail.subject, /^Brief: “/);
    assert.match(mail.body, /^- For: B\n- Needed by: 2999-01-31\n/);
    const file = await client.sendRequest<{ name: string; bytes: number[] }>('terroir/briefAs', {
      uri: uriOf(`.terroir/briefs/${page}`),
      as: 'docx',
      language: 'zh',
    });
    assert.match(file.name, /\.zh\.docx$/);
    assert.deepEqual(file.bytes.slice(0, 2), [0x50, 0x4b]);
  });

  it('asks for a sign-off above the page where the gate does', async () => {
    write('.terroir/config.yaml', 'gate:\n  signOff: true\n');
    await changed('.terroir/config.yaml', 1);
    assert.equal(await lens(), 'Not reviewed in the market yet · Sign off');
    assert.equal(existsSync(path.join(root, '.terroir/signoffs')), false);
  });
});
