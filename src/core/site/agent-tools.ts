/** What agents ask of a site: a table of tools, each with the JSON that goes in and comes out. They change nothing. */
import * as z from 'zod/mini';
import { atLeast, type Finding, severities } from '../finding.ts';
import type { FileText, Host } from '../host.ts';
import { localeName } from '../regions/locale-name.ts';
import { findingsForAgents } from '../report/agent.ts';
import { marketGuide } from '../report/market-guide.ts';
import type { PageReview } from '../review/page.ts';
import type { Bilingual } from '../text/bilingual.ts';
import { jsonSchema, type Schema } from '../text/schema.ts';
import { openSite, type Site } from './site.ts';
import { onItsOwn } from './verdict.ts';

/** A tool, as agents are told of it. Its description is English: models read it, people read the title. */
export interface AgentTool {
  /** Such as `terroir_review`; the same wherever it is offered. */
  readonly name: string;
  readonly title: Bilingual;
  readonly description: string;
  /** JSON schema of what goes in. */
  readonly input: Schema;
  /** Answers a call. `problem` where the input cannot be used: what is wrong, and what would be right. */
  call(site: Site, input: unknown): Promise<ToolAnswer>;
}

export type ToolAnswer = { readonly answer: unknown } | { readonly problem: string };

/** How many findings or pages an answer names before the rest is counted: it is read by a model, and paid for by length. */
const most = 50;

class ToolProblem extends Error {}

function defineTool<T extends z.ZodMiniType>(
  tool: Omit<AgentTool, 'input' | 'call'> & {
    readonly input: T;
    run(site: Site, input: z.infer<T>): Promise<unknown>;
  },
): AgentTool {
  const { name, title, description, input, run } = tool;
  return {
    name,
    title,
    description,
    get input() {
      return jsonSchema(input);
    },
    async call(site, given) {
      const parsed = z.safeParse(input, given ?? {});
      if (!parsed.success) return { problem: z.prettifyError(parsed.error) };
      try {
        return { answer: await run(site, parsed.data) };
      } catch (error) {
        if (error instanceof ToolProblem) return { problem: error.message };
        throw error;
      }
    },
  };
}

const told = <T extends z.ZodMiniType>(schema: T, description: string) =>
  schema.check(z.describe(description));
const page = z.string().check(
  z.refine((path) => !/^[/\\]|^[a-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)/i.test(path), {
    error: 'A path is relative to the folder of the site, and stays inside it: content/id/about.md',
  }),
  z.describe('Path of a page, relative to the folder of the site: content/id/about.md'),
);
const market = z
  .string()
  .check(
    z.regex(/^[A-Za-z]{2}$/, { error: 'A market is an ISO 3166-1 code: ID' }),
    z.describe('ISO 3166-1 code of a market: ID'),
  );
const offset = z.int().check(z.gte(0));

const review = defineTool({
  name: 'terroir_review',
  title: { en: 'Review copy for a market', zh: '审校面向某个市场的文案' },
  description:
    'Reviews marketing copy for the market it is for: Chinese-market phrasing, copies of the Chinese page, facts that differ from it, local conventions. Give `page` for a file of the site; `page` and `text` for that file as it would be with this text, not saved; `text` and `market` for copy that is in no file yet. Deterministic and offline; run it on whatever you write before you show it. Offsets are UTF-16 code units of the reviewed text, half-open; an edit replaces [from, to).',
  input: z.strictObject({
    page: z.optional(page),
    text: z.optional(
      told(z.string(), 'Copy to review, as it would stand in the file; Markdown without a page.'),
    ),
    market: z.optional(market),
    locale: z.optional(told(localeName, 'BCP 47 locale of `text` without a page, such as en-SG.')),
    from: z.optional(told(offset, 'Only findings of a selection: where it begins.')),
    to: z.optional(told(offset, 'Where the selection ends.')),
    severity: z.optional(told(z.enum(severities), 'Only findings at least as severe; neutral are hints.')),
  }),
  async run(
    site,
    { page: path, text, market: code, locale, from = 0, to = Number.POSITIVE_INFINITY, severity },
  ) {
    if (path !== undefined) {
      const asked = text === undefined ? site : withDraft(site, path, text);
      const file = await asked.host.read(path);
      const isThere = 'text' in file || file.problem !== 'missing';
      const reviewed = isThere ? await asked.review(path) : undefined;
      if (!reviewed) throw await noPage(site, path);
      const content = text ?? (await site.content(path))?.text ?? '';
      return reviewAnswer(asked, reviewed, content, 0, (one) => one.from < to && one.to >= from, severity);
    }
    if (text === undefined) throw new ToolProblem('Give `page`, or `text` and `market`.');
    const target = await targetOf(site, code, locale);
    const head = `---\nmarket: ${target.market}\nlocale: ${target.locale}\n---\n`;
    const draft = 'terroir-draft.md';
    const asked = withDraft(site, draft, head + text);
    const reviewed = await asked.review(draft);
    if (!reviewed)
      throw new ToolProblem(`Copy in ${target.locale} is what others are written from: it is not reviewed.`);
    const isThere = (one: Finding) =>
      one.from >= head.length && one.from - head.length < to && one.to - head.length >= from;
    const { page: _, ...answer } = await reviewAnswer(
      asked,
      reviewed,
      head + text,
      head.length,
      isThere,
      severity,
    );
    return answer;
  },
});

