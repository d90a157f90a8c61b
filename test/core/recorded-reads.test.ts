import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Host } from '../../src/core/host.ts';
import {
  type Change,
  countFindings,
  openSite,
  type PageReview,
  type ReviewedPage,
  writeBaseline,
} from '../../src/core/index.ts';

const words = ['order', 'invoice', 'shelf', 'store', 'stock', 'price', 'team', 'label', 'phone', 'truck'];
const chinese = ['订单', '发票', '货架', '商店', '库存', '价格', '团队', '标签', '电话', '卡车'];

/** Sixteen sentences, that the same page in Chinese has as well. */
const sentences = (page: number, names: readonly string[], [head, end]: readonly [string, string]) =>
  Array.from({ length: 16 }, (_, line) => {
    const picked = [0, 1, 2].map((place) => names[(page * 7 + line * (place + 3) + place) % names.length]);
    return `${head}${picked.join(' ')} ${page * 100 + line}${end}`;
  }).join('\n\n');
const zh = (page: number) => `# 第${page}页\n\n${sentences(page, chinese, ['每个', '。'])}\n`;
const en = (page: number) => `# Page ${page}\n\n${sentences(page, words, ['Every ', '.'])}\n`;

const french = sentences(41, words, ['Chaque ', '.']);
const claim = 'We are a national high-tech enterprise.\n\n';
const ending = (until: string) => `exceptions:\n  - rule: reference\n    reason: so\n    until: ${until}\n`;

/**
 * Just as many pages as English can be learned from, twins of some, one that only its content tells the source of, and an
 * exception that ends today.
 */
function startingFiles(): Record<string, string> {
  const files: Record<string, string> = {
    '.terroir/config.yaml': 'gate: {failOn: minor}\n',
    '.terroir/exceptions.yaml': ending('2026-11-30'),
    'content/en-GB/stray.md': en(40),
    'content/zh/found.md': zh(40),
    'content/en-MY/p0.md': en(0),
    'content/fr-FR/alone.md': french,
    'content/fr-FR/short.md': 'Bonjour.\n',
  };
  for (let page = 0; page < 29; page++) {
    files[`content/zh/p${page}.md`] = zh(page);
    files[`content/en-SG/p${page}.md`] = page === 1 ? claim + en(page) : en(page);
  }
  return files;
}

/** A site in memory whose files may be open in an editor, with other texts. */
class EditedSite {
  readonly saved: Record<string, string>;
  readonly typed = new Map<string, string>();
  today = new Date('2026-11-30T12:00:00Z');

  constructor(files: Readonly<Record<string, string>>) {
    this.saved = { ...files };
  }

  readonly host: Host = {
    read: async (path) => {
      const text = this.typed.get(path) ?? this.saved[path];
      return text === undefined ? { problem: 'missing' } : { text };
    },
    readSaved: async (path) => (path in this.saved ? { text: this.saved[path]! } : { problem: 'missing' }),
    list: async (folder) =>
      Object.keys(this.saved)
        .filter((path) =>
          folder === undefined ? !path.startsWith('.terroir/') : path.startsWith(`${folder}/`),
        )
        .sort(),
    dictionary: async () => ({
      has: (word) => word !== 'orrder' && word !== 'invoicce',
      hasInAnyCase: (word) => word !== 'orrder' && word !== 'invoicce',
    }),
  };

  open() {
    return openSite(this.host, { uiLanguage: 'en', today: () => this.today });
  }
}

const pages = [
  'content/en-SG/p0.md',
  'content/en-SG/p1.md',
  'content/en-MY/p0.md',
  'content/en-MY/p1.md',
  'content/en-GB/stray.md',
  'content/en-GB/found.md',
  'content/fr-CA/alone.md',
];
const sources = [
  'content/zh/p0.md',
  'content/zh/p1.md',
  'content/zh/found.md',
  'content/zh/late.md',
  'content/zh/short.md',
];
/** What a page says that is new. */
function newText(path: string): string {
  if (path.includes('alone')) return french;
  const page = Number(/\d/.exec(path) ?? 40);
  return path.includes('/zh/') ? zh(page) : en(page);
}

