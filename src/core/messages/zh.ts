import type { PatternFault } from '../phrases/pattern.ts';
import { writeDay } from '../regions/locale-formats.ts';
import { percent } from '../text/numbers.ts';
import type { Messages } from './en.ts';
import { localityZh } from './locality.ts';
import { reviewWords } from './review.ts';

function patternFault([fault, about]: readonly string[]): string {
  const faults: Record<PatternFault, string> = {
    empty: '是空的。',
    'matches-everything': '会匹配所有文字：至少要有一个必须出现的词。',
    'gap-at-edge': '开头或结尾的 … 不起作用，请删去。',
    'crosses-sentence': '不可能匹配：不能跨越句末标点。',
    'too-many-variants': `展开后超过 ${about} 种写法，请拆成两条。`,
    unexpected: `多了一个 ${about}。`,
    'not-closed': `的 ${about} 没有闭合。`,
    'space-after-bracket': '的括号后面需要空格。',
    'empty-alternative': '有空的选项：可有可无的词请放在 [ ] 里。',
    'mark-without-word': `的 ${about} 前面没有词。`,
  };
  return faults[fault as PatternFault];
}

/** What the reviewer says, in Simplified Chinese. */
export const zh: Messages = {
  locality: localityZh,
  audience: { local: '当地读者', 'chinese-abroad': '出海的中国企业', 'entering-china': '进入中国的外企' },
  readers: { consumers: '消费者', businesses: '企业客户' },
  severity: reviewWords('zh').severity,
  band: {
    mirrors: '与中文页逐句对应',
    adapted: '改编自中文页',
    partly: '部分来自中文页',
    independent: '独立于中文页',
  },
  noMarket: '未指定市场',
  colon: '：',
  makeSite: (root) => `${root} 中还没有 .terroir 文件夹。要把它设为站点吗？此后它下面的所有内容都归它管。`,
  makeSiteYes: '设为站点',
  noSite: (root) => `${root} 中没有 .terroir 文件夹，也未新建。`,

  phrase: (text, zh) => `“${text}”直译自“${zh}”。`,
  mainland: (text) => `“${text}”是大陆文案的套话。`,
  setPhrase: (text) => `“${text}”是套话，这页上还有很多。`,
  rendering: (text, zh) => `“${text}”像是从${zh.map((one) => `“${one}”`).join('或')}译过来的。`,
  carries: (zh) => `这句话照搬了“${zh}”。`,
  reference: (text) => `中国以外的读者大多不了解“${text}”。`,
  housePhrase: (text, replace) => (replace ? `我们写“${replace}”，不写“${text}”。` : `我们不写“${text}”。`),
  sensitive: (text, market) => `“${text}”${market && `在${market}`}需要谨慎处理。`,
  noteChinese: (zh) => `**中文原文：** ${zh}`,
  noteInstead: (text) => `**建议写法：** ${text}`,
  noteLocal: (market, text) => `**${market}的当地作者会这样写：** “${text}”`,
  noteOffer: {
    payments: (market, list) => `**${market}常用的付款方式：** ${list}`,
    channels: (market, list) => `**${market}常用的联系渠道：** ${list}`,
    marketplaces: (market, list) => `**${market}常用的购物平台：** ${list}`,
    moments: (market, list) => `**${market}的营销节点：** ${list}`,
    festivals: (market, list) => `**${market}接下来的节日：** ${list}`,
    partners: (market, list) => `**${market}有影响力的机构与企业：** ${list}`,
    certifications: (market, list) => `**${market}看重的认证（确有才写）：** ${list}`,
    laws: (market, list) => `**${market}适用的法规：** ${list}`,
  },
  dated: ({ name, day, isAbout }) =>
    day ? `${name}（${writeDay(day, 'zh')}${isAbout ? '前后' : ''}）` : name,
  noteLaw: (law, about, source) => `**法规（${law}）：** ${about}*${source}*`,
  noteEvidence: (text) => `*依据：${text}*`,
  noteVulgar: '这些词在当地读者看来粗俗或冒犯。请换个说法，改拼写没有用。',
  noteDoubtful: '尚未经母语读者确认，仅作提示。',
  notePaired: (zh) => `中文页的对应位置写的是“${zh}”。`,
  noteWords: (zh) => `中文原句里有“${zh}”，这里正是它的译文。如果不看中文也会这么写，可以注明理由后保留。`,
  noteSentence: (zh) =>
    `中文原句里有“${zh}”，而这页逐句对应中文页。如果当地读者也会这么写，可以注明理由后保留。`,
  noteExample: (industry, text) => `**例如**（${industry}）：${text}`,

  pageType: {
    home: '首页',
    campaign: '活动页',
    product: '产品页',
    article: '文章',
    'case-study': '客户案例',
    specification: '规格页',
    legal: '法律条款页',
  },
  alsoHere: (places) => `（本页另有 ${places} 处。）`,
  alsoOn: (pages) => `（另有 ${pages} 页相同。）`,
  pairedByContent: (confidence, source) =>
    `按内容与 ${source} 配对，置信度 ${percent(confidence)}；如不对，请在 front matter（文件开头的元数据）中用 \`source:\` 写明。`,
  compared: (share, market, local, dropped) =>
    [
      typeof share === 'string'
        ? {
            'too-short': '本页太短，无法判断与中文页的对应程度',
            unsure: '本站该语言的页面太少，无法判断本页与中文页的对应程度',
          }[share]
        : `本页有 ${percent(share)} 的内容逐句对应中文页`,
      market ? `${local} 段是${market}独有的` : `${local} 段是本页独有的`,
      `中文页有 ${dropped} 段在本页没有对应内容。`,
    ].join('；'),

  keepWithoutReason: '保留某处写法须说明理由，请写在冒号后。',
  keepUnused: (rules) => `无需保留：${rules} 在这一段没有提示。`,
  keepExpired: (rule, until, owner) =>
    `${rule} 的例外已于 ${until} 到期：请修改页面，或另设期限。${owner ? `负责人：${owner}。` : ''}`,
  exceptionUnused: (rule) => `这条例外已不再需要：没有页面还有 ${rule} 的问题。`,
  keepUnknown: (rule) => `没有 ${rule} 这条规则。`,
  content: {
    'front-matter': (detail) => `front matter（文件开头的元数据）格式有误，${detail}`,
    'half-saved': (mark) => `front matter（文件开头的元数据）没有结束：请在末尾加一行 ${mark}。`,
    'broken-strings': (detail) => `从这里开始不是有效的 ${detail}。`,
    'too-deep': (detail) => `${detail} 嵌套层数过多，其中的内容未读取。`,
  },
  file: {
    missing: '找不到这个文件。',
    unreadable: '无法读取文件：请检查权限。',
    binary: '这不是文本文件：请更换扩展名，或将其列入 exclude。',
    'unreadable-folder': '无法读取这个文件夹，其中的内容均未审校：请检查权限，或将其列入 exclude。',
    'too-large': '文件超过 5 MB，不像是一个页面：请拆分，或将其列入 exclude。',
    encoding: '文件不是 UTF-8 编码：请另存为 UTF-8。',
  },
  brokenBaseline: (path) => `无法读取 ${path}：请从 git 恢复，或删除后重新运行 terroir baseline。`,
  internal: (rule, detail) => `规则 ${rule} 在本页运行出错（${detail}），其他规则不受影响。`,

  notReviewed: (detail) => `本页未能完成审校（${detail}）。`,

  config: (problem) => {
    const options = problem.expected.join('、');
    switch (problem.kind) {
      case 'syntax':
        return `不是有效的 YAML：${problem.detail}`;
      case 'unreadable':
        return '无法读取这个文件：请另存为 UTF-8 文本。';
      case 'unknown-rule':
        return `没有“${problem.detail}”这条规则或这类规则。`;
      case 'unknown-key':
        return `没有“${problem.detail}”这个设置。${options && `此处可用的设置：${options}。`}`;
      case 'missing':
        return `缺少 ${problem.key}。`;
      case 'empty':
        return `${problem.key} 不能为空。`;
      case 'id':
        return `“${problem.detail}”不能作为规则名称。请用小写字母、数字和连字符，例如 private-traffic。`;
      case 'currency':
        return `“${problem.detail}”不是货币代码，写法如 SGD、EUR。`;
      case 'day':
        return `“${problem.detail}”不是日期的写法，例如 12-25、thursday from 11-22、easter-2、islamic 10-1。`;
      case 'date':
        return `“${problem.detail}”不是日期，请写成 2027-03-31 这样。`;
      case 'picture':
        return `“${problem.detail}”不是图片地址。请写成 /img/a.png 这样的路径，或不含空格、引号和括号的 https 地址。`;
      case 'duplicate':
        return `已有 ${problem.detail} 这条规则，请换一个名称。`;
      case 'unknown-market':
        return `没有“${problem.detail}”这个市场。可用文件 .terroir/markets/${problem.detail}.yaml 添加。`;
      case 'market-code':
        return `“${problem.detail}”不是这个文件的市场代码。文件以国家或地区代码命名，例如 NG.yaml。`;
      case 'without-chinese':
        return 'paired 类的规则需要中文：请写在 zh 下。';
      case 'pattern':
        return `“${problem.detail}”${patternFault(problem.expected)}`;
      case 'never-reported':
        return `“${problem.detail}”永远不会触发：unless 总会排除它。`;
      case 'both-ways':
        return `“${problem.detail}”同时写在 ${options} 里，在那里永远不会触发。请删去其中一处。`;
      case 'match':
        return `应当提示却没有提示：“${problem.detail}”`;
      case 'pass':
        return `不应提示却提示了：“${problem.detail}”`;
      case 'not-one-of':
        return `${problem.key} 不能设为“${problem.detail}”。可选值：${options}。`;
      case 'wrong-type':
        return `${problem.key || '文件'}的类型应为 ${options}，而不是“${problem.detail}”。`;
      case 'key-pattern':
        return `“${problem.detail}”：请用点连接各级键名，例如 items.*.text；* 代表任意一个键或其一部分，** 代表任意多级键。`;
      case 'glob':
        return `“${problem.detail}”：路径中不能使用 ( ) 或 |，{ } 展开后最多 64 种。`;
      case 'source-stars':
        return `“${problem.detail}”：** 代表 page 中 ** 的内容，page 须有且只有一个 **，这里不能再有其他 *。写法如 zh/articles/**。`;
      case 'view-format':
        return `“${problem.detail}”：视图只用于数据文件（${options}）。`;
      case 'locale':
        return `“${problem.detail}”不是有效的语言区域代码，写法如 id、en-SG、zh-Hans。`;
      case 'other':
        return `${problem.key}：${problem.detail}`;
    }
  },

  replaceWith: (text) => `替换为“${text}”`,
  replaceMark: (text) => `改为“${text}”`,

  report: {
    title: '本地化审校报告',
    pages: (n) => `${n} 个页面`,
    words: (n) => `${n} 词`,
    toFix: (n) => `${n} 处待修改`,
    nudges: (n) => `${n} 条建议`,
    known: (n) => `基线中已有的 ${n} 个问题不计入。`,
    penalty: (rate) => `扣分 ${rate.toFixed(1)}`,
    penaltyUnknown: '不评分',
    method: '扣分：每千词扣分（致命 25、严重 5、轻微 1、建议 0），依 MQM；不足 500 词不评分。',
    mirror: (share) => `${percent(share)} 与中文页对应`,
    mirrorUnknown: '对应比例未知',
    pageMirror: (share, band) => `${percent(share)} · ${band}`,
    byContent: (confidence) => `按内容配对，置信度 ${percent(confidence)}`,
    register: (density) => `翻译腔 ${density.toFixed(1)}`,
    again: (places) =>
      places.length > 5
        ? `（另有 ${places.length} 处，从 ${places[0]} 起）`
        : `（另见 ${places.join('、')}）`,
    allClear: '没有需要修改的地方。',
    notReviewed: {
      'no-market':
        '只审校了语言，没有按市场审校：看不出本页面向哪个市场。请在 front matter（文件开头的元数据）写明市场（如 market: SG），或在 .terroir/config.yaml 的 pages 中指定其所在文件夹的市场。',
      'no-words': '只按市场审校，没有审校语言：Terroir 还没有这种语言的用语资料。请让懂这种语言的人通读。',
      nothing: '未审校：市场和语言用语均不明，或页面无法读取。',
    },
    clean: (n) => `另有 ${n} 个页面没有需要修改的地方。`,
    noPages:
      '没有找到面向市场的页面。Terroir 按以下方式识别页面：路径中的语言区域（content/id/about.md、about.th.md）、front matter（文件开头的元数据）中的 market，或 .terroir/config.yaml 中的 pages。',
    nothingChanged: '没有改动任何面向市场的页面。',
    gate: '发布检查',
    passed: '通过',
    failed: '未通过',
    off: '未启用',
    from: (source) => `源页面：${source}`,
    place: '位置',
    severity: '级别',
    finding: '问题',
    rule: '规则',
    market: '市场',
    mirrorShare: '与中文页的对应比例',
    penaltyHead: '扣分',
    page: '页面',
    line: '行',
    dimension: '维度',
    others: (n) => `……另有 ${n} 处`,
    begin: '先改这几类',
    todo: '怎样改：',
    times: (n, pages) => (pages === n ? `见于 ${pages} 个页面` : `${pages} 个页面上共 ${n} 处`),
    byItself: (n, all) =>
      `全部 ${all} 处待修改中，有 ${n} 处只有一种正确写法，“terroir review --fix”可自动改好。`,
    worstFirst: '待修改，最严重的在前',
    worstPages: '问题最多的页面',
    folded: (left, nudges) => `此处未列出：另有 ${left} 处待修改、${nudges} 条建议。查看方式：`,
    seeAll: [
      'terroir review --all                         逐页列出全部问题',
      'terroir review 页面路径                      只看一个页面',
      'terroir review --format html=review.html     生成网页文件，可在浏览器中查找和筛选',
    ],
    leftOut: (n) => `超出单次上传上限，已略去 ${n} 个问题，仅保留最严重的。`,
    more: '原因与建议写法',
  },

  actions: {
    addWord: (word) => `将“${word}”加入本站词表`,
    finish: (about, sentence) => `补写一句（${about}）：${sentence}`,
    keep: (rule) => `注明理由并保留（${rule}）…`,
    turnOff: {
      page: (rule) => `在本页不再提示：${rule}`,
      market: (rule, market) => `在${market}市场不再提示：${rule}`,
      site: (rule) => `在全站不再提示：${rule}`,
    },
    mendFirst: (path) => `${path} 有误，请先修正。`,
    compare: '与中文页对照',
    brief: '请当地作者来写',
    fixAll: '应用 Terroir 的全部安全修复',
    fixInFile: (rule, n) => `修复本文件中的全部 ${n} 处：${rule}`,
    fixInSite: (rule) => `修复本站中的全部问题：${rule}`,
  },

  lenses: {
    mirrors: '与中文页逐句对应 · 对照',
    adapted: '改编自中文页 · 对照',
    local: '为当地撰写 · 对照',
    unsure: '与中文页对照',
    brief: '请当地作者来写',
  },

  guide: {
    title: (market) => `面向${market}的写作要点`,
    how: (market) => [
      `依据事实，为${market}的读者重新撰写，不要逐句翻译中文页面。`,
      '事实、价格、名称和法律条款保持原样。事实没有提到的客户、奖项、证书、数字，一律不写。',
      '当地素材只按这里的原文引用，且只用可以公开的。',
    ],
    languages: '使用语言',
    rules: '本公司不这样写',
    ruleLine: (words, instead) => `${words}：${instead}`,
    terms: '本公司用语',
    keep: '保留原样',
    notTerms: (words) => `不用${words}`,
    material: '可以使用的当地素材',
    askFirst: '须先询问负责人',
    more: (n) => `另有 ${n} 条`,
  },

  explain: {
    markets: '市场：',
    fails: '会提示：',
    passes: '不会提示：',
    evidence: '依据：',
    when: {
      distinct: '出现即提示。',
      paired: '仅当中文页同一位置有这个词时才提示。',
      dense: '不单独提示，只计入整页的文风。',
    },
    unknown: (rule, near) =>
      `没有“${rule}”这条规则。${near.length ? `你要找的是不是 ${near.join('、')}？` : ''}`,
  },

  gate: {
    off: '发布检查未启用：无论发现什么问题，都不会阻止发布。',
    nothingReviewed: '没有一个页面既按市场又按语言审校过：这里没有能同时看出两者的页面。',
    mendReviewed:
      '请说明哪个文件夹面向哪个市场：编辑器中用“选择市场”，或写入 .terroir/config.yaml 的 pages。',
    findings: (n, severity, pages) => `${pages} 个页面上有 ${n} 个${severity}问题。`,
    noFindings: (level) =>
      `没有${{ critical: '致命', major: '严重', minor: '轻微' }[level] ?? level}${level === 'critical' ? '' : '或更严重'}的问题。`,
    mendFindings: '逐一修改，或写明理由后保留。',
    ofType: (market, type) => `${market}（${type}）`,
    penalty: (market, rate, most, passed) =>
      `${market}：每千词扣 ${rate.toFixed(1)} 分，${passed ? '未超过' : '超过'} ${most} 分。`,
    noScore: (market, words) => `${market}：只有 ${words} 词，不足 500 词，不评分。`,
    mendPenalty: '从最严重的改起：致命问题扣 25 分，严重 5 分，轻微 1 分。',
    mirrors: (n) => `${n} 个页面与中文页的对应比例过高。`,
    noMirrors: '没有页面与中文页的对应比例过高。',
    mendMirrors: '请当地作者改写这些页面，或写明理由后保留。',
    mend: '怎样通过：',
    more: (n) => `……另有 ${n} 个页面`,
    gone: (n) => `基线中有 ${n} 个问题已不存在。`,
    mendGone: '运行 terroir baseline --ratchet 并提交该文件，改好的问题就不会再回来。',
  },
};
