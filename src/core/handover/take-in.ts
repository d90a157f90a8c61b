/** Takes in a page that came back: what is to be written, what somebody said, and what is left as it is and why. */
import { type Content, type Format, keepEdit } from '../content/content.ts';
import { type Refusal, type Rewriting, rewrite } from '../content/rewrite.ts';
import { renumbered } from '../content/tagged.ts';
import { readVerdict } from '../messages/hand-over.ts';
import { anchorOf } from '../signoff/anchor.ts';
import type { Remark } from '../signoff/record.ts';
import type { ReturnedPage, ReturnedRow } from './hand-over.ts';
import { PresentTexts, type RowName, readRowId } from './rows.ts';

/** A page as it is now. */
interface Present {
  readonly format: Format;
  readonly text: string;
  readonly content: Content;
}

/** A text that gets new words. */
export interface TakenEdit {
  /** Offset of the text in the file as it is now. */
  readonly at: number;
  readonly was: string;
  readonly is: string;
}

/** A finding that is kept, with the reason. */
export interface TakenKeep {
  /** Offset of the text in the file as it is now. */
  readonly at: number;
  readonly rule: string;
  readonly reason: string;
}

/**
 * Why something that came back is not taken: `changed` where the text was edited here since it was handed over, or is gone;
 * `twice` where it came back with two texts; those of a `Refusal` and of a `ReturnedRow`; `verdict` for one that is none;
 * `no-reason` for a finding kept without a remark, `no-comment` where its format has no place for the reason.
 */
export type LeftProblem =
  | 'changed'
  | 'twice'
  | Refusal['problem']
  | NonNullable<ReturnedRow['problem']>
  | 'verdict'
  | 'no-reason'
  | 'no-comment';

/** Something that came back and is not taken. */
export interface Left {
  readonly place: string;
  readonly problem: LeftProblem;
  /** Tags, a verdict or a rule that it is about. */
  readonly about: string;
  /** What the text said when it was handed over, what it says now, and what came back; undefined where nobody knows. */
  readonly before: string | undefined;
  readonly now: string | undefined;
  readonly write: string | undefined;
  readonly remark: string;
}

/** What became of a page that came back. */
export interface TakenPage {
  /** The text of its file with all that is taken. */
  readonly text: string;
  readonly content: Content;
  readonly edits: readonly TakenEdit[];
  readonly keeps: readonly TakenKeep[];
  readonly remarks: readonly Remark[];
  readonly left: readonly Left[];
  /** True where the page, with all that is taken, says throughout what the person who read it saw or wrote. */
  readonly isAsRead: boolean;
}

/** Takes in a page that came back. Nothing is written. */
export function takeIn(returned: ReturnedPage, { format, text, content }: Present): TakenPage {
  const left: Left[] = [];
  const present = new PresentTexts(content, text);
  const rows = named(returned.rows);
  const isSame = rows.every(({ name }) => present.isAt(name));
  const leave = (row: ReturnedRow, problem: LeftProblem, about = '', now?: string) => {
    const { place, before, write, remark } = row;
    left.push({ place, problem, about, before, now: now ?? before, write, remark });
  };
  const wanted = new Map<number, { row: ReturnedRow; write: Rewriting }>();
  const said: { row: ReturnedRow; index: number | undefined }[] = [];
  for (const { row, name } of rows) {
    const index = present.find(name, isSame);
    if (row.problem) leave(row, row.problem, '', index === undefined ? undefined : present.shown[index]);
    else if (row.write !== undefined) {
      const now = index === undefined ? present.inPlaceOf(name, rows.length) : present.shown[index];
      const other = index === undefined ? undefined : wanted.get(index);
      if (index === undefined) {
        // What somebody took in before is no conflict.
        if (now === undefined || renumbered(now) !== renumbered(row.write))
          leave(row, 'changed', '', now ?? '');
      } else if (other && other.write.shown !== row.write) leave(row, 'twice');
      else wanted.set(index, { row, write: { index, shown: row.write } });
    }
    if (row.verdict.trim() || row.remark) said.push({ row, index });
  }
  const written = rewrite(
    format,
    text,
    content,
    [...wanted.values()].map(({ write }) => write),
  );
  for (const { index, problem, tags } of written.refused) {
    leave(wanted.get(index)!.row, problem, tags.join(' '), present.shown[index]);
    wanted.delete(index);
  }
  const edits = [...wanted].flatMap(([index, { write }]) => {
    const was = present.shown[index]!;
    const is = write.shown;
    return was === is ? [] : [{ at: content.segments[index]!.from, was, is }];
  });
  let now: Pick<TakenPage, 'text' | 'content'> = { text: written.text, content: written.content };
  const keeps: TakenKeep[] = [];
  const remarks: Remark[] = [];
  for (const { row, index } of said) {
    const verdict = readVerdict(row.verdict);
    if (row.verdict.trim() && !verdict) leave(row, 'verdict', row.verdict.trim());
    if (verdict === 'keep' && index !== undefined && row.rules.length) {
      if (!row.remark) leave(row, 'no-reason');
      else
        for (const rule of row.rules.filter((one) => /^[\w/-]{1,100}$/.test(one))) {
          const kept = keep(format, now, index, rule, row.remark);
          if (kept) {
            now = kept;
            keeps.push({ at: content.segments[index]!.from, rule, reason: row.remark });
          } else leave(row, 'no-comment', rule);
        }
      continue;
    }
    const isMended = index !== undefined && wanted.has(index);
    const isWrong = verdict === 'wrong' && !isMended;
    const kind = isWrong ? 'error' : 'preference';
    const segment = index === undefined ? undefined : written.content.segments[index];
    if (!isWrong && !row.remark) continue;
    // What is about a text that is gone quotes it.
    if (segment?.text.trim())
      remarks.push({ kind, text: row.remark || row.verdict.trim(), ...anchorOf(segment) });
    else remarks.push({ kind, text: remarkText(row.before ?? '', row.remark) });
  }
  const after = new PresentTexts(now.content, now.text);
  const isAsRead =
    rows.length === after.shown.length &&
    rows.every(({ row: { write }, name }) =>
      write === undefined
        ? after.isAt(name)
        : renumbered(after.shown[name.index] ?? '') === renumbered(write),
    );
  return { ...now, edits: edits.sort((a, b) => a.at - b.at), keeps, remarks, left, isAsRead };
}

/** Rows whose name can be read; those that say nothing new are there as well. */
function named(rows: readonly ReturnedRow[]): { row: ReturnedRow; name: RowName }[] {
  return rows.flatMap((row) => {
    const name = readRowId(row.id);
    return name ? [{ row, name }] : [];
  });
}

/** What was said, behind the beginning of the text that it is about. */
function remarkText(about: string, remark: string): string {
  const words = [...about.replace(/\s+/g, ' ').trim()];
  const most = 60;
  const quoted = words.length > most ? `${words.slice(0, most).join('')}…` : words.join('');
  return remark ? `“${quoted}”: ${remark}` : `“${quoted}”`;
}

type Now = Pick<TakenPage, 'text' | 'content'>;

function keep(
  format: Format,
  { text, content }: Now,
  index: number,
  rule: string,
  reason: string,
): Now | undefined {
  const edit = keepEdit(format, text, content, content.segments[index]!.from, rule, reason);
  if (!edit) return undefined;
  const next = text.slice(0, edit.from) + edit.text + text.slice(edit.to);
  return { text: next, content: format.parse(next) };
}
