/** What the chat participant answers: from the review, in both languages, and never with what a page wants shown. */
import assert from 'node:assert/strict';
import { parser as commonMark, GFM } from '@lezer/markdown';
import fc from 'fast-check';
import { openSite } from '../../src/core/index.ts';
import type { ChatAnswer, ChatPart } from '../../src/core/report/chat.ts';
import { withoutLinks, withoutPictures } from '../../src/core/report/markdown.ts';
import { type ChatQuestion, commandIn, pagesNamed } from '../../src/core/site/chatting.ts';
import { folderHost } from '../../src/node/files.ts';
import { memoryHost } from './memory-host.ts';

const page = 'content/id/about.md';
const files = {
  'content/zh/about.md':
    '---\ntitle: 关于我们\n---\n\n# 关于我们\n\n我们是国家高新技术企业，为客户提供一站式采购服务。\n\n请添加微信，获取报价。\n\n## 仓库\n\n我们在杭州有三个仓库，每天发货两千单，支持当日达，覆盖全国所有城市和乡镇。\n',
  [page]:
    '---\ntitle: Tentang kami\n---\n\n# Tentang kami\n\nKami adalah national high-tech enterprise，dan menyediakan layanan satu perhentian.\n\nTambahkan WeChat kami，minta penawaran.\n\nGudang kami di Bekasi buka sampai malam.\n',
  'content/id/blog/about.md': '# Blog\n\nHanya teks.\n',
  'content/en-SG/about.md': '# About\n\nFast，safe.\n',
  'notes/readme.txt': 'x',
};

const today = () => new Date('2026-11-30T00:00:00Z');

async function ask(
  command: string | undefined,
  prompt = '',
  {
    site = openSite(memoryHost(files), { uiLanguage: 'en', today }),
    ...more
  }: Partial<ChatQuestion> & {
    site?: ReturnType<typeof openSite>;
  } = {},
): Promise<ChatAnswer> {
  const active = { path: page, offset: undefined };
  return site.chat({ command, prompt, attached: undefined, active, pages: await site.pages(), ...more });
}

const markdownOf = ({ parts }: Pick<ChatAnswer, 'parts'>) =>
  parts.map((part) => ('markdown' in part ? part.markdown : `⟦${part.title}⟧`)).join('');
const buttons = ({ parts }: ChatAnswer) => parts.flatMap((part) => ('action' in part ? [part] : []));
const places = ({ parts }: ChatAnswer) => parts.flatMap((part) => ('from' in part ? [part] : []));

