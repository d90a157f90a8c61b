import { reviewWords, type SheetTrend, type Trend } from '../core/index.ts';
import { tell } from './answering.ts';
import { notifications } from './method-protocol.ts';
import type { TrendAnswer } from './protocol.ts';
import type { Session } from './session.ts';

/** How the markets of the workspace came to where they stand: found when somebody asks, and kept. */
export class WorkspaceTrend {
  private found: Trend | undefined;
  private running: AbortController | undefined;

  constructor(private readonly session: Session) {}

  get trend(): Trend | undefined {
    return this.found;
  }

  /** Tells who follows the sheet what is known. */
  tell(): void {
    if (!this.found) return;
    const told: SheetTrend = { trend: this.found };
    tell(this.session.connection, notifications.trend, told);
  }

  /** Reviews the sites as they were, and tells; an earlier question that is not answered yet is given up. */
  async find(signal: AbortSignal): Promise<TrendAnswer> {
    const { connection, runtime, sites, uiLanguage } = this.session;
    this.running?.abort();
    const running = new AbortController();
    this.running = running;
    signal.addEventListener('abort', () => running.abort());
    const progress = await connection.window.createWorkDoneProgress();
    progress.begin(reviewWords(uiLanguage).readingHistory, 0, '', true);
    progress.token.onCancellationRequested(() => running.abort());
    const told = (share: number) => progress.report(Math.floor(share * 100));
    const folders = sites.all().map(({ folder }) => folder);
    try {
      const trend = await (runtime.trend?.({ folders, uiLanguage, told, signal: running.signal }) ??
        'no-history');
      if (trend === 'no-history') return trend;
      if (!trend || running.signal.aborted) return 'stopped';
      this.found = trend;
      this.tell();
      return 'found';
    } finally {
      progress.done();
    }
  }
}
