import { formatNames, type Language, type NoteKind, pad } from '../core/view.ts';

/** How a command is called, and what for. */
type Usage = readonly [called: string, ...purpose: string[]];
const usages = <Name extends string>(table: Readonly<Record<Name, Usage>>) => table;

const en = {
  /** How each command is called, and what for, one text a line. */
  commands: usages({
    review: ['[PATH ...]', 'review folders or files; the current folder by default'],
    merge: [
      '[PATH ...]',
      'the reports and the verdict of what several machines reviewed with --shard; with the',
      'paths and options that they had',
    ],
    baseline: ['[PATH ...]', 'write down the findings of today: only new ones count from now on'],
    brief: ['[PAGE ...]', 'write briefs for local authors; without a page, list them'],
    'sign-off': ['PAGE ...', 'record that a reviewer of the market read these pages as they stand'],
    explain: ['RULE', 'what a rule looks for, why, and what to write instead'],
    mcp: ['[FOLDER]', 'answer agents by the Model Context Protocol, on standard input and output'],
    terms: [
      '[TERM ...]',
      'list terms that the site has and no termbase; with Chinese terms, take',
      'these into .terroir/terms/site.yaml',
    ],
    export: ['[PATH ...]', 'a workbook for each market, for people who have only a spreadsheet'],
    import: [
      'FILE ...',
      'take in what came back (.xlsx, .xlf); carry termbases (CSV, TBX) and Vale styles',
      'over into .terroir',
    ],
    schema: [
      '[KIND]',
      'JSON schema of a file in .terroir: config, rules, market, terms,',
      'exceptions, authors, materials (a list) or material (the head of a .md)',
    ],
  }),
  help: (commands: string) => `Terroir reviews the copy a company publishes for each market.

Usage
${commands}

Options of review
  --format FORMAT[=FILE]        one of the formats below; with =FILE written there, {market} or {locale}
                                in its name giving a file for each; may be repeated
  --all                         a long review whole at the terminal, page by page
  --fail-on LEVEL               critical, major, minor or never; by default what the config says
  --fix                         write the fixes that are right in every context, then review
  --dry-run                     with --fix: write nothing, print the changes as a unified diff
  --explain-gate                every condition of the gate, and the pages that fail it
  --changed[=REF]               only pages this branch changed, and pages whose source it changed;
                                compared with REF, by default the branch it will be merged into
  --changed-lines[=REF]         the same, and only findings on changed lines
  --watch                       review again whenever something changes, until ^C
  --ratchet                     fail when the baseline names findings that are gone
  --stale                       stale pages alone, with what was edited on their Chinese pages since they were
                                reviewed or edited last, from git's history
  --trend                       how each market came to where it stands, from git's history: in text,
                                json and html
  --shard K/N                   review part K of N of the pages, on one of N machines, into the folder
                                terroir-shards; reports and verdict are those of terroir merge

Formats of review
  ${formatNames.join(', ')}

Options of baseline
  --ratchet                     take out what is gone, add nothing

Options of sign-off
  --by NAME                     who read them; by default whom git commits as
  --error TEXT                  what is wrong for readers of the market: asks for changes; may be repeated
  --preference TEXT             what the reviewer would rather read: noted, and approved all the same
  --renamed                     without pages: records whose page was only renamed follow it

Options of brief
  --in LANGUAGE                 language it is written in; by default the market's, where briefs have words for it
  --owner NAME, --deadline DAY  who is to write the page, and until when (2027-03-31)
  --as FORM                     hand it over: mail prints a mail; html and docx (Word) are files for people
                                without git or an editor; with --in zh, a Chinese copy for headquarters
  --to FOLDER, --force          where these files go, and to write over files that are there
  --done NAME                   note that NAME says the page is done
  --for-agent MARKET            print how to write for a market, for whatever drafts copy: profile,
                                house rules, terms, local material

Options of mcp
  --write                       let agents write edits into pages; without it they read only

Options of export
  --xlsx                        workbooks for spreadsheet programs; the default
  --xliff                       XLIFF 2.1 for translation systems, a file for each market and language
  --to FOLDER                   where they go; the current folder by default
  --force                       write over files that are there

Options of import
  --dry-run                     show what would change in the pages, and write nothing
  --yes                         write it without asking
  --by NAME                     who read the pages, where the workbook does not say
  --locale LOCALE               language of words and terms whose file names none; en by default
  --force                       write over termbases and rules that are there

Options of every command
  --no-cache                    review everything again, and remember nothing
  --language en|zh              language of messages; by default the terminal's

Exit status
  0 the gate passed · 1 the gate failed · 2 wrong usage or a broken config
`,
  unknownCommand: (name: string, commands: readonly string[]) =>
    `There is no command “${name}”. Commands: ${commands.join(', ')}.`,
  unknownOption: (detail: string) => `${detail} See: terroir --help`,
  notOneOf: (option: string, value: string, options: string) =>
    `${option} cannot be “${value}”. One of: ${options}.`,
  noMarket: (code: string, markets: string) => `No market “${code}” is known. Markets: ${markets}.`,
  noLocale: (text: string) => `“${text}” is not a locale. Write it like id, en-SG or zh-Hans.`,
  noSuchPath: (path: string) => `There is no file or folder “${path}”.`,
  outside: (path: string, root: string) => `“${path}” lies outside ${root}: review it from its own folder.`,
  noSite: (root: string, folder: string) =>
    `${root} is no site yet: it has no .terroir, and everything below it would belong to it from now on. If it is the one, make the folder (mkdir ${folder}) and try again.`,
  makeSite: (root: string) =>
    `${root} has no .terroir yet. Make it a site? Everything below belongs to it from then on. [y/N] `,
  whichRule: 'Which rule? For example: terroir explain reference/national-high-tech-enterprise',
  twoToOutput:
    'Only one format can go to the terminal: give the others a file, such as --format html=report.html',
  oneLocale:
    'An XLIFF file has one target language: write one for each, as in --format xliff=review.{locale}.xlf',
  leadsOutside: (path: string) => `${path} is not written: a link leads it out of the site.`,
  cannotWrite: (path: string, detail: string) => `Cannot write ${path}: ${detail}`,
  wrote: (path: string) => `Report: ${path}`,
  fixed: (path: string, n: number) => `${path}: ${n === 1 ? '1 fix' : `${n} fixes`} written`,
  nothingFixed: 'Nothing to fix that is safe to write without a look.',
  notFixed: (path: string) => `${path} is not fixed: it changed meanwhile, or is not UTF-8.`,
  fixAlone: '--fix goes with paths and --format: leave out --changed, --watch, --ratchet and --trend.',
  dryRunFix: '--dry-run goes with --fix.',
  baseline: (path: string, now: number, before: number) =>
    `${path}: ${now} findings, ${before} before. Only others count from now on.`,
  ratchetWholeSite: '--ratchet looks at the whole site: leave out paths and --changed.',
  trendWholeSite: '--trend looks at the whole site: leave out paths and --changed.',
  trendNoGit: '--trend needs git, and a repository with a commit.',
  readingHistory: (share: number) => `Reviewing the site as it was: ${Math.floor(share * 100)}%`,
  signOff: {
    which: 'Which pages? For example: terroir sign-off content/id/about.md',
    folder: (path: string) => `“${path}” is a folder: a reviewer signs pages, each by its name.`,
    noPage: (path: string) => `“${path}” is not a page for a market.`,
    whoSigns: 'Who signs? Name the reviewer: --by NAME',
    renamed: (n: number) =>
      `${n === 1 ? '1 page was' : `${n} pages were`} only renamed since the review: terroir sign-off --renamed lets the records follow.`,
    noneRenamed: 'Nothing to do: no page was only renamed since its review.',
  },
  git: {
    'no-git': () => '--changed needs git, and a repository.',
    'no-base': () => 'Name what to compare with, such as --changed=origin/main.',
    'no-such-ref': (ref: string) => `Git knows no “${ref}” here: fetch it first, or name another.`,
    'no-common-ancestor': () =>
      'Git does not see where this branch began: fetch more history (fetch-depth: 0 in actions/checkout).',
    shallow: () =>
      'Only the newest commits are here (a shallow clone), and the branch to compare with is not: fetch more history (fetch-depth: 0 in actions/checkout, git fetch --unshallow elsewhere).',
    partial: () =>
      'Git has not the old contents of the files here (a partial clone), and they are not fetched: use a whole clone.',
  },
  brief: {
    noLanguage: (language: string, known: readonly string[]) =>
      `There are no words for a brief in “${language}”. Languages: ${known.join(', ')}.`,
    noDate: (day: string) => `“${day}” is no day: write it as 2027-03-31.`,
    broken: (path: string) => `${path} is no brief any more: mend its head, or delete it.`,
  },
  terms: {
    none: 'No terms: either termbases have them all, or no pages follow Chinese ones.',
    found: (all: number, listed: number) =>
      `${all} terms${listed < all ? `, the first ${listed} of them here` : ''}. To take one into the termbase: terroir terms TERM`,
    unknown: (term: string) => `“${term}” is not among the terms that terroir terms lists.`,
    taken: (term: string, path: string) => `${term}: ${path}`,
    broken: '.terroir/terms/site.yaml is not a list of concepts: mend it first.',
  },
  import: {
    which: 'Which file? For example: terroir import glossary.csv',
    unknownKind: (path: string) =>
      `“${path}” cannot be imported. Files: .xlsx and .xlf that came back; .csv, .tsv, .tbx, .xml, and Vale’s .yml.`,
    unreadable: (path: string) => `“${path}” cannot be read: save it as UTF-8 text.`,
    exists: (path: string) => `${path} is there already: --force writes over it.`,
    same: (one: string, other: string) =>
      `${one} and ${other} would go to the same file: rename one, or import them one after the other.`,
    head: (source: string) => `Imported from ${source}.`,
    wrote: {
      terms: (path: string, n: number) => `${path}: ${n} ${n === 1 ? 'concept' : 'concepts'}`,
      rules: (path: string, n: number) => `${path}: ${n} ${n === 1 ? 'rule' : 'rules'}`,
    },
    nothing: 'nothing in it can be carried over.',
    notAll: 'Not carried over, or not just as it was:',
    notes: {
      csv: (detail: string) => `the table is broken here: ${detail}`,
      xml: (detail: string) => `not well-formed XML: ${detail}`,
      yaml: (detail: string) => `not valid YAML: ${detail}`,
      'not-vale': () => 'not a style of Vale: it has no “extends”.',
      'no-language': (detail: string) => `no language of terms: ${detail}`,
      column: (detail: string) => `column “${detail}” has no place in a termbase here.`,
      element: (detail: string) => `“${detail}” has no place in a termbase here.`,
      field: (detail: string) => `“${detail}” has no counterpart.`,
      'extension-point': (detail: string) =>
        `“${detail}” has no counterpart: only existence and substitution.`,
      expression: (detail: string) => `a pattern cannot say this expression: ${detail}`,
      'same-words': (detail: string) =>
        `${detail} differs from its replacement only in case or signs, which patterns do not see.`,
      'any-case': () => 'case does not matter any more: patterns match words in any case.',
      'whole-words': () => 'nonword: patterns match whole words only.',
      pattern: (detail: string) => `cannot be looked for: ${detail}`,
    } satisfies Record<NoteKind, (detail: string) => string>,
  },
  handOver: {
    oneKind: '--xlsx and --xliff are two exports: make one after the other.',
    nothing: 'There is nothing to hand over: no page here is for a market, or none has text.',
    inSite: (folder: string) =>
      `Nothing was exported: the XLIFF files would lie inside the site (--to ${folder}) and be taken for pages of it. Name a folder outside, such as --to ../for-review.`,
    wrote: (path: string, pages: number, texts: number) =>
      `${path}: ${pages} ${pages === 1 ? 'page' : 'pages'}, ${texts} ${texts === 1 ? 'text' : 'texts'}`,
    again: (path: string, file: string) =>
      `${path} is in ${file} as well. Write this one first, then import that file.`,
    keep: (rule: string, reason: string) => `keep ${rule}: ${reason}`,
    signed: (state: string, by: string) => `${state} · ${by}`,
    remark: (text: string) => `remark: ${text}`,
    left: 'Not taken:',
    now: 'now    ',
    back: 'came   ',
    nothingNew: 'Nothing to write.',
    ask: (pages: number, signed: number) =>
      `Write ${pages} ${pages === 1 ? 'page' : 'pages'}${signed ? ` and ${signed} ${signed === 1 ? 'sign-off' : 'sign-offs'}` : ''}? [y/N] `,
    notWritten: 'Nothing was written. To write it, run the command again with --yes.',
    written: (pages: number, signed: number) =>
      `Written: ${pages} ${pages === 1 ? 'page' : 'pages'}${signed ? `, ${signed} ${signed === 1 ? 'sign-off' : 'sign-offs'}` : ''}.`,
  },
  shards: {
    notAPart: (text: string, most: number) =>
      `--shard cannot be “${text}”: write it as K/N, such as 3/8, with K from 1 to N and N up to ${most}.`,
    leaves: (option: string) => `--shard does without ${option}: give it to terroir merge, or leave it out.`,
    wrote: (file: string, pages: number) =>
      `${file}: ${pages} ${pages === 1 ? 'page' : 'pages'} reviewed. The verdict is given by terroir merge.`,
    ofReview: '--fix, --watch and --shard are options of review, not of merge.',
    notMerged: 'Not merged, and nothing of it passed:',
    none: (folder: string) => `there is no shard in ${folder}.`,
    missing: (part: string) => `shard ${part} is missing.`,
    committed: (file: string) => `${file} is in the repository: nobody knows who reviewed it. Take it out.`,
    broken: (file: string) => `${file} is no whole shard: it was cut off or changed.`,
    repeated: (part: string, files: string) => `shard ${part} is there more than once: ${files}.`,
    number: (file: string, part: string, of: number) => `${file} is shard ${part}, and others are of ${of}.`,
    version: (file: string, theirs: string, ours: string) =>
      `${file} is of another build of Terroir: ${theirs}, and this is ${ours}.`,
    asked: (file: string) =>
      `${file} was asked for something else: give terroir merge the paths, --changed and --language of the shards.`,
    day: (file: string, theirs: string, others: string) =>
      `${file} is of ${theirs}, others are of ${others}: notes name coming festivals.`,
    commit: (file: string, theirs: string, ours: string) => `${file} is of commit ${theirs}, not of ${ours}.`,
    setup: (file: string) => `${file} was reviewed by another .terroir.`,
    files: (file: string) => `${file} was reviewed among other files than there are here.`,
    pages: (file: string) => `${file} holds other pages than its part.`,
    outdated: (file: string, page: string, more: number) =>
      `${file}: ${page}${more ? ` and ${more} more` : ''} or what belongs to it is not here as it was reviewed.`,
  },
  watching: 'Watching for changes. ^C ends.',
  reviewing: (done: number, total: number) => `Reviewing ${done} of ${total} pages`,
  crashed: (detail: string) => `Terroir failed: ${detail}. Please report this.`,
};

