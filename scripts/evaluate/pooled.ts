/** What `evaluate:align --sites` finds on several folders, as one table. */

/** What is found on the pages of a folder in one language. */
export interface Found {
  /** Of the local share, one a page of known truth. */
  readonly errors: readonly number[];
  /** How well the share tells own sources from others; undefined on too few pages. */
  readonly separation: { readonly auc: number; readonly pages: number } | undefined;
}

interface Sum {
  readonly errors: number[];
  readonly aucs: number[];
  pages: number;
}

/** Errors of the local share and AUCs, by language and size of site. */
export class Pooled {
  private readonly sums = new Map<string, Sum>();
  private readonly languages = new Set<string>();

  /** @param sizes how many pages the sites have */
  constructor(private readonly sizes: readonly number[]) {}

  /** Adds what one folder has of a language on sites of a size. */
  add(language: string, size: number, { errors, separation }: Found): void {
    this.languages.add(language);
    const sum = this.of(language, size);
    sum.errors.push(...errors);
    if (!separation) return;
    sum.aucs.push(separation.auc);
    sum.pages += separation.pages;
  }

  private of(language: string, size: number): Sum {
    const key = `${language} ${size}`;
    const sum = this.sums.get(key) ?? { errors: [], aucs: [], pages: 0 };
    this.sums.set(key, sum);
    return sum;
  }

  /** The table in Markdown: errors are the mean over all pages, AUCs that of the folders. */
  lines(): string[] {
    const titles = this.sizes.map((size) => `error, AUC on sites of ${size}`);
    return [
      `| language | gold pages | folders | pages | ${titles.join(' | ')} |`,
      `|---|${'--:|'.repeat(3 + titles.length)}`,
      ...[...this.languages].sort().map((language) => {
        const { errors, aucs, pages } = this.of(language, this.sizes[0]!);
        const cells = this.sizes.map((size) => {
          const sum = this.of(language, size);
          return `${mean(sum.errors)}, ${mean(sum.aucs)}`;
        });
        return `| ${language} | ${errors.length} | ${aucs.length} | ${pages} | ${cells.join(' | ')} |`;
      }),
    ];
  }
}

const mean = (list: readonly number[]) =>
  list.length ? (list.reduce((sum, value) => sum + value, 0) / list.length).toFixed(3) : '–';
