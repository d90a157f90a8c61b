import { packPages, type ReviewProgress, type SheetUpdate } from '../core/index.ts';
import { tell } from './answering.ts';
import { notifications } from './method-protocol.ts';
import type { ReviewedPages } from './reviewed-pages.ts';
import type { Session } from './session.ts';

/** How long changes are gathered before they are sent, in milliseconds. */
const pause = 200;
/** How many pages are sent at once: what is typed meanwhile must not wait for ten thousand. */
const most = 500;

/** Tells a client that shows the review what changes in it. */
export class SheetFeed {
  private on = false;
  private restart = false;
  private readonly changes = new Set<string>();
  private now: ReviewProgress | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Something changed that is not told yet. */
  private untold = false;

  constructor(
    private readonly session: Session,
    private readonly pages: ReviewedPages,
  ) {}

  /** Begins to tell, with all that is known, or ends. */
  follow(on: boolean): void {
    this.on = on;
    this.restart = on;
    this.changes.clear();
    if (on) for (const uri of this.pages.shown()) this.changes.add(uri);
    this.schedule(0);
  }

  /** A page came, changed or went. */
  changed(uri: string): void {
    if (this.on) this.changes.add(uri);
    this.schedule(pause);
  }

  /** How far the review is; nothing when it is over. */
  progress(now: ReviewProgress | undefined): void {
    this.now = now;
    this.schedule(pause);
  }

  private schedule(delay: number): void {
    this.untold = this.on;
    if (!this.on || this.timer) return;
    const tell = async () => {
      this.untold = false;
      try {
        await this.send();
      } catch (error) {
        this.session.connection.console.error(String(error));
      }
      // One after the other: a verdict takes time, and must not overtake what came after it.
      this.timer = undefined;
      if (this.changes.size) this.schedule(0);
      else if (this.untold) this.schedule(pause);
    };
    this.timer = setTimeout(() => void tell(), delay);
  }

  private async send(): Promise<void> {
    const uris = [...this.changes].slice(0, most);
    for (const uri of uris) this.changes.delete(uri);
    const known = uris.flatMap((uri) => {
      const sheet = this.pages.sheetOf(uri);
      return sheet ? [{ uri, sheet }] : [];
    });
    const { restart } = this;
    this.restart = false;
    const settled = !this.now && !this.changes.size && this.pages.active;
    const update: SheetUpdate = {
      restart,
      uris: known.map(({ uri }) => uri),
      pages: packPages(known.map(({ sheet }) => sheet)),
      gone: uris.filter((uri) => !this.pages.isShown(uri)),
      progress: this.now ?? null,
      verdict: settled ? await this.pages.verdict() : null,
    };
    tell(this.session.connection, notifications.sheet, update);
  }
}
