import type { Language } from '../core/index.ts';
import type { Output } from './invocation.ts';
import { cliWords } from './words.ts';

/** One line that counts pages on a terminal; nothing in a pipe. */
export class Progress {
  private done = 0;
  private last = 0;

  constructor(
    private readonly err: Output,
    private readonly total: number,
    private readonly language: Language,
  ) {}

  step(): void {
    this.done++;
    if (!this.err.isTTY || Date.now() - this.last < 100) return;
    this.last = Date.now();
    this.err.write(`\r${cliWords(this.language).reviewing(this.done, this.total)}`);
  }

  end(): void {
    if (this.err.isTTY && this.last) this.err.write('\r\u001B[K');
  }
}
