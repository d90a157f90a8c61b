import { defineRule, type Page, type RuleReport } from './rule.ts';
import { spanIn, stringPairs } from './string-pairs.ts';

/** A text longer than there is room for: a field of a store, or what the file, its comments or the site's config say. */
export const stringLength = defineRule({
  id: 'string/length',
  name: { en: 'length of texts', zh: '文字长度' },
  severity: 'major',
  category: 'design-and-markup',
  why: {
    en: 'A store refuses a text that is too long, and an interface cuts it off, often in the middle of a word. The Chinese is shorter than nearly any translation of it.',
    zh: '文字过长，应用商店会拒收，界面会截断，常常断在词中间。中文几乎总比译文短。',
  },
  instead: {
    en: 'Say less: leave out what the reader knows, and take the shorter word.',
    zh: '请写得更短：去掉读者已知的内容，选用更短的词。',
  },
  evidence:
    'App Store Connect Help, App information and Platform version information; Play Console Help, Best practices for your store listing; XLIFF 1.2 (maxwidth), XLIFF 2.1 (size and length restriction).',
  messages: {
    en: {
      field: (store: string, has: number, most: number) => `${has} characters: ${store} takes ${most} here.`,
      limit: (has: number, most: number) => `${has} characters, and there is room for ${most}.`,
    },
    zh: {
      field: (store, has, most) => `共 ${has} 个字符，${store} 此处最多 ${most} 个。`,
      limit: (has, most) => `共 ${has} 个字符，最多只能有 ${most} 个。`,
    },
  },
  examples: {
    fails: [
      {
        path: 'fastlane/metadata/android/id/title.txt',
        text: 'Aplikasi gudang paling mudah untuk toko Anda\n',
      },
      {
        path: 'po/id.po',
        text: '# max length: 10\nmsgid "Buy now"\nmsgstr "Beli sekarang juga"\n',
      },
    ],
    passes: [
      { path: 'fastlane/metadata/android/id/title.txt', text: 'Gudang Mudah\n' },
      {
        path: 'fastlane/metadata/android/id/changelogs/9.txt',
        text: `${'Baru. '.repeat(90)}\n`,
        files: { 'fastlane/metadata/android/id/changelogs/10.txt': 'Baru.\n' },
      },
      { path: 'po/id.po', text: '# max length: 20\nmsgid "Buy now"\nmsgstr "Beli sekarang"\n' },
    ],
  },
  check(page, words) {
    const field = fieldOf(page.path);
    if (field) {
      if (page.isOldNotes) return [];
      const text = page.text.replace(/^\uFEFF/, '').trimEnd();
      const has = charactersIn(text);
      if (has <= field.most) return [];
      return [{ span: { from: 0, to: text.length }, message: words.field(field.store, has, field.most) }];
    }
    const limits = limitsOf(page);
    return stringPairs(page).flatMap(({ unit }): RuleReport[] => {
      const own = unit.maxLength ?? limits.get(unit.key) ?? page.config.maxLengthFor(unit.key);
      const store = fieldByKey(unit.key);
      const most = own ?? store?.most;
      const has = charactersIn(unit.text);
      if (most === undefined || has <= most) return [];
      const message = own === undefined ? words.field(store!.store, has, most) : words.limit(has, most);
      return [{ span: spanIn(unit), message }];
    });
  },
});

/** Characters as the stores count them: code points of Unicode, a line break as one. */
function charactersIn(text: string): number {
  return [...text.replaceAll('\r\n', '\n')].length;
}

/** The limits that the source file names, by key. */
function limitsOf({ source, path }: Page): ReadonlyMap<string, number> {
  const units = source && source.path !== path ? (source.content.units ?? []) : [];
  return new Map(units.flatMap(({ key, maxLength }) => (maxLength === undefined ? [] : [[key, maxLength]])));
}

interface Field {
  readonly store: 'App Store' | 'Google Play';
  readonly most: number;
}

/** https://support.google.com/googleplay/android-developer/answer/9859152 */
const play: Readonly<Record<string, number>> = {
  title: 30,
  short_description: 80,
  full_description: 4000,
  changelogs: 500,
};
/** https://developer.apple.com/help/app-store-connect/reference/app-information and …/platform-version-information */
const appStore: Readonly<Record<string, number>> = {
  name: 30,
  subtitle: 30,
  promotional_text: 170,
  keywords: 100,
  description: 4000,
  release_notes: 4000,
};

/** The field of a store that a file of fastlane is: https://docs.fastlane.tools/actions/deliver and …/supply. */
function fieldOf(path: string): Field | undefined {
  const [, android, name = ''] =
    /(?:^|\/)metadata\/(android\/)?[A-Za-z]{2,3}(?:[-_][A-Za-z]{2,4})?\/(?:(\w+)\.txt|(?:changelogs)\/\w+\.txt)$/.exec(
      path,
    ) ?? [];
  const isChanges = /\/metadata\/android\/[^/]+\/changelogs\/\w+\.txt$/.test(`/${path}`);
  if (isChanges) return { store: 'Google Play', most: play.changelogs! };
  const most = android ? play[name] : appStore[name];
  return most === undefined ? undefined : { store: android ? 'Google Play' : 'App Store', most };
}

/** The field of a store that a key names: `app_store.subtitle`, `googlePlay.shortDescription`. */
function fieldByKey(key: string): Field | undefined {
  const name = key.replace(/[a-z\d](?=[A-Z])/g, '$&_').toLowerCase();
  const [, store = '', field = ''] =
    /(?:^|\.)(app_?store|google_?play|play_?store)[._-](\w+)$/.exec(name) ?? [];
  const isPlay = store.includes('play');
  const most = (isPlay ? play : appStore)[field];
  return most === undefined ? undefined : { store: isPlay ? 'Google Play' : 'App Store', most };
}
