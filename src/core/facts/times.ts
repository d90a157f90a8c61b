/** Times of the day in a text. */
import type { Span } from '../finding.ts';
import { anyOf } from '../phrases/language-words.ts';
import type { Add } from './fact.ts';

/** Zones by the names copy gives them, in minutes east of UTC. */
const zones: Readonly<Record<string, number>> = {
  ...{
    UTC: 0,
    GMT: 0,
    CST: 480,
    SGT: 480,
    MYT: 480,
    HKT: 480,
    PHT: 480,
    WITA: 480,
    WIB: 420,
    WIT: 540,
    ICT: 420,
  },
  ...{ JST: 540, KST: 540, IST: 330, GST: 240, AST: 180, CET: 60, CEST: 120, BST: 60, EST: -300, EDT: -240 },
  ...{ PST: -480, PDT: -420, 日本时间: 540, 韩国时间: 540, 新加坡时间: 480, 泰国时间: 420, 印尼时间: 420 },
  ...{ 日本時間: 540, '한국 시간': 540, 한국시간: 540, 'Japan time': 540, 'Korea time': 540 },
  ...{ 'Singapore time': 480, 'Malaysia time': 480, 'waktu Malaysia': 480, 'Philippine time': 480 },
  ...{ 'giờ Việt Nam': 420, 'Vietnam time': 420, เวลาไทย: 420, เวลาประเทศไทย: 420, 'Thailand time': 420 },
  ...{ 'waktu Jakarta': 420, 'Jakarta time': 420, 'India time': 330, 'Dubai time': 240 },
};
/** The same, as they are looked up. */
const zoneOf = new Map(Object.entries(zones).map(([name, minutes]) => [name.toLowerCase(), minutes]));
const beijing = anyOf('beijingTime');
const zone = new RegExp(
  `(${beijing})|(?:UTC|GMT)\\s?([+-])\\s?(\\d{1,2})(?::?(\\d\\d))?|(?<!\\p{L})(${Object.keys(zones)
    .toSorted((a, b) => b.length - a.length)
    .join('|')})(?!\\p{Script=Latin})`,
  'iu',
);

const late =
  /下午|晚上?|傍晚|午後|夜|오후|저녁|밤|p\.?m\b|malam|sore|petang|chiều|tối|hapon|gabi|مساء|abends/iu;
const early = /凌晨|早上?|上午|清晨|午前|오전|아침|a\.?m\b|pagi|sáng|umaga|صباح|morgens/iu;
const clock =
  /(?<![\d:.,/]|(?<!:\d\d\s?)-)(\d{1,2}):([0-5]\d)(?::[0-5]\d)?(?![\d:])|(?<![\d:.,])(\d{1,2})\s?[点點時时시](?:\s?(?:([0-5]?\d)\s?[分분]|(半)))?(?![间間钟鐘长長候간])|(?<![\d:.,])(\d{1,2})(?:\.([0-5]\d))?\s?(?:Uhr|น\.)|(?<![\d:.,$])(\d{1,2})\s?(?=[ap]\.?m\b)|(?:pukul|jam)\s(\d{1,2})(?:\.([0-5]\d))?(?!\d)|(?<![\d:.,])(\d{1,2})\s?(?:h|giờ)\s?([0-5]\d)(?!\d)/giu;

/**
 * Adds times.
 * @param mask takes a stretch out of what is read further: the 8 of UTC+8 is no number of its own
 */
export function addTimes(text: string, add: Add, mask: (from: number, to: number) => void): void {
  const zoneSpans: Span[] = [];
  for (const match of text.matchAll(clock)) {
    const [written, h1, m1, h2, m2, half, h3, m3, h4, h5, m5, h6, m6] = match;
    const hour = Number(h1 ?? h2 ?? h3 ?? h4 ?? h5 ?? h6);
    const minute = half ? 30 : Number(m1 ?? m2 ?? m3 ?? m5 ?? m6 ?? 0);
    if (hour > 24) continue;
    const [from, end] = [match.index, match.index + written.length];
    const around = `${text.slice(Math.max(0, from - 5), from)}|${text.slice(end, end + 9)}`;
    const isLate = late.test(around);
    // `6-7点`: the first is an hour too.
    const first = /(?<![\d:.])(\d{1,2})\s?[-–~～至到]\s?$/u.exec(text.slice(Math.max(0, from - 6), from));
    const start = Math.max(0, from - 12);
    const zoned = zone.exec(text.slice(start, end + 24));
    // The 8 of UTC+8 is no number of its own.
    if (zoned?.[2]) zoneSpans.push({ from: start + zoned.index, to: start + zoned.index + zoned[0].length });
    const timeAt = (hour: number, minute: number) => ({
      minutes: ((hour % 24) + (isLate && hour < 12 ? 12 : 0)) * 60 + minute,
      isHalfDay: !isLate && !early.test(around) && hour <= 12,
      zone: zoned ? offsetOf(zoned) : null,
    });
    if (first && Number(first[1]) <= 24) {
      const at = from - first[0].length;
      const value = Number(first[1]);
      add({
        kind: 'time',
        from: at,
        to: at + first[1]!.length,
        values: [value],
        units: [],
        time: timeAt(value, 0),
        isSoft: false,
      });
    }
    add({
      kind: 'time',
      from,
      to: from + written.trimEnd().length,
      values: minute ? [hour, minute] : [hour],
      units: [],
      time: timeAt(hour, minute),
      isSoft: false,
    });
  }
  for (const { from, to } of zoneSpans) mask(from, to);
}

function offsetOf([, isBeijing, sign, hours, minutes, name]: RegExpExecArray): number {
  if (isBeijing) return 480;
  if (sign) return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes ?? 0));
  return zoneOf.get(name!.toLowerCase()) ?? 0;
}
