import { type Foreign, findForeign } from '../alignment/foreign.ts';
import type { Span } from '../finding.ts';
import { languageCode } from '../regions/locale.ts';
import { defineRule, type Page } from './rule.ts';

const english = 'We help the teams of your company to find what they are looking for in their own language.';
const indonesian =
  'Kami membantu tim Anda menghitung stok di setiap gudang dengan cepat, dan semua data tersimpan untuk laporan.';

/** Blocks, or all of a page, in another language than the page is for. */
export const wrongLanguage = defineRule({
  id: 'copy/wrong-language',
  name: { en: 'text in another language', zh: '语言不对' },
  severity: 'major',
  category: 'accuracy',
  why: {
    en: 'Whoever comes to a page in their language and finds another one takes the page, and the company, for unfinished.',
    zh: '读者打开母语页面却看到另一种语言，会觉得页面没做完，公司也不用心。',
  },
  instead: {
    en: 'Have it written in the language of the page, or leave it out until it is. A quotation goes in quotation marks; where another language is meant, say so in the markup (lang="en") or keep it with a reason.',
    zh: '请用本页的语言写好，写好之前先不放。引文请加引号；若确实要用另一种语言，请在标记中注明（lang="en"），或填写理由后保留。',
  },
  evidence:
    'Trigrams (franc) and small words must both name the other language; blocks under eight words, names, code and quotations are let be. MQM: accuracy, untranslated text.',
  messages: {
    en: {
      blocks: (blocks: number, language: string, own: string) =>
        `${blocks === 1 ? 'This block is' : `${blocks} blocks from here on are`} in ${language}, on a page in ${own}.`,
      untranslated: (language: string, own: string) =>
        `This page is in ${language}: it was never written in ${own}.`,
    },
    zh: {
      blocks: (blocks, language, own) =>
        `本页应为${own}，${blocks === 1 ? '这一段' : `从这里起有 ${blocks} 段`}却是${language}。`,
      untranslated: (language, own) => `整页都是${language}，没有写成${own}。`,
    },
  },
  examples: {
    fails: [
      {
        path: 'content/id/about.md',
        text: `# Tentang kami\n\n${indonesian}\n\n${english}\n\n${indonesian}\n`,
      },
      { path: 'content/es/about.md', text: `# Sobre nosotros\n\n${english}\n\n${english}\n` },
      {
        path: 'content/th/about.md',
        text: `# เกี่ยวกับเรา\n\nเราช่วยให้ทีมของคุณค้นหาสิ่งที่ต้องการในภาษาของตนเอง\n\n${english}\n`,
      },
      {
        path: 'content/ms/about.md',
        text: 'Perusahaan kami membantu tim Anda karena semua informasi bisa dicari. Proyek dan kode dibagikan dengan komunitas, dan layanan ini gratis.\n',
      },
      {
        path: 'content/id/about.md',
        text: '我们为企业提供专业的仓储管理服务，帮助您随时掌握库存。\n\n欢迎联系我们，了解更多产品信息与报价。\n',
      },
    ],
    passes: [
      { path: 'content/id/about.md', text: `# Tentang kami\n\n${indonesian}\n\nBuilt for teams.\n` },
      { path: 'content/id/about.md', text: `# Tentang kami\n\n${indonesian}\n\n“${english}”\n` },
      { path: 'content/ms/about.md', text: 'Anda boleh menghubungi kami, dan pasukan kami akan membantu.\n' },
      {
        path: 'content/id/lisensi.md',
        text: `${indonesian}\n\nPermission is hereby granted, free of charge, to any person who gets a copy of this software, to use it as they like.\n`,
      },
      { path: 'content/ja/about.md', text: '当社は在庫管理のクラウドサービスを開発しています。\n' },
    ],
  },
  check(page, words) {
    const { segments } = page.content;
    const { whole, runs } = foreignOf(page);
    const name = languageNames(page.uiLanguage);
    const own = name(page.language);
    if (whole) {
      const message = words.untranslated(name(whole), own);
      return isMeant(page, whole) ? [] : [{ span: segments[0]!, message }];
    }
    return runs.flatMap(({ language, first, last, blocks }) => {
      // Chinese that was left in place has a rule of its own, which names the words.
      if (language === 'zh' || isMeant(page, language)) return [];
      const span = { from: segments[first]!.from, to: segments[last]!.to };
      return [{ span, message: words.blocks(blocks, name(language), own) }];
    });
  },
});

/** Detects text in another language on a page. */
export function foreignOf({ content, language }: Pick<Page, 'content' | 'language'>): Foreign {
  return findForeign(content.segments, language);
}

/**
 * Stretches of a page that are told to be in another language: what rules of its own say of their words would be said
 * twice, and mostly in vain. Malay and Indonesian share too much for that.
 */
export function toldForeign(page: Page): Span[] {
  const { segments } = page.content;
  const { whole, runs } = foreignOf(page);
  const found = whole ? [{ language: whole, first: 0, last: segments.length - 1 }] : runs;
  return found
    .filter(({ language }) => !isMeant(page, language) && !(isMalay(language) && isMalay(page.language)))
    .map(({ first, last }) => ({ from: segments[first]!.from, to: segments[last]!.to }));
}

const isMalay = (language: string) => language === 'id' || language === 'ms';

/** A page that says its market only, such as `content/sg/`, may be in any language of the market. */
function isMeant(page: Page, language: string): boolean {
  const { target, market, path, content } = page;
  if (target.locale === undefined) return true;
  const data = content.frontMatter?.data ?? {};
  const declared = data.locale ?? data.lang ?? data.language ?? page.config.pagesFor(path).locale;
  const names = path.toLowerCase().split(/[^a-z]+/);
  const saysLanguage = declared !== undefined || names.includes(new Intl.Locale(target.locale).language);
  return !saysLanguage && (market?.locales ?? []).some((locale) => languageCode(locale) === language);
}

/** The names of languages in the language of the interface. */
export function languageNames(uiLanguage: 'en' | 'zh'): (language: string) => string {
  const names = new Intl.DisplayNames(uiLanguage === 'zh' ? 'zh-CN' : 'en', { type: 'language' });
  return (language) => names.of(language) ?? language;
}
