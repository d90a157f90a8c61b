/** Indonesian and Malay share their small words; everyday words tell them apart. */

/**
 * Indonesian words and the Malay ones that are in their place. On 370,000 words of public pages in Indonesian and
 * 65,000 in Malay nearly all are at least ten times as frequent on their own side; the others are too rare there to
 * count, and are spelt differently on either side.
 */
const pairs =
  'karena kerana, bisa boleh, perusahaan syarikat, gratis percuma, informasi maklumat, aktivitas aktiviti, ' +
  'kualitas kualiti, tautan pautan, jaringan rangkaian, proyek projek, perangkat perisian, kode kod, kantor pejabat, ' +
  'uang wang, komunitas komuniti, kontribusi sumbangan, membutuhkan memerlukan, mencoba mencuba, berbeda berbeza, ' +
  'bahwa bahawa, telepon telefon, layanan perkhidmatan, keamanan keselamatan, lisensi lesen, universitas universiti, ' +
  'biaya kos, metode kaedah, pajak cukai, akun akaun, faktur invois, asuransi insurans, pengembang pembangun, ' +
  'internasional antarabangsa, coba cuba';

const sides = pairs.split(', ').map((pair) => pair.split(' '));
const words = {
  id: new Set(sides.map(([indonesian]) => indonesian!)),
  ms: new Set(sides.map(([, malay]) => malay!)),
};

/** A page has so many of the other's words, and at most one of its own for so many of them, when it is in the other. */
const leastWords = 6;
const leastDistinct = 4;
const leastRatio = 5;

/**
 * `id` for a Malay page that is written in Indonesian, `ms` for the reverse; undefined for a page in its own
 * language, in any other, and where too few words tell.
 */
export function neighbourLanguage(
  segments: readonly { readonly text: string }[],
  language: string,
): 'id' | 'ms' | undefined {
  if (language !== 'id' && language !== 'ms') return undefined;
  const other = language === 'id' ? 'ms' : 'id';
  let [own, foreign] = [0, 0];
  const distinct = new Set<string>();
  for (const { text } of segments) {
    for (const word of text.toLowerCase().match(/\p{L}+/gu) ?? []) {
      if (words[language].has(word)) own++;
      if (!words[other].has(word)) continue;
      foreign++;
      distinct.add(word);
    }
  }
  const isForeign = foreign >= Math.max(leastWords, leastRatio * own) && distinct.size >= leastDistinct;
  return isForeign ? other : undefined;
}
