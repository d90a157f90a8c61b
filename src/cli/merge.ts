import { question, type ReviewedPage } from '../core/index.ts';
import { committedBelow } from '../node/git.ts';
import { readShards, type Shard, type ShardHead, type ShardPage, shardFolder } from '../node/shard-file.ts';
import { isWithin } from '../node/stored-review.ts';
import { type AskedSite, type ReviewCommand, type Reviewer, review } from './review.ts';
import { dayHere, pathsInPart, stateOf } from './shard.ts';
import type { SiteCommand } from './site.ts';
import { UsageError } from './usage.ts';
import { cliWords } from './words.ts';

/**
 * `terroir merge`: what `terroir review` with the same paths and options says, from what its shards reviewed.
 * @returns exit status 0 where the gate passed, 1 where it failed
 * @throws UsageError as `review` does; and where not every shard is there once and of this very state, with a line for each
 */
export async function merge(command: ReviewCommand): Promise<number> {
  const words = cliWords(command.language).shards;
  const { shards, broken } = await readShards(command.cwd);
  const problems = broken.map(words.broken);
  for (const file of await committedBelow(command.cwd, shardFolder)) problems.push(words.committed(file));
  if (!shards.length && !problems.length) problems.push(words.none(shardFolder));
  const { of } = shards[0]?.head ?? { of: 0 };
  const day = (shard: Shard) => dayHere(new Date(shard.head.at));
  for (const shard of shards) {
    const { file, head } = shard;
    if (head.of !== of) problems.push(words.number(file, `${head.shard}/${head.of}`, of));
    if (day(shard) !== day(shards[0]!))
      problems.push(words.day(file, head.at.slice(0, 10), shards[0]!.head.at.slice(0, 10)));
  }
  for (let part = 1; part <= of; part++) {
    const own = shards.filter(({ head }) => head.of === of && head.shard === part).map(({ file }) => file);
    if (!own.length) problems.push(words.missing(`${part}/${of}`));
    if (own.length > 1) problems.push(words.repeated(`${part}/${of}`, own.join(', ')));
  }
  const fail = () => {
    if (problems.length) throw new UsageError([words.notMerged, ...problems].join('\n  '));
  };
  fail();
  const taking: Reviewer = async (sites, asked) => {
    const here = await stateOf(sites, { ...command, ...asked });
    for (const shard of shards) problems.push(...differences(shard, here, sites, command));
    fail();
    const reviewed: ReviewedPage[][] = [];
    for (const [index, site] of sites.entries()) {
      const { pages, outdated } = await take(site, index, shards);
      problems.push(...outdated.map(({ file, paths }) => words.outdated(file, paths[0]!, paths.length - 1)));
      reviewed.push(pages);
    }
    fail();
    return reviewed;
  };
  return review({ ...command, today: () => new Date(shards[0]!.head.at) }, taking);
}

/** How a shard is of another state than the sites here, or of other pages: the first that explains the rest. */
function differences(
  { file, head, pages }: Shard,
  here: Omit<ShardHead, 'shard' | 'of' | 'at'>,
  sites: readonly AskedSite[],
  { language }: SiteCommand,
): string[] {
  const words = cliWords(language).shards;
  if (head.version !== here.version || head.build !== here.build)
    return [words.version(file, nameOf(head), nameOf(here))];
  if (head.asked !== here.asked || head.sites.length !== sites.length) return [words.asked(file)];
  for (const [index, { commit, setup, files }] of here.sites.entries()) {
    const own = head.sites[index]!;
    if (own.commit !== commit)
      return [words.commit(file, own.commit.slice(0, 12) || '–', commit.slice(0, 12) || '–')];
    if (own.setup !== setup) return [words.setup(file)];
    if (own.files !== files) return [words.files(file)];
  }
  const wanted = pathsInPart(sites, head).map((paths) => [...paths].sort().join('\n'));
  const found = pages.map((own) =>
    own
      .map((page) => page.path)
      .sort()
      .join('\n'),
  );
  return found.every((paths, index) => paths === wanted[index]) ? [] : [words.pages(file)];
}

const nameOf = ({ version, build }: Pick<ShardHead, 'version' | 'build'>) =>
  `${version} (${build.slice(0, 8)})`;

/** What the shards hold of a site, and the pages of each that are not here as they were reviewed. */
async function take({ site }: AskedSite, index: number, shards: readonly Shard[]) {
  const held = new Map<string, { readonly page: ShardPage; readonly file: string }>();
  for (const { file, pages } of shards) for (const page of pages[index]!) held.set(page.path, { page, file });
  const pages: ReviewedPage[] = [];
  const outdated = new Map<string, string[]>();
  const isOutdated = (path: string) => {
    const { file } = held.get(path)!;
    const paths = outdated.get(file);
    if (paths) paths.push(path);
    else outdated.set(file, [path]);
  };
  // A page that broke its review is a finding, whatever it was made from.
  const isFailed = ({ reads }: ShardPage) => reads.own.has(question('failed'));
  const others: string[] = [];
  for (const { page } of held.values())
    if (isFailed(page)) pages.push({ ...page, text: '' });
    else others.push(page.path);
  const receive = (done: readonly ReviewedPage[]) => {
    for (const page of done)
      if (!page.review || isWithin(page.review, page.text)) pages.push(page);
      else isOutdated(page.path);
  };
  for (const path of await site.kept(others, { load: async (path) => held.get(path)?.page }, receive))
    isOutdated(path);
  return { pages, outdated: [...outdated].map(([file, paths]) => ({ file, paths })) };
}