const explainRule = defineTool({
  name: 'terroir_explain_rule',
  title: { en: 'Explain a rule', zh: '解释一条规则' },
  description:
    'What a rule of the review looks for, why readers of the market mind, and what to write instead, in Markdown.',
  input: z.strictObject({ rule: told(z.string(), 'Id of a rule, as findings name it: phrase/one-stop') }),
  async run(site, { rule }) {
    const explained = await site.explain(rule);
    if ('text' in explained) return { rule, explanation: explained.text };
    throw new ToolProblem(site.messages.explain.unknown(rule, explained.similar));
  },
});

const localMaterial = defineTool({
  name: 'terroir_local_material',
  title: { en: 'Find local material', zh: '查找本地素材' },
  description:
    'What the company has that is local to a market: customers, quotes, figures, partners, events. What fits the page comes first. Material that may not be published is left out; `ask` means: ask its owner before it is used.',
  input: z.strictObject({ page: z.optional(page), market: z.optional(market) }),
  async run(site, { page: path, market: code }) {
    const reviewed = path === undefined ? undefined : await site.review(path);
    if (path !== undefined && !reviewed) throw await noPage(site, path);
    const wanted = reviewed?.target?.market ?? (await targetOf(site, code, undefined)).market;
    const ranked = await site.materialFor(reviewed, wanted);
    const usable = ranked.filter(({ item }) => item.rights !== 'internal');
    return {
      market: wanted,
      items: usable.slice(0, most).map(({ item, fits, used }) => {
        const { kind, name, text, result, image, rights = 'ask', owner, until, language } = item;
        return { kind, name, text, result, image, language, rights, owner, until, fits, used };
      }),
      more: Math.max(0, usable.length - most),
    };
  },
});

const gate = defineTool({
  name: 'terroir_gate',
  title: { en: 'What keeps pages from passing', zh: '哪些问题让页面不能发布' },
  description:
    'Judges pages by the gate of the site: whether they may be published, why not, how to mend it, and which pages fail. Without `pages`, the whole site.',
  input: z.strictObject({ pages: z.optional(z.array(page)) }),
  async run(site, { pages }) {
    const reviews = await reviewsOf(site, pages ?? (await site.pages()));
    for (const path of pages ?? [])
      if (!reviews.some((one) => one.path === path)) throw await noPage(site, path);
    const { gate: verdict } = await site.verdict(reviews, {
      ...onItsOwn,
      coverage: pages ? 'followed' : 'site',
      isWhole: pages === undefined,
    });
    return {
      passed: verdict.passed,
      reviewed: reviews.length,
      reasons: verdict.reasons,
      conditions: verdict.checks.map(({ pages: failing, ...check }) => ({
        ...check,
        pages: failing.slice(0, most),
        more: Math.max(0, failing.length - most),
      })),
    };
  },
});

