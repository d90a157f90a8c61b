/** What is to be known of a format besides how it is written. */
interface FormatFacts {
  /** What it is for, in Markdown; `npm run docs` puts it into docs/reports.md. */
  readonly about: string;
  /** It wants the blocks of the pages and of their sources, which a review by itself does not keep. */
  readonly needs?: 'contents';
  /** A file of it has one target language. */
  readonly isOneLocale?: true;
}

const facts = {
  text: {
    about: 'people at a terminal; the default',
  },
  html: {
    about:
      'people without one: the editor’s review page as a single file that opens offline; without script its summary',
  },
  markdown: {
    about:
      "a pull request's comment or GitHub's step summary: the verdict, where each market stands and what it does not have, the 50 findings that matter most",
  },
  csv: {
    about:
      'spreadsheets: a row for each finding, market by market, with where its page stands with its reviewers and who wrote it',
  },
  json: {
    about: 'programs; [described here](json.md)',
  },
  sarif: {
    about:
      'SARIF 2.1.0 for code scanning: rules with help, and fingerprints that survive moved lines. At most 25,000 findings, as GitHub takes, the most severe first',
  },
  github: {
    about: 'annotations at the lines of a pull request, as workflow commands of GitHub Actions',
  },
  codeclimate: {
    about: "GitLab's Code Quality, in merge requests",
  },
  junit: {
    about:
      'test reports of Jenkins, GitLab, Azure and others: a suite for each market, a case for each page. A page fails exactly where the [gate](configuration.md#gate-and-score) fails it',
  },
  checkstyle: {
    about: 'other pipelines and editors',
  },
  xliff: {
    about:
      'translation systems: XLIFF 2.1, each block with the source text it follows, findings as notes and as ITS 2.0 localization quality issues on the words they mark (severity 4 for minor, 20 for major, 100 for critical). One target language for each file: `--format xliff=review-{locale}.xlf`',
    needs: 'contents',
    isOneLocale: true,
  },
} satisfies Record<string, FormatFacts>;

export type FormatName = keyof typeof facts;

/** What each report format is for; docs/reports.md is made of it. A new one is an entry here and in formats.ts. */
export const formatFacts: Readonly<Record<FormatName, FormatFacts>> = facts;
export const formatNames = Object.keys(facts) as FormatName[];
