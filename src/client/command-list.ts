/**
 * The commands of the extension as the palette shows them. `npm run docs` writes them into package.json and its
 * translations; what they do is in commands.ts, getting-started.ts and beside the views that have one of their own.
 */

interface Command {
  readonly title: { readonly en: string; readonly zh: string };
  /** A codicon, for the menus that show one. */
  readonly icon?: string;
  /** When the palette offers it; always when absent, `false` for never. */
  readonly when?: string;
}

export const commandList = {
  'terroir.reviewWorkspace': {
    title: { en: 'Review Workspace', zh: '审校整个工作区' },
    icon: 'checklist',
  },
  'terroir.reviewFolder': {
    title: { en: 'Review This Folder', zh: '审校此文件夹' },
    when: 'false',
  },
  'terroir.showReview': {
    title: { en: 'Show Review', zh: '查看审校结果' },
  },
  'terroir.changeTarget': {
    title: { en: 'Change the Market, Readers or Industry of This Page', zh: '更改本页的市场、读者或行业' },
    when: 'terroir.page',
  },
  'terroir.compare': {
    title: { en: 'Compare with the Chinese Page', zh: '与中文页对照' },
    icon: 'book',
    when: 'terroir.compare',
  },
  'terroir.brief': {
    title: { en: 'Brief a Local Author', zh: '请当地作者来写' },
    icon: 'edit',
    when: 'terroir.page',
  },
  'terroir.draft': {
    title: { en: 'Draft with a Model…', zh: '让模型起草…' },
    icon: 'sparkle',
    when: 'terroir.models && (terroir.page || resourcePath =~ /[\\/\\\\]\\.terroir[\\/\\\\]briefs[\\/\\\\]/)',
  },
  'terroir.acceptDraft': {
    title: { en: 'Accept the Draft', zh: '采用草稿' },
    icon: 'check',
    when: "terroir.draft == 'ready'",
  },
  'terroir.discardDraft': {
    title: { en: 'Discard the Draft', zh: '放弃草稿' },
    icon: 'discard',
    when: 'terroir.draft',
  },
  'terroir.showSentDraft': {
    title: { en: 'Show What Was Sent for the Draft', zh: '查看起草时发送的内容' },
    when: 'terroir.draft',
  },
  'terroir.handOverBrief': {
    title: { en: 'Hand Over the Brief', zh: '转交写作需求' },
    icon: 'mail',
    when: 'terroir.page || resourcePath =~ /[\\/\\\\]\\.terroir[\\/\\\\]briefs[\\/\\\\]/',
  },
  'terroir.briefDone': {
    title: { en: 'Say That a Brief Is Done', zh: '确认写作需求已完成' },
    icon: 'check',
    when: 'terroir.page || resourcePath =~ /[\\/\\\\]\\.terroir[\\/\\\\]briefs[\\/\\\\]/',
  },
  'terroir.signOff': {
    title: { en: 'Sign Off This Page', zh: '签发本页' },
    when: 'terroir.page',
  },
  'terroir.remark': {
    title: { en: 'Remark on the Selected Words', zh: '批注所选文字' },
    icon: 'comment',
    when: 'terroir.page',
  },
  'terroir.remarkError': {
    title: { en: 'Ask for a Change', zh: '要求修改' },
    when: 'false',
  },
  'terroir.remarkPreference': {
    title: { en: 'Note a Preference', zh: '仅作建议' },
    when: 'false',
  },
  'terroir.resolveRemark': {
    title: { en: 'Dealt With', zh: '已处理' },
    icon: 'check',
    when: 'false',
  },
  'terroir.reopenRemark': {
    title: { en: 'Open Again', zh: '重新打开' },
    icon: 'refresh',
    when: 'false',
  },
  'terroir.insertMaterial': {
    title: { en: 'Insert Local Material', zh: '插入当地素材' },
    icon: 'insert',
    when: 'terroir.page',
  },
  'terroir.addMaterial': {
    title: { en: 'Add Local Material', zh: '添加当地素材' },
    when: 'false',
  },
  'terroir.saveMaterial': {
    title: { en: 'Save Selection as Local Material', zh: '将所选文字存为当地素材' },
    when: 'terroir.page',
  },
  'terroir.paste': {
    title: { en: 'Take In the Author’s Text from the Clipboard', zh: '采用剪贴板中作者的文本' },
    icon: 'clippy',
    when: 'terroir.page || resourcePath =~ /[\\/\\\\]\\.terroir[\\/\\\\]briefs[\\/\\\\]/',
  },
  'terroir.suggestTerms': {
    title: { en: 'Suggest Terms from This Site', zh: '从本站点提取术语' },
  },
  'terroir.export': {
    title: { en: 'Export for Review (XLSX)…', zh: '导出审阅工作簿（XLSX）…' },
  },
  'terroir.takeBack': {
    title: { en: 'Take In What Came Back (XLSX, XLIFF)…', zh: '导入收回的文件（XLSX、XLIFF）…' },
  },
  'terroir.explainRule': {
    title: { en: 'Explain a Rule Reported on This Page', zh: '解释本页用到的规则' },
    when: 'terroir.page',
  },
  'terroir.keep': {
    title: { en: 'Keep with a Reason', zh: '注明理由并保留' },
    when: 'false',
  },
  'terroir.turnOff': {
    title: { en: 'Turn a Rule Off', zh: '关闭规则' },
    when: 'false',
  },
  'terroir.gettingStarted': {
    title: { en: 'Get Started', zh: '开始使用' },
  },
  'terroir.chooseMarkets': {
    title: { en: 'Choose Markets', zh: '选择市场' },
  },
  'terroir.chooseSource': {
    title: { en: 'Choose the Chinese Folder', zh: '选择中文页所在的文件夹' },
  },
  'terroir.chooseReaders': {
    title: { en: 'Choose Readers and Industry', zh: '选择读者与行业' },
  },
  'terroir.openFirstPage': {
    title: { en: 'Open the First Page', zh: '打开第一个页面' },
  },
  'terroir.fixFinding': {
    title: { en: 'Show Quick Fixes', zh: '查看修改建议' },
    icon: 'lightbulb-autofix',
    when: 'false',
  },
  'terroir.applyFix': {
    title: { en: 'Apply a Fix', zh: '应用修改' },
    when: 'false',
  },
  'terroir.openBriefedPage': {
    title: { en: 'Open the Page', zh: '打开页面' },
    icon: 'go-to-file',
    when: 'false',
  },
} as const satisfies Readonly<Record<`terroir.${string}`, Command>>;

export type CommandId = keyof typeof commandList;
