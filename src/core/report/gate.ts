import type { Messages } from '../messages/index.ts';
import type { GateCheck, GateVerdict } from '../review/gate.ts';
import { type Paint, visible } from './terminal.ts';

/** How many pages of a failed condition are named before the rest is counted. */
const mostPages = 10;

/** What a verdict is called: a gate that asks for nothing has not been passed. */
export type GateState = 'passed' | 'failed' | 'off';

/** What the verdict of a gate is called. */
export function gateState({ passed, checks }: Pick<GateVerdict, 'passed' | 'checks'>): GateState {
  if (!passed) return 'failed';
  return checks.length ? 'passed' : 'off';
}

/**
 * The verdict for people at a terminal: why, and how to mend it.
 * @param explain true to show every condition with its limit and the pages that fail it
 */
export function gateLines(gate: GateVerdict, explain: boolean, messages: Messages, paint: Paint): string[] {
  const { report: words } = messages;
  const verdict = gate.passed ? words[gateState(gate)] : paint.critical(words.failed);
  const head = `${paint.bold(words.gate)}${messages.colon}${verdict}`;
  if (explain && gate.checks.length)
    return [head, ...gate.checks.flatMap((check) => explained(check, messages, paint))];
  const mends = new Set(gate.checks.map(({ mend }) => mend).filter(Boolean));
  return [
    head,
    ...gate.reasons.map((reason) => `  ${reason}`),
    ...[...mends].map((mend) => paint.dim(`  ${messages.gate.mend}${mend}`)),
  ];
}

function explained(check: GateCheck, messages: Messages, paint: Paint): string[] {
  const { condition, limit, passed, reason, mend, pages } = check;
  const rest = pages.length - mostPages;
  return [
    `  ${passed ? '✓' : paint.critical('✗')} ${paint.bold(`${condition}: ${limit}`)}  ${reason}`,
    ...(mend ? [`    ${messages.gate.mend}${mend}`] : []),
    ...pages.slice(0, mostPages).map((page) => `    ${visible(page)}`),
    ...(rest > 0 ? [paint.dim(`    ${messages.gate.more(rest)}`)] : []),
  ];
}
