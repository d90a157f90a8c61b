/** All rules: those written in code, listed here, and the phrases of the packs. */
import { beijingTime } from '../conventions/beijing-time.ts';
import { bookMarks } from '../conventions/book-marks.ts';
import { fullWidth } from '../conventions/full-width.ts';
import {
  chinaOnlyPhone,
  chineseDiscount,
  chineseMyriads,
  chineseUnits,
  yuanAmount,
  yuanSign,
} from '../conventions/numbers.ts';
import { leftoverChinese } from '../copies/leftover-chinese.ts';
import { mirrorsSource } from '../copies/mirrors-source.ts';
import { noLocalBlock } from '../locality/no-local-block.ts';
import { documentPhrase } from '../phrases/check.ts';
import { packs } from '../phrases/packs.ts';
import { register } from '../phrases/register.ts';
import { configRules } from './config-rules.ts';
import type { Rule, RuleDoc } from './rule.ts';

export const rules: readonly Rule[] = [
  mirrorsSource,
  leftoverChinese,
  fullWidth,
  bookMarks,
  chineseMyriads,
  chineseDiscount,
  yuanSign,
  yuanAmount,
  chinaOnlyPhone,
  chineseUnits,
  beijingTime,
  register,
  noLocalBlock,
];

/** Every rule as people read it, sorted by id; a phrase known in several languages stands once a language. */
export function documentRules(): RuleDoc[] {
  return [
    ...rules.map(({ examples, check: _, ...rule }) => ({
      ...rule,
      fails: examples.fails.map((example) => example.text),
      passes: examples.passes.map((example) => example.text),
    })),
    ...configRules,
    ...packs.flatMap(({ phrases }) => phrases.map(documentPhrase)),
  ].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}
