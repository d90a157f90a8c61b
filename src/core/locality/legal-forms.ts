/** What stands before a name, behind it, or on both sides. */
interface Forms {
  readonly before?: readonly string[];
  readonly behind?: readonly string[];
  readonly around?: readonly (readonly [string, string])[];
}

/**
 * How companies of a market sign: the legal forms that stand before or behind a name. From the Entity Legal Forms
 * code list of ISO 20275, kept by GLEIF (https://www.gleif.org/en/about-lei/code-lists/iso-20275-entity-legal-forms-code-list);
 * forms that several countries share (`Ltd`, `Inc`, `S.A.`, `AG`, `SAS`) are left out, since they tell of none.
 */
const forms: Readonly<Record<string, Forms>> = {
  BR: { behind: ['Ltda', 'EIRELI'] },
  DE: { behind: ['GmbH', 'GmbH & Co. KG', 'e.V.', 'eG'] },
  FR: { behind: ['SARL', 'SASU'] },
  GB: { behind: ['plc', 'LLP'] },
  ID: { before: ['PT'], behind: ['Tbk'] },
  IN: { behind: ['Pvt. Ltd.', 'Pvt Ltd', 'Private Limited'] },
  JP: { before: ['株式会社', '合同会社'], behind: ['株式会社', '合同会社'] },
  KR: { before: ['주식회사', '㈜'], behind: ['주식회사', '㈜'] },
  MX: { behind: ['S.A. de C.V.', 'S. de R.L. de C.V.', 'SAPI de C.V.'] },
  MY: { behind: ['Sdn. Bhd.', 'Sdn Bhd', 'Berhad'] },
  SG: { behind: ['Pte. Ltd.', 'Pte Ltd'] },
  TH: { around: [['บริษัท', 'จำกัด']] },
  TW: { behind: ['股份有限公司'] },
  VN: { before: ['Công ty TNHH', 'Công ty Cổ phần', 'Công ty CP'] },
};

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s');
/** Up to four words that begin with a capital. */
const latinName = "\\p{Lu}[\\p{L}\\p{N}&.’'-]{0,30}(?:\\s\\p{Lu}[\\p{L}\\p{N}&.’'-]{0,30}){0,3}";
/** Without the kana that Japanese particles are written in. */
const otherName =
  '[\\p{Script=Han}\\p{Script=Katakana}\\p{Script=Hangul}\\p{Script=Thai}\\p{Script=Latin}ー]{2,20}';

/** The pattern of a market's company names, such as `PT Contoh Niaga Tbk`; undefined where its forms tell nothing. */
export function companyPattern(market: string): RegExp | undefined {
  if (!Object.hasOwn(forms, market)) return undefined;
  const { before = [], behind = [], around = [] } = forms[market]!;
  const isLatin = !['JP', 'KR', 'TW', 'TH'].includes(market);
  const name = isLatin ? latinName : otherName;
  const edge = isLatin ? '(?<![\\p{L}\\p{N}])' : '';
  const end = isLatin ? '(?![\\p{L}\\p{N}])' : '';
  const parts = [
    ...before.map((form) => `${edge}${escaped(form)}\\.?\\s?${name}`),
    ...around.map(([start, end]) => `${start}\\s?${name}?\\s?${end}`),
    ...behind.map((form) => `${edge}${name},?\\s?${escaped(form)}${end}`),
  ];
  return new RegExp(parts.join('|'), 'gu');
}