const signed = 'verdict: approved\nby: R\non: 2026-11-01\ntext: x\n';
const someLines = [
  '',
  'Every truck has a orrder 7.\n',
  claim,
  '每个卡车。\n\n',
  '---\nmarket: ID\n---\n',
  '---\nsource: ../zh/p2.md\n---\n',
];
const lines = fc.constantFrom(...someLines);
const setups: readonly (readonly [path: string, texts: readonly string[]])[] = [
  [
    '.terroir/config.yaml',
    [
      '{}\n',
      'rules: {reference: off}\n',
      'exclude: ["content/en-MY/**"]\n',
      'sources:\n  - page: content/en-SG/*.md\n    source: content/zh/found.md\n',
      'pages:\n  - path: content/en-GB/**\n    market: SG\n',
    ],
  ],
  ['.terroir/words.txt', ['orrder\n', 'invoicce\n']],
  ['.terroir/baseline.json', ['', '{']],
  [
    '.terroir/exceptions.yaml',
    [ending('2026-12-01'), 'exceptions:\n  - rule: copy\n    reason: so\n    paths: ["content/en-SG/**"]\n'],
  ],
  [
    '.terroir/rules/brand.yaml',
    ['language: en\nphrases:\n  - id: brand/truck\n    match: [truck]\n', 'broken: ['],
  ],
  ['.terroir/signoffs/content/en-SG/p0.md.yaml', [signed, 'verdict: [']],
  ['cspell.json', ['{"words": ["orrder"]}']],
];

/** What a page has is in the baseline. */
let baseline = '';

type Step = (site: EditedSite) => Change[];

const steps: fc.Arbitrary<Step> = fc.oneof(
  // A file is saved with another text, created or deleted.
  fc
    .record({
      path: fc.constantFrom(...pages, ...sources),
      line: lines,
      at: fc.constantFrom('head', 'end', 'instead'),
    })
    .map(
      ({ path, line, at }): Step =>
        ({ saved }) => {
          const kind = path in saved ? 'saved' : 'created';
          const text = saved[path] ?? newText(path);
          // A page that was never translated teaches nothing.
          saved[path] = { head: line + text, end: text + line, instead: zh(7) }[at];
          return [{ path, kind }];
        },
    ),
  fc.constantFrom(...pages, ...sources, 'content/en-SG/p28.md').map(
    (path): Step =>
      ({ saved }) => {
        delete saved[path];
        return [{ path, kind: 'deleted' }];
      },
  ),
  fc.constantFrom(...pages, ...sources).map(
    (path): Step =>
      ({ saved }) => {
        const to = path.replace(/(\w+)\.md$/, 'new-$1.md');
        if (path in saved) saved[to] = saved[path]!;
        delete saved[path];
        return [
          { path, kind: 'deleted' },
          { path: to, kind: 'created' },
        ];
      },
  ),
  // A folder goes in one go.
  fc.constantFrom('content/en-MY', 'content/zh').map(
    (folder): Step =>
      ({ saved }) => {
        for (const path of Object.keys(saved)) if (path.startsWith(`${folder}/`)) delete saved[path];
        return [{ path: folder, kind: 'deleted' }];
      },
  ),
  // Somebody types, saves, or closes without saving.
  fc.record({ path: fc.constantFrom(...pages, ...sources), line: lines }).map(
    ({ path, line }): Step =>
      ({ saved, typed }) => {
        typed.set(path, line + (typed.get(path) ?? saved[path] ?? ''));
        return [{ path, kind: 'typed' }];
      },
  ),
  fc.record({ path: fc.constantFrom(...pages, ...sources), isSaved: fc.boolean() }).map(
    ({ path, isSaved }): Step =>
      ({ saved, typed }) => {
        const text = typed.get(path);
        typed.delete(path);
        const kind = path in saved ? 'saved' : 'created';
        if (!isSaved || text === undefined) return [{ path, kind: 'typed' }];
        saved[path] = text;
        return [{ path, kind }];
      },
  ),
  // A file of the setup is written or deleted.
  fc
    .constantFrom(...setups)
    .chain(([path, texts]) =>
      fc.record({ path: fc.constant(path), text: fc.constantFrom(undefined, ...texts) }),
    )
    .map(
      ({ path, text }): Step =>
        ({ saved }) => {
          const kind = path in saved ? 'saved' : 'created';
          if (text !== undefined) saved[path] = text || baseline;
          else delete saved[path];
          return [{ path, kind: text === undefined ? 'deleted' : kind }];
        },
    ),
  fc.constant<Step>((site) => {
    site.today = new Date(site.today.getTime() + 86_400_000);
    return [];
  }),
);