describe('the chat participant', () => {
  it('reviews the page in front: the verdict, then the worst findings, each with its words, its reason and its place', async () => {
    const answer = await ask('review');
    const said = markdownOf(answer);
    assert.match(
      said,
      /^\*\*content\/id\/about\.md\*\* for Indonesia · Publishing check: ❌ failed\n\n- .*major/,
    );
    assert.match(said, /“WeChat” is hardly known outside China\. Few customers here use WeChat/);
    const text = files[page];
    const words = places(answer).map(({ from, to }) => text.slice(from, to));
    assert.ok(words.includes('WeChat') && words.some((one) => /national high-tech enterprise/.test(one)));
    const severities = [...said.matchAll(/\*\*(critical|major|minor|hint)\*\*/g)].map(([, one]) =>
      ['critical', 'major', 'minor', 'hint'].indexOf(one!),
    );
    assert.deepEqual(severities, [...severities].sort());
  });

  it('offers each safe fix once, for all places that offer it in the same words, and all of them together', async () => {
    const answer = await ask('review');
    const review = await openSite(memoryHost(files), { uiLanguage: 'en', today }).review(page);
    const [fix, all] = buttons(answer);
    assert.equal(fix!.action.kind, 'fix');
    assert.ok(fix!.action.kind === 'fix');
    const { ruleId, message, title } = fix!.action.fix;
    const meant = review!.findings.filter((one) => one.ruleId === ruleId && one.message === message);
    assert.equal(meant.length, 2);
    assert.ok(meant.every(({ fixes }) => fixes.some((one) => one.safe && one.title === title)));
    assert.equal(fix!.title, `${title} (2 places)`);
    assert.deepEqual(all!.action, { kind: 'fix-all', path: page });
    assert.equal(buttons(answer).length, 2);
  });

  it('tells as many as are read, and how many more there are', async () => {
    const many = Array.from({ length: 30 }, (_, n) => `Nomor ${n}: hubungi 400-820-${1000 + n}.`).join(
      '\n\n',
    );
    const site = openSite(memoryHost({ ...files, [page]: `# A\n\n${many}\n` }), { uiLanguage: 'en', today });
    const answer = await ask('review', '', { site });
    const told = markdownOf(answer).match(/\*\*(?:major|minor|hint)\*\*/g)!.length;
    const { findings } = (await site.review(page))!;
    assert.equal(told, 8);
    const rest = findings.length - places(answer).length;
    assert.match(markdownOf(answer), new RegExp(`… and ${rest} more`));
  });

  it('reviews a market: its pages, the worst first', async () => {
    for (const prompt of ['Indonesia', 'ID', 'for indonesia please', '印度尼西亚'])
      assert.match(
        markdownOf(await ask('review', prompt)),
        /^\*\*Indonesia\*\* · Publishing check: ❌ failed[\s\S]*content\/id\/about\.md/,
        prompt,
      );
    assert.match(
      markdownOf(await ask('review', 'this page for Indonesia')),
      /^\*\*content\/id\/about\.md\*\*/,
    );
    assert.match(markdownOf(await ask('review', 'Singapore')), /^\*\*Singapore\*\*[\s\S]*en-SG/);
  });

  it('takes the page that is named, then the attached one, then the one in front', async () => {
    assert.match(markdownOf(await ask('review', 'content/en-SG/about.md')), /^\*\*content\/en-SG/);
    assert.match(
      markdownOf(
        await ask('review', '', { attached: { path: 'content/en-SG/about.md', offset: undefined } }),
      ),
      /^\*\*content\/en-SG/,
    );
    assert.match(markdownOf(await ask('review', 'about.md')), /^\*\*content\/id\/about\.md/);
    const several = await ask('review', 'about.md', { active: undefined });
    assert.match(markdownOf(several), /^Which one\?/);
    assert.ok(several.next.some(({ command, prompt }) => command === 'review' && prompt === page));
  });

  it('says what is no page: gone, Chinese, outside, or none at all', async () => {
    assert.match(markdownOf(await ask('review', 'gone.md')), /^gone\.md is no page/);
    assert.match(markdownOf(await ask('brief', '../../etc/passwd.md')), /is no page/);
    assert.match(
      markdownOf(await ask('review', '', { attached: { path: 'content/zh/about.md', offset: undefined } })),
      /is a Chinese page/,
    );
    assert.match(
      markdownOf(await ask('review', '', { attached: { path: '../outside.md', offset: undefined } })),
      /is no page/,
    );
    assert.match(markdownOf(await ask('review', '', { active: undefined })), /^Open a page/);
  });

  it('says why: at the cursor, of words, of a rule, with what to write for the market', async () => {
    const offset = files[page].indexOf('WeChat') + 2;
    const here = await ask('why', '', { active: { path: page, offset } });
    for (const part of [
      /is hardly known outside China/,
      /\*\*Write instead:\*\*/,
      /\*\*A local author in Indonesia:\*\*/,
    ])
      assert.match(markdownOf(here), part);
    for (const prompt of ['WeChat', 'why is “WeChat” underlined?', 'wechat-contact', '为什么不能写 WeChat？'])
      assert.equal(markdownOf(await ask('why', prompt)), markdownOf(here), prompt);
    const rule = markdownOf(await ask('why', 'phrase/win-win'));
    assert.match(rule, /^## “win win”\n\n`phrase\/win-win`[\s\S]*\*\*Reported:\*\*/);
    assert.match(markdownOf(await ask('why', '赋能')), /赋能/);
    assert.match(markdownOf(await ask('why', 'xyzzy')), /^Neither a rule nor words/);
    assert.match(
      markdownOf(await ask('why', '', { active: { path: page, offset: 0 } })),
      /^Nothing is reported where/,
    );
  });

  it('shows a brief as it would begin, and as it lies in its file', async () => {
    const fresh = await ask('brief');
    assert.match(
      markdownOf(fresh),
      /^There is no brief yet[\s\S]*## Permintaan tulisan: “Tentang kami” untuk Indonesia/,
    );
    assert.deepEqual(buttons(fresh)[0]!.action, { kind: 'brief', path: page });
    const written = `---\npage: ${page}\nowner: Sari\n---\n\n# Tulis ulang\n\nDari [sini](https://evil.example).\n`;
    const site = openSite(memoryHost({ ...files, '.terroir/briefs/content/id/about.md': written }), {
      uiLanguage: 'en',
      today,
    });
    const said = markdownOf(await ask('brief', '', { site }));
    assert.match(
      said,
      /^The brief is \.terroir\/briefs\/content\/id\/about\.md \(open\)\.\n\n## Tulis ulang/,
    );
    assert.doesNotMatch(said, /owner:/);
  });

  it('compares: what follows, what is here alone, what is missing', async () => {
    const site = openSite(folderHost('test/sites/yunfan'), { uiLanguage: 'en', today });
    const path = 'content/id/product.md';
    const answer = await ask('compare', '', { site, active: { path, offset: undefined } });
    const said = markdownOf(answer);
    assert.match(said, /↔ content\/zh\/product\.md\n\n\d+% of this page follows the Chinese page/);
    assert.match(said, /Here alone:\n\n- [\s\S]*Only on the Chinese page:\n\n- [\s\S]*\p{Script=Han}/u);
    assert.deepEqual(buttons(answer)[0]!.action, { kind: 'compare', path });
    const chinese = (await site.content('content/zh/product.md'))!.text;
    for (const { path: of, from, to } of places(answer))
      if (of !== path) assert.match(chinese.slice(from, to), /\p{Script=Han}/u);
    const alone = await ask('compare', '', {
      attached: { path: 'content/id/blog/about.md', offset: undefined },
    });
    assert.match(markdownOf(alone), /There is no Chinese page/);
  });

  it('understands plain words, in English and Chinese', () => {
    const asked = {
      review: [
        'review this page',
        'Is it ready to publish?',
        'what is wrong here',
        '帮我审校一下',
        '这一页有什么问题',
        '能发布吗',
      ],
      brief: ['I need a brief for a local author', '请当地作者重写', '写作需求'],
      why: [
        'why is this underlined?',
        'explain one-stop',
        '为什么不能写“一站式”',
        '这是什么意思',
        'what is wrong with “one-stop”?',
      ],
      compare: [
        'what does it still follow?',
        'is anything out of date?',
        '和中文页对比一下',
        '有没有过时的内容',
        '漏了什么',
      ],
    };
    for (const [command, prompts] of Object.entries(asked))
      for (const prompt of prompts) assert.equal(commandIn(prompt), command, prompt);
    for (const prompt of ['', 'hello', '你好', 'write me a poem'])
      assert.equal(commandIn(prompt), undefined, prompt);
  });

  it('says otherwise what it can do, and that no model is asked', async () => {
    const said = markdownOf(await ask(undefined, 'hello'));
    for (const name of ['review', 'brief', 'why', 'compare']) assert.match(said, new RegExp(`\`/${name}\``));
    assert.match(said, /No model is asked/);
  });

  it('answers in Chinese to a Chinese editor', async () => {
    const site = openSite(memoryHost(files), { uiLanguage: 'zh', today });
    for (const command of ['review', 'brief', 'why', 'compare', undefined]) {
      const prompt = command === 'why' ? 'WeChat' : '';
      const answer = await ask(command, prompt, { site });
      const said = markdownOf(answer) + answer.next.map(({ label }) => label).join();
      assert.match(said, /\p{Script=Han}/u);
      assert.doesNotMatch(
        said,
        /\b(?:Gate|Write instead|major|Brief|Review|Only on|of this page)\b/,
        command,
      );
    }
  });

  it('finds pages by path, by its end, and by a bare name that is all there is', () => {
    const pages = ['content/id/about.md', 'content/id/blog/about.md', 'content/id/review.html'];
    assert.deepEqual(pagesNamed('what of content/id/about.md?', pages), ['content/id/about.md']);
    assert.deepEqual(pagesNamed('看看 blog/about.md。', pages), ['content/id/blog/about.md']);
    assert.deepEqual(pagesNamed('about', pages), ['content/id/about.md', 'content/id/blog/about.md']);
    assert.deepEqual(pagesNamed('please review', pages), []);
    assert.deepEqual(pagesNamed('about us', pages), []);
  });
});

const gfm = commonMark.configure(GFM);

/** What Markdown would make of an answer that is more than text. */
function links(markdown: string): string[] {
  const found: string[] = [];
  gfm.parse(markdown).iterate({
    enter: ({ name, from, to }) => {
      if (/^(?:Link|Image|LinkReference|Autolink|URL|HTML|Comment|ProcessingInstruction)/.test(name))
        found.push(`${name}: ${markdown.slice(from, to)}`);
    },
  });
  return found;
}

/** Texts that try to be more than text. */
const evil = fc
  .array(
    fc.constantFrom(
      '[a](command:terroir.keep)',
      '](command:x)',
      '[',
      ']',
      '(',
      ')',
      '![p](https://evil.example/p.png)',
      '<img src=x>',
      '<https://evil.example>',
      'https://evil.example',
      'www.evil.example',
      'a@evil.example',
      '[r]: https://evil.example',
      '[r]',
      '`',
      '``',
      '```',
      '````markdown',
      '~~~',
      '\n',
      '\n\n',
      '\\',
      '\\`',
      '**',
      '*',
      '_',
      '> ',
      '- ',
      '    ',
      '\t',
      '# ',
      '$$',
      '|',
      '<!--',
      '-->',
      '&lt;',
      '&#91;',
      '\r',
      '\u2028',
      'satu ',
      '微信',
      'WeChat ',
      '，',
    ),
    { maxLength: 24 },
  )
  .map((parts) => parts.join(''));

describe('an answer about a hostile site', () => {
  it('has no links, pictures or HTML, whatever Markdown it is given', () => {
    assert.ok(links('[a](command:x) <https://evil.example> ![b](c) <img src=x>').length >= 4);
    fc.assert(
      fc.property(evil, (text) => assert.deepEqual(links(withoutLinks(text)), [])),
      { numRuns: 2000 },
    );
  });

  it('has no pictures or HTML where links are kept', () => {
    fc.assert(
      fc.property(evil, (text) => {
        const loaded = links(withoutPictures(text)).filter((one) =>
          /^(?:Image|HTML|Comment|Processing)/.test(one),
        );
        assert.deepEqual(loaded, []);
      }),
      { numRuns: 3000 },
    );
    const kept =
      '## Title\n\n- See [the law](https://law.example/a?b=c), **now** `a <b> ![c](d)` at $5!\n````markdown\n<b> ![c](d)\n````\n';
    assert.equal(withoutPictures(kept), kept);
  });

  it('keeps headings, lists, emphasis and code as they were', () => {
    const kept = '## Title\n\n- **Bold** and *italic* `code`\n> quoted';
    assert.equal(withoutLinks(kept), kept);
    assert.equal(withoutLinks('````markdown\na [b](c) ```\n````'), '````markdown\na [b](c) ```\n````');
  });

  it('has none either whatever stands on a page, in a rule, a brief or a path', async () => {
    const commands = ['review', 'brief', 'why', 'compare'] as const;
    await fc.assert(
      fc.asyncProperty(evil, evil, fc.constantFrom(...commands), async (one, other, command) => {
        const word = JSON.stringify(one);
        const site = openSite(
          memoryHost({
            'content/zh/a.md': `# ${one}\n\n我们是国家高新技术企业${one}。\n\n请添加微信${other}。\n`,
            'content/id/a.md': `---\ntitle: ${word}\n---\n\n# ${other}\n\nKami adalah national high-tech enterprise ${one}，dan jahat.\n\nTambahkan WeChat ${other}.\n`,
            '.terroir/rules/a.yaml': `language: id\nphrases:\n  - id: jahat\n    patterns: [jahat]\n    evidence: distinct\n    zh: [${word}]\n    why: ${word}\n    instead: ${word}\n`,
            ...(one.length % 2
              ? { '.terroir/briefs/content/id/a.md': `---\npage: content/id/a.md\n---\n${other}${one}` }
              : {}),
          }),
          { uiLanguage: 'en', today },
        );
        const active = { path: 'content/id/a.md', offset: undefined };
        for (const prompt of command === 'why' ? ['jahat', 'WeChat', one] : ['']) {
          const { parts } = await ask(command, prompt, { site, active });
          const merged = parts
            .map((part: ChatPart) => ('markdown' in part ? part.markdown : ' place '))
            .join('');
          assert.deepEqual(links(merged), []);
          // What is no Markdown is Terroir's own words: a title the editor may put into Markdown unescaped.
          for (const part of parts) if ('from' in part) assert.match(part.title, /^line \d+$/);
        }
      }),
      { numRuns: 150 },
    );
  });
});