const zh: typeof en = {
  commands: {
    review: ['[路径 ...]', '审校文件夹或文件，默认为当前文件夹'],
    merge: ['[路径 ...]', '汇总多台机器以 --shard 审校的结果，给出报告和结论；路径和选项须与审校时相同'],
    baseline: ['[路径 ...]', '记录现有问题，以后只计新问题'],
    brief: ['[页面 ...]', '为当地作者拟定写作需求；不写页面则列出全部'],
    'sign-off': ['页面 ...', '记录当地审阅人对这些页面现有文字的意见'],
    explain: ['规则', '某条规则查什么、为什么、建议怎么写'],
    mcp: ['[文件夹]', '通过标准输入输出，以 Model Context Protocol 回答智能体'],
    terms: [
      '[术语 ...]',
      '列出站点中已有、术语库中还没有的术语；写明中文术语则收入',
      '.terroir/terms/site.yaml',
    ],
    export: ['[路径 ...]', '为每个市场写一个工作簿，交给只用表格软件的同事'],
    import: ['文件 ...', '收回同事填好的文件（.xlsx、.xlf）；将术语库（CSV、TBX）和 Vale 规则导入 .terroir'],
    schema: [
      '[种类]',
      '.terroir 中文件的 JSON schema：config、rules、market、terms、exceptions、authors、',
      'materials（素材列表）或 material（.md 的 front matter）',
    ],
  },
  help: (commands) => `Terroir 审校企业面向各个市场发布的文案。

用法
${commands}

review 的选项
  --format 格式[=文件]          下列格式之一；加上 =文件 则写入该文件，文件名中的 {market}
                                或 {locale} 会为每个市场或语言各写一份；可重复使用
  --all                         在终端逐页列出全部问题，不作折叠
  --fail-on 级别                critical、major、minor 或 never；默认按配置文件
  --fix                         先写入在任何上下文中都成立的修复，再审校
  --dry-run                     与 --fix 同用：不写入，只以 unified diff 显示改动
  --explain-gate                列出发布检查的每个条件，以及未通过的页面
  --changed[=REF]               只审校本分支改动的页面，以及源页面有改动的页面；
                                与 REF 比较，默认为将要合并到的分支
  --changed-lines[=REF]         同上，且只报告改动行上的问题
  --watch                       有改动就重新审校，按 ^C 结束
  --ratchet                     基线中有已消失的问题时不通过
  --stale                       只列出过时的页面：审阅或上次修改之后，对应的中文页有哪些改动，取自 git 历史
  --trend                       各市场的变化趋势，取自 git 历史；写入 text、json 和 html 报告
  --shard K/N                   由 N 台机器分担审校，本机审校其中第 K 份，写入 terroir-shards 文件夹；
                                报告和结论由 terroir merge 给出

review 的格式
  ${formatNames.join('、')}

baseline 的选项
  --ratchet                     只移除已消失的问题，不新增

sign-off 的选项
  --by 姓名                     审阅人，默认为 git 的提交者
  --error 文字                  对当地读者而言的错误：要求修改；可重复使用
  --preference 文字             审阅人的偏好：只作记录，仍予签发
  --renamed                     不写页面：页面只是改名的，签发记录随之改名

brief 的选项
  --in LANGUAGE                 用哪种语言写；默认为市场的语言（若有该语言的用词）
  --owner 姓名, --deadline 日期   由谁来写、何时之前完成（2027-03-31）
  --as FORM                     转交：mail 打印邮件；html 与 docx（Word）为文件，供没有 git 或编辑器的人使用；
                                配合 --in zh 为总部的中文副本
  --to 文件夹, --force            文件写到哪里，以及覆盖已有文件
  --done 姓名                    记下由谁确认已完成
  --for-agent MARKET            输出面向某个市场的写作要点，供智能体起草时使用：市场概况、自定规则、
                                用语、当地素材

mcp 的选项
  --write                       允许智能体修改页面；不写则只读

export 的选项
  --xlsx                        表格软件用的工作簿，默认
  --xliff                       翻译系统用的 XLIFF 2.1，每个市场的每种语言一个文件
  --to 文件夹                   写到哪里，默认为当前文件夹
  --force                       覆盖已有的文件

import 的选项
  --dry-run                     只显示页面将有哪些改动，不写入
  --yes                         不询问，直接写入
  --by 姓名                     工作簿中没有写明时，由谁审阅
  --locale 语言                 文件未注明语言时，词语和术语的语言，默认为 en
  --force                       覆盖已有的术语库和规则

通用选项
  --no-cache                    全部重新审校，不使用也不保存缓存
  --language en|zh              提示信息的语言，默认跟随终端

退出状态
  0 发布检查通过 · 1 未通过 · 2 用法有误或配置文件有误
`,
  unknownCommand: (name, commands) => `没有“${name}”这个命令。可用的命令：${commands.join('、')}。`,
  unknownOption: (detail) => `${detail} 参见 terroir --help`,
  notOneOf: (option, value, options) => `${option} 不能是“${value}”。可选值：${options}。`,
  noMarket: (code, markets) => `没有“${code}”这个市场。可选：${markets}。`,
  noLocale: (text) => `“${text}”不是有效的语言区域代码，写法如 id、en-SG、zh-Hans。`,
  noSuchPath: (path) => `找不到文件或文件夹“${path}”。`,
  outside: (path, root) => `“${path}”不在 ${root} 之内，请在它所在的文件夹中审校。`,
  noSite: (root, folder) =>
    `${root} 还不是站点：其中没有 .terroir，一旦建立，它下面的所有内容都归它管。如果确实是它，请先新建文件夹（mkdir ${folder}）再试。`,
  makeSite: (root) => `${root} 中还没有 .terroir。要把它设为站点吗？此后它下面的所有内容都归它管。[y/N] `,
  whichRule: '要解释哪条规则？例如：terroir explain reference/national-high-tech-enterprise',
  twoToOutput: '终端只能输出一种格式，其他格式请指定文件，例如 --format html=report.html',
  oneLocale: '一个 XLIFF 文件只能有一种目标语言，请各写一份，例如 --format xliff=review.{locale}.xlf',
  leadsOutside: (path) => `未写入 ${path}：其中的链接指向站点之外。`,
  cannotWrite: (path, detail) => `无法写入 ${path}：${detail}`,
  wrote: (path) => `报告：${path}`,
  fixed: (path, n) => `${path}：已写入 ${n} 处修复`,
  nothingFixed: '没有可以直接写入的修复。',
  notFixed: (path) => `未修复 ${path}：文件已被改动，或不是 UTF-8。`,
  fixAlone: '--fix 只与路径和 --format 同用，请去掉 --changed、--watch、--ratchet 和 --trend。',
  dryRunFix: '--dry-run 须与 --fix 同用。',
  baseline: (path, now, before) => `${path}：${now} 个问题，此前 ${before} 个。以后只计其他问题。`,
  ratchetWholeSite: '--ratchet 针对整个站点，请去掉路径和 --changed。',
  trendWholeSite: '--trend 针对整个站点，请去掉路径和 --changed。',
  trendNoGit: '--trend 需要 git，且代码仓库中至少有一次提交。',
  readingHistory: (share) => `正在审校站点的历史版本：${Math.floor(share * 100)}%`,
  signOff: {
    which: '要签发哪些页面？例如：terroir sign-off content/id/about.md',
    folder: (path) => `“${path}”是文件夹：请逐页签发，写明每个页面。`,
    noPage: (path) => `“${path}”不是面向市场的页面。`,
    whoSigns: '由谁签发？请用 --by 写明审阅人。',
    renamed: (n) => `有 ${n} 个页面审阅后只是改了名：运行 terroir sign-off --renamed 可让签发记录随之改名。`,
    noneRenamed: '无需处理：没有审阅后只是改了名的页面。',
  },
  git: {
    'no-git': () => '--changed 需要 git 和代码仓库。',
    'no-base': () => '请写明与什么比较，例如 --changed=origin/main。',
    'no-such-ref': (ref) => `git 在这里找不到“${ref}”：请先 fetch，或换一个。`,
    'no-common-ancestor': () =>
      'git 找不到本分支的起点：请获取更多历史（actions/checkout 中设 fetch-depth: 0）。',
    shallow: () =>
      '这里只有最新的提交（浅克隆），没有要比较的分支：请获取更多历史（actions/checkout 中设 fetch-depth: 0，其他环境执行 git fetch --unshallow）。',
    partial: () => '这是部分克隆，缺少文件的旧内容，而 Terroir 不会去下载：请使用完整克隆。',
  },
  brief: {
    noLanguage: (language, known) => `没有“${language}”的写作需求用词。可选语言：${known.join('、')}。`,
    noDate: (day) => `“${day}”不是日期，请写成 2027-03-31。`,
    broken: (path) => `${path} 已不是写作需求：请修正文件开头，或删除该文件。`,
  },
  terms: {
    none: '没有可建议的术语：术语库里都有了，或者没有页面对应中文页。',
    found: (all, listed) =>
      `共 ${all} 个术语${listed < all ? `，以上为前 ${listed} 个` : ''}。收入术语库：terroir terms 术语`,
    unknown: (term) => `“${term}”不在 terroir terms 列出的术语中。`,
    taken: (term, path) => `${term}：${path}`,
    broken: '.terroir/terms/site.yaml 不是概念列表，请先改正。',
  },
  import: {
    which: '要导入哪个文件？例如：terroir import glossary.csv',
    unknownKind: (path) =>
      `无法导入“${path}”。可导入同事填好的 .xlsx 和 .xlf，以及 .csv、.tsv、.tbx、.xml 和 Vale 的 .yml 文件。`,
    unreadable: (path) => `无法读取“${path}”：请另存为 UTF-8 文本。`,
    exists: (path) => `${path} 已存在。加上 --force 可覆盖。`,
    same: (one, other) => `${one} 和 ${other} 会写入同一个文件：请改名，或分两次导入。`,
    head: (source) => `导入自 ${source}。`,
    wrote: {
      terms: (path, n) => `${path}：${n} 个概念`,
      rules: (path, n) => `${path}：${n} 条规则`,
    },
    nothing: '没有可以导入的内容。',
    notAll: '以下内容未导入，或与原来略有不同：',
    notes: {
      csv: (detail) => `表格从这里开始有误：${detail}`,
      xml: (detail) => `不是格式正确的 XML：${detail}`,
      yaml: (detail) => `不是有效的 YAML：${detail}`,
      'not-vale': () => '不是 Vale 规则：缺少 extends。',
      'no-language': (detail) => `看不出术语的语言：${detail}`,
      column: (detail) => `这里的术语库没有“${detail}”这一项。`,
      element: (detail) => `这里的术语库没有“${detail}”这一项。`,
      field: (detail) => `“${detail}”没有对应的写法。`,
      'extension-point': (detail) => `“${detail}”没有对应的规则：只支持 existence 和 substitution。`,
      expression: (detail) => `这个正则表达式无法写成规则：${detail}`,
      'same-words': (detail) => `${detail} 与替换文字只差大小写或标点，规则不区分这些。`,
      'any-case': () => '导入后不再区分大小写。',
      'whole-words': () => 'nonword：规则只匹配完整的词。',
      pattern: (detail) => `无法查找：${detail}`,
    },
  },
  handOver: {
    oneKind: '--xlsx 和 --xliff 请分两次导出。',
    nothing: '没有可导出的内容：这里没有面向市场的页面，或页面没有文字。',
    inSite: (folder) =>
      `未导出任何文件：XLIFF 文件会存入站点之内（--to ${folder}），被当作站点的页面。请指定站点之外的文件夹，例如 --to ../for-review。`,
    wrote: (path, pages, texts) => `${path}：${pages} 个页面，${texts} 段文字`,
    again: (path, file) => `${path}：${file} 中也有这个页面。请先写入这个文件，再导入那个文件。`,
    keep: (rule, reason) => `保留 ${rule}：${reason}`,
    signed: (state, by) => `${state} · ${by}`,
    remark: (text) => `备注：${text}`,
    left: '未采用：',
    now: '现在  ',
    back: '收回  ',
    nothingNew: '没有要写入的内容。',
    ask: (pages, signed) => `写入 ${pages} 个页面${signed ? `和 ${signed} 条签发记录` : ''}吗？[y/N] `,
    notWritten: '未写入任何内容。如需写入，请加上 --yes 再运行一次。',
    written: (pages, signed) => `已写入 ${pages} 个页面${signed ? `、${signed} 条签发记录` : ''}。`,
  },
  shards: {
    notAPart: (text, most) => `--shard 不能为“${text}”：请写成 K/N，如 3/8，K 从 1 到 N，N 不超过 ${most}。`,
    leaves: (option) => `--shard 不能与 ${option} 同用：请用于 terroir merge，或去掉。`,
    wrote: (file, pages) => `${file}：已审校 ${pages} 个页面。结论由 terroir merge 给出。`,
    ofReview: '--fix、--watch 和 --shard 是 review 的选项，不能用于 merge。',
    notMerged: '未汇总，任何页面都不算通过：',
    none: (folder) => `${folder} 中没有分片。`,
    missing: (part) => `缺少分片 ${part}。`,
    committed: (file) => `${file} 在代码仓库中：不知由谁审校，请从仓库中移除。`,
    broken: (file) => `${file} 不是完整的分片：写到一半，或被改动过。`,
    repeated: (part, files) => `分片 ${part} 不止一个：${files}。`,
    number: (file, part, of) => `${file} 是分片 ${part}，而其他文件共分 ${of} 份。`,
    version: (file, theirs, ours) => `${file} 来自另一个 Terroir 构建：${theirs}，这里是 ${ours}。`,
    asked: (file) => `${file} 审校的内容不同：terroir merge 的路径、--changed 和 --language 须与分片相同。`,
    day: (file, theirs, others) => `${file} 的审校日期是 ${theirs}，其他是 ${others}：提示会提到临近的节日。`,
    commit: (file, theirs, ours) => `${file} 对应的提交是 ${theirs}，这里是 ${ours}。`,
    setup: (file) => `${file} 审校时的 .terroir 与这里不同。`,
    files: (file) => `${file} 审校时的文件与这里不同。`,
    pages: (file) => `${file} 中的页面与该份应有的不符。`,
    outdated: (file, page, more) =>
      `${file}：${page}${more ? `等 ${more + 1} 个页面` : ''}或与之相关的文件，与审校时不同。`,
  },
  watching: '等待改动。按 ^C 结束。',
  reviewing: (done, total) => `正在审校 ${done}/${total} 个页面`,
  crashed: (detail) => `Terroir 出错：${detail}。请反馈给我们。`,
};

/** A command of the command line. */
export type CommandName = keyof typeof en.commands;

/** The help of the command line: every command, the options, and what the exit status means. */
export function helpText({ help, commands }: typeof en): string {
  const column = 32;
  const lines = Object.entries(commands).map(([name, [called, ...purpose]]) => {
    const head = pad(`  terroir ${name} ${called}`, column);
    return `${head}${purpose.join(`\n${' '.repeat(column)}`)}`;
  });
  return help(lines.join('\n'));
}

/** What the command line says around the review, in either language. */
export function cliWords(language: Language): typeof en {
  return language === 'zh' ? zh : en;
}