const missing = defineTool({
  name: 'terroir_missing',
  title: { en: 'What a market does not have', zh: '某个市场还缺什么' },
  description:
    'What a market does not have of the Chinese site: pages, sections and keys without a counterpart, pages that should not be there, pages whose source is gone.',
  input: z.strictObject({ market: z.optional(market) }),
  async run(site, { market: code }) {
    const target = code === undefined ? undefined : (await targetOf(site, code, undefined)).market;
    const coverage = await site.coverage(await reviewsOf(site, await site.pages()));
    const wanted = coverage.filter((one) => target === undefined || one.code === target);
    return {
      markets: wanted.map(({ code: of = null, market: _, locale, wanted: pagesWanted, ...lists }) => ({
        market: of,
        locale,
        wanted: pagesWanted,
        ...Object.fromEntries(
          Object.entries(lists).map(([kind, list]) => [
            kind,
            { count: list.length, first: list.slice(0, most) },
          ]),
        ),
      })),
    };
  },
});

const guide = defineTool({
  name: 'terroir_market_guide',
  title: { en: 'How to write for a market', zh: '面向某个市场怎么写' },
  description:
    'What to know before writing copy for a market: who reads, how they are addressed, formats, payments, channels, seasons, law, the house’s own rules and terms, and local material that may be used. Markdown.',
  input: z.strictObject({ market }),
  async run(site, { market: code }) {
    const target = await targetOf(site, code, undefined);
    return { market: target.market, guide: await guideFor(site, target.market) };
  },
});

/** Every tool, in the order in which they are listed. */
export const agentTools: readonly AgentTool[] = [review, gate, explainRule, localMaterial, missing, guide];

/**
 * How to write for a market, as one text for whoever or whatever writes copy.
 * @param code ISO 3166-1; undefined comes back for a market the site does not know
 */
export async function guideFor(site: Site, code: string): Promise<string | undefined> {
  const setup = await site.setup();
  const profile = setup.config.markets.get(code);
  return profile && marketGuide(profile, setup, site.uiLanguage, site.today());
}

/** The site as it would be with another text in one of its files. */
function withDraft(site: Site, path: string, text: string): Site {
  const draft: FileText = { text };
  // What is known of the file on disk is not known of this text.
  const { stamps: _, writtenBy: __, readSaved: ___, ...own } = site.host;
  const host: Host = { ...own, read: async (one) => (one === path ? draft : site.host.read(one)) };
  return openSite(host, { uiLanguage: site.uiLanguage, today: site.today });
}

async function reviewsOf(site: Site, paths: readonly string[]): Promise<PageReview[]> {
  const reviews: PageReview[] = [];
  await site.reviewAll(paths, (pages) => {
    for (const one of pages) if (one.review) reviews.push(one.review);
  });
  return reviews.sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function reviewAnswer(
  site: Site,
  reviewed: PageReview,
  text: string,
  shift: number,
  isWanted: (finding: Finding) => boolean,
  severity: Finding['severity'] = 'neutral',
) {
  const { gate: verdict } = await site.verdict([reviewed], onItsOwn);
  const findings = reviewed.findings.filter((one) => isWanted(one) && atLeast(one.severity, severity));
  return {
    page: reviewed.path,
    market: reviewed.target?.market ?? null,
    locale: reviewed.target?.locale ?? null,
    source: reviewed.source ?? null,
    followsSource: reviewed.measures.mirror,
    passed: verdict.passed,
    reasons: verdict.passed ? [] : verdict.reasons,
    findings: findingsForAgents(findings.slice(0, most), text, shift),
    more: Math.max(0, findings.length - most),
  };
}

/** Why a path is no page that can be reviewed. */
async function noPage(site: Site, path: string): Promise<ToolProblem> {
  const pages = await site.pages();
  const name = path.slice(path.lastIndexOf('/') + 1);
  const similar = pages.filter((one) => one.endsWith(name)).slice(0, 5);
  return new ToolProblem(
    `“${path}” is no page for a market: it is not there, it is a source page, or the config leaves it out.${
      similar.length ? ` Pages of that name: ${similar.join(', ')}.` : ''
    }`,
  );
}

/** The market that is asked for, and the locale its copy is in. */
async function targetOf(site: Site, code: string | undefined, locale: string | undefined) {
  const { markets } = (await site.setup()).config;
  const known = code === undefined ? undefined : markets.get(code.toUpperCase());
  if (!known)
    throw new ToolProblem(
      `${code === undefined ? 'Give `market`.' : `No market “${code}” is known.`} Markets: ${[...markets.keys()].join(', ')}.`,
    );
  return { market: known.code, locale: locale ?? known.locales[0]! };
}
