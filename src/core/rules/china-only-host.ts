import type { Span } from '../finding.ts';
import { defineRule } from './rule.ts';

/** Video and map services whose content, language or availability is for China alone, by the end of the host's name. */
const hosts: readonly (readonly [string, string])[] = [
  ['bilibili.com', 'Bilibili'],
  ['b23.tv', 'Bilibili'],
  ['youku.com', 'Youku'],
  ['iqiyi.com', 'iQIYI'],
  ['v.qq.com', 'Tencent Video'],
  ['douyin.com', 'Douyin'],
  ['map.baidu.com', 'Baidu Maps'],
  ['amap.com', 'Amap'],
  ['gaode.com', 'Amap'],
  ['map.qq.com', 'Tencent Maps'],
];

/** A search on a Chinese map: what is searched for, as it stands in the address. */
const mapSearch =
  /^(?:https?:)?\/\/[^/?#]*(?:amap|gaode|map\.baidu|map\.qq)\.com\/[^?#]*\?(?:[^#]*&)?(?:query|keyword|address|word|wd)=([\w%.~+-]+)(?:[&#]|$)/i;

/** Videos and maps on services that readers outside China do not use. */
export const chinaOnlyHost = defineRule({
  id: 'reference/china-only-host',
  name: { en: 'services made for China', zh: '只适合国内的网站与服务' },
  severity: 'minor',
  category: 'audience-appropriateness',
  marks: 'words',
  why: {
    en: 'These services speak Chinese, ask for a Chinese account or load slowly abroad, and their maps show little outside China.',
    zh: '这些服务只有中文界面，需要国内账号，在海外加载缓慢，其地图在国外也缺少信息。',
  },
  instead: {
    en: 'Host the video where the market watches, and the map with the service people there use.',
    zh: '把视频放到当地人常用的平台，地图改用当地通行的服务。',
  },
  evidence:
    'The services’ own sites and terms: interfaces in Chinese, accounts tied to a Chinese phone number.',
  messages: {
    en: { link: (name: string) => `A link to ${name}, which readers outside China do not use.` },
    zh: { link: (name) => `链接到 ${name}，海外读者并不使用这项服务。` },
  },
  examples: {
    fails: [
      { path: 'content/id/a.md', text: 'Tonton [demo](https://www.bilibili.com/video/BV1xx) kami.\n' },
      { path: 'content/de/a.md', text: '[Anfahrt](https://map.baidu.com/poi/x)\n' },
    ],
    passes: [
      { path: 'content/id/a.md', text: 'Tonton [demo](https://www.youtube.com/watch?v=1) kami.\n' },
      { path: 'content/id/a.md', text: 'Lihat [profil](https://notbilibili.com/).\n' },
      {
        path: 'content/en-SG/a.md',
        text: '---\naudience: entering-china\n---\n\nWatch it on [Bilibili](https://www.bilibili.com/video/BV1xx).\n',
      },
    ],
  },
  check(page, words) {
    const { language, target, messages } = page;
    /** The same search on a map that is used abroad; its address has no mark that any format escapes. */
    const onMap = ({ from, to }: Span, place: string) => {
      const title = messages.replaceWith('Google Maps');
      return {
        title,
        safe: false,
        edits: [{ from, to, text: `https://www.google.com/maps/search/${place}` }],
      };
    };
    if (language === 'zh' || target.audience !== 'local') return [];
    return page.content.segments.flatMap((segment) =>
      segment.marks.flatMap((mark) => {
        const { kind, value } = mark;
        const host =
          kind === 'code' ? '' : (/^(?:https?:)?\/\/([^/:?#]+)/i.exec(value)?.[1]?.toLowerCase() ?? '');
        const found = hosts.find(([name]) => host === name || host.endsWith(`.${name}`));
        if (!found) return [];
        const place = mapSearch.exec(page.text.slice(mark.from, mark.to))?.[1];
        return [{ span: mark, message: words.link(found[1]), fixes: place ? [onMap(mark, place)] : [] }];
      }),
    );
  },
});
