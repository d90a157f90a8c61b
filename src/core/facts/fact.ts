/** What a text states that stays the same in translation. */
import type { Span } from '../finding.ts';

/** A day as far as a text names it. */
export interface NamedDay {
  readonly year?: number | undefined;
  /** 1 to 12. */
  readonly month?: number | undefined;
  readonly day?: number | undefined;
}

/** Something a text states that stays the same in translation. Offsets are in the text it was read from. */
export interface Fact extends Span {
  readonly kind: 'amount' | 'date' | 'time' | 'version' | 'phone' | 'mail' | 'address';
  /** The numbers it may stand for, the likeliest first, none where nobody knows; of a date and a time its parts. Empty for what is no number. */
  readonly values: readonly number[];
  /** Units or currencies that may be meant; empty for a bare number. */
  readonly units: readonly string[];
  /** Of a date: the days it may name. */
  readonly days?: readonly NamedDay[];
  /** Of a time: minutes since midnight, and whether 8:00 may be 20:00; the zone in minutes east of UTC, null for none named. */
  readonly time?: { readonly minutes: number; readonly isHalfDay: boolean; readonly zone: number | null };
  /** Of what is no number: what it is compared by. */
  readonly key?: string;
  /** Of a telephone number: its digits as they are written. */
  readonly digits?: string;
  /** True for what a translation may say otherwise, or leave out: ordinals, number words, 0, 1 and 100%. */
  readonly isSoft: boolean;
  /** True for a number that is written in digits and stands for itself, an ordinal included. */
  readonly isFigure: boolean;
  /** True where the text says that it is about so much (近, 多), and for what is not in Chinese: another text may have it exactly. */
  readonly isRough: boolean;
  /** Where the digits of an amount are, with the scale word behind them. */
  readonly figure: Span;
}

/** What a reader of facts must know of a text. */
export interface Reading {
  /** Language of the text: `zh`. */
  readonly language: string;
  /** ISO 3166-1 code of the country whose telephone numbers stand without a code; undefined where none is known. */
  readonly country: string | undefined;
}

/** Takes a fact in, unless another was found in its place. */
export type Add = (
  fact: Omit<Fact, 'figure' | 'isFigure' | 'isRough'> &
    Partial<Pick<Fact, 'figure' | 'isFigure' | 'isRough'>>,
) => void;