describe('recorded reads', () => {
  /** What a site that was opened just now says of every page. */
  async function fresh(site: EditedSite): Promise<Map<string, PageReview>> {
    const opened = site.open();
    const found = new Map<string, PageReview>();
    for (const path of await opened.pages()) {
      const review = await opened.review(path);
      if (review) found.set(path, review);
    }
    return found;
  }

  /** Compares what an editor holds behind some steps with what a fresh site says. */
  async function holds(sequence: readonly Step[]): Promise<void> {
    const site = new EditedSite(startingFiles());
    const opened = site.open();
    const held = new Map<string, PageReview>();
    const renew = async (paths: readonly string[]) => {
      for (const path of paths) {
        const isPage = (await opened.pages()).includes(path);
        const review = isPage ? await opened.review(path) : undefined;
        if (review) held.set(path, review);
        else held.delete(path);
      }
    };
    await renew(await opened.pages());
    for (const step of sequence) {
      const files = step(site);
      await renew(await opened.apply({ files }));
    }
    const wanted = await fresh(site);
    assert.deepEqual([...held.keys()].sort(), [...wanted.keys()]);
    for (const [path, review] of wanted) assert.deepEqual(held.get(path), review, path);
  }

  before(async () => {
    const site = new EditedSite(startingFiles());
    const reviews = await fresh(site);
    const [plain, claimed] = ['content/en-SG/p0.md', 'content/en-SG/p1.md'];
    assert.equal(reviews.get(plain)!.measures.confidence, 'high');
    assert.equal(reviews.get('content/en-GB/stray.md')!.source, 'content/zh/found.md');
    assert.ok(reviews.get(plain)!.findings.some(({ ruleId }) => ruleId === 'copy/clone'));
    assert.deepEqual(reviews.get(claimed)!.suppressed, [0]);
    const counts = countFindings(reviews.get(plain)!.findings, site.saved[plain]!);
    baseline = writeBaseline({ pages: new Map([[plain, counts]]) });
  });

  it('what an editor holds is what a fresh site says, whatever was typed, saved, came and went', async () => {
    await fc.assert(fc.asyncProperty(fc.array(steps, { minLength: 1, maxLength: 6 }), holds), {
      numRuns: 20,
    });
  });

  it('a page that is deleted while somebody types in it goes', async () => {
    const path = 'content/en-GB/stray.md';
    const type =
      (line: string): Step =>
      ({ saved, typed }) => {
        typed.set(path, line + (typed.get(path) ?? saved[path] ?? ''));
        return [{ path, kind: 'typed' }];
      };
    const remove: Step = ({ saved }) => {
      delete saved[path];
      return [{ path, kind: 'deleted' }];
    };
    for (const line of someLines) await holds([type(line), remove]);
  });

  it('a label is held against those of other files as they are now', async () => {
    const write =
      (path: string, text: string): Step =>
      ({ saved }) => {
        const kind = path in saved ? 'saved' : 'created';
        saved[path] = text;
        return [{ path, kind }];
      };
    const site = new EditedSite(startingFiles());
    const drop: Step = ({ saved }) => {
      delete saved['locales/id/c.json'];
      return [{ path: 'locales/id/c.json', kind: 'deleted' }];
    };
    const sequence = [
      ...['a', 'b', 'c', 'd'].map((name) => write(`locales/zh/${name}.json`, '{"x": "取消"}')),
      ...['a', 'b', 'c'].map((name) => write(`locales/id/${name}.json`, '{"x": "Batal"}')),
      write('locales/id/d.json', '{"x": "Gugurkan"}'),
      write('locales/id/b.json', '{"x": "Urungkan"}'),
      write('locales/id/b.json', '{"x": "batal"}'),
      drop,
    ];
    const told: number[] = [];
    for (const [index, step] of sequence.entries()) {
      step(site);
      if (index < 7) continue;
      const review = await site.open().review('locales/id/d.json');
      told.push(review!.findings.filter(({ ruleId }) => ruleId === 'string/inconsistent').length);
      await holds(sequence.slice(0, index + 1));
    }
    assert.deepEqual(told, [1, 0, 1, 0]);
  });

  it('what a run finds kept is what a fresh site says, and much of it is', async () => {
    let [kept, all] = [0, 0];
    await fc.assert(
      fc.asyncProperty(fc.array(steps, { minLength: 1, maxLength: 4 }), async (sequence) => {
        const site = new EditedSite(startingFiles());
        const entries = new Map<string, ReviewedPage>();
        const run = async () => {
          const found = new Map<string, PageReview>();
          let saved = 0;
          const opened = site.open();
          const paths = await opened.pages();
          const store = {
            load: async (path: string) => {
              const page = entries.get(path);
              return page && { ...page, review: page.review && { ...page.review, market: undefined } };
            },
            save: async (page: ReviewedPage) => {
              saved++;
              entries.set(page.path, page);
            },
          };
          const receive = (done: readonly ReviewedPage[]) => {
            for (const { path, review } of done) if (review) found.set(path, review);
          };
          await opened.reviewAll(paths, receive, { store });
          kept += paths.length - saved;
          all += paths.length;
          return found;
        };
        await run();
        for (const step of sequence) {
          step(site);
          assert.deepEqual(new Map([...(await run())].sort()), await fresh(site));
        }
      }),
      { numRuns: 10 },
    );
    assert.ok(kept > all / 4, `${kept} of ${all}`);
  });
});
