import { objectCharacter, type Segment } from '../content/segment.ts';
import { widthOf } from '../text/width.ts';
import { defineRule } from './rule.ts';

/** What a result shows, in the width of a full-width character: 600 px of Arial at 20 px; two lines of a description. */
const limits = { title: 30, description: 80 } as const;
/** A letter or two more say nothing: other fonts, and other screens, differ by that. */
const leastOver = 5;

/** Reports a title or a description that is wider than a search result shows. */
export const searchResult = defineRule({
  id: 'page/search-result',
  name: { en: 'length in search results', zh: '搜索结果中的长度' },
  severity: 'neutral',
  category: 'design-and-markup',
  why: {
    en: 'A search result shows about 60 Latin or 30 full-width characters of a title, 160 or 80 of a description. What comes later is cut off, often the brand or the offer.',
    zh: '搜索结果里，标题大约只显示 60 个拉丁字母或 30 个全角字，描述大约 160 或 80 个；后面的内容会被截断，往往正好是品牌或卖点。',
  },
  instead: {
    en: 'Put first what readers of this market search for, and leave out what the page says anyway. A literal translation is often half as long again as the Chinese.',
    zh: '把当地读者会搜索的词放在最前面，正文里已有的就不必重复。直译往往比中文长出一半。',
  },
  evidence:
    'Yoast SEO measures titles at 600 px and allows descriptions of 156 characters, 80 in Japanese (packages/yoastseo); Google names no limit, and cuts by the width of the device (Search Central, snippets). Widths: Arial, and East Asian Width (UAX #11).',
  messages: {
    en: {
      title: (over: number) => `The title is ${over}% wider than a search result shows.`,
      description: (over: number) => `The description is ${over}% longer than a search result shows.`,
    },
    zh: {
      title: (over) => `标题比搜索结果能显示的宽度多出 ${over}%。`,
      description: (over) => `描述比搜索结果能显示的长度多出 ${over}%。`,
    },
  },
  examples: {
    fails: [
      {
        path: 'de/index.html',
        text: '<title>Hochwertige LED-Netzteile und Schaltnetzteile direkt vom führenden Hersteller in Zhongshan, China</title>',
      },
      {
        path: 'ja/index.md',
        text: '---\ntitle: 中山市のLED電源メーカー｜防水・屋内用スイッチング電源を工場から直接お届けする専門メーカー\n---\n\n製品の一覧です。\n',
      },
      {
        path: 'en/index.html',
        text: `<meta name="description" content="${'We make paper bags and boxes for shops. '.repeat(6)}"><p>Bags</p>`,
      },
    ],
    passes: [
      { path: 'de/index.html', text: '<title>LED-Netzteile vom Hersteller | CHUGAO</title>' },
      { path: 'ja/index.md', text: '---\ntitle: 中山市のLED電源メーカー\n---\n\n製品の一覧です。\n' },
      { path: 'en/index.html', text: '<title>{{ page.title }} – {{ site.title }}</title><p>Bags</p>' },
      {
        path: 'en/index.html',
        text: `<meta property="og:description" content="${'We make paper bags and boxes for shops. '.repeat(6)}"><p>Bags</p>`,
      },
      { path: 'locales/de.json', text: `{"title": "${'Hochwertige LED-Netzteile '.repeat(5)}"}` },
    ],
  },
  check({ declarations, content }, words) {
    const seen = new Set<string>();
    return declarations.flatMap((declaration) => {
      const { kind, from, to } = declaration;
      if ((kind !== 'title' && kind !== 'description') || seen.has(kind)) return [];
      seen.add(kind);
      const segment = content.segments.find((one) => one.from >= from && one.to <= to);
      const width = segment ? shown(segment) : 0;
      const over = Math.round((width / limits[kind] - 1) * 100);
      if (!segment || over < leastOver) return [];
      const span = { from: segment.mappings[0]!.from, to: segment.mappings.at(-1)!.to };
      return [{ span, message: words[kind](over) }];
    });
  },
});

/** What code prints is not known, and not counted. */
function shown({ text }: Segment): number {
  return widthOf(text.replaceAll(objectCharacter, ''));
}
