/** What client and server say to each other beyond LSP. Types only: both bundles import it. */
import type { Position, Range, TextEdit } from 'vscode-languageserver-protocol';
import type {
  Audience,
  BriefForm,
  BriefRequest,
  BriefState,
  DiffPart,
  Industry,
  MaterialKind,
  Mix,
  OffScope,
  Origin,
  Readers,
  Remark,
  Row,
  SegmentKind,
  SignalKind,
  SignOffState,
  Version,
} from '../core/view.ts';

/** Sent by the client when it starts the server. */
export interface InitializationOptions {
  /** Language of messages, as the editor names it: `en`, `zh-cn` … */
  readonly locale?: string;
  /** The client runs the commands `terroir.keep` and `terroir.brief`, and opens `terroir-rule:` documents. */
  readonly commands?: boolean;
  /** Settings of the user, as in the section `terroir` of an editor that can be asked for it; see `Settings`. */
  readonly settings?: unknown;
  /** The client completes YAML by schema itself. */
  readonly yamlSchemas?: boolean;
  /** The workspace is not trusted: git, which reads settings of the folder, is not run. */
  readonly restricted?: boolean;
  /** Where the extension lies, as a URL with a slash at its end: a browser fetches what ships from there. */
  readonly extension?: string;
}

/** Answer of `terroir/readFolder`: what lies in a folder; links are `other`. */
export type FolderEntries =
  | readonly { readonly name: string; readonly kind: 'file' | 'folder' | 'other' }[]
  | 'missing'
  | 'unreadable';

/** Request `terroir/writeFile`: a file's whole text; folders that are not there are made. */
export interface WriteFileParams {
  readonly uri: string;
  readonly text: string;
}

/** Notification `terroir/status`: what the status bar says of a page. */
export interface PageStatus {
  readonly uri: string;
  /** `source`: the Chinese page itself; `page`: a reviewed page; `unsaved`: a text that is saved nowhere; `none`: not a page. */
  readonly kind: 'source' | 'page' | 'unsaved' | 'none';
  readonly market?: string | undefined;
  readonly marketName?: string | undefined;
  readonly audience?: Audience;
  readonly audienceName?: string;
  /** Undefined where nothing says which. */
  readonly industryName?: string | undefined;
  /** Where each comes from. */
  /** `chosen` for an unsaved text whose market somebody said. */
  readonly marketOrigin?: Origin | 'chosen';
  readonly audienceOrigin?: Origin;
  readonly industryOrigin?: Origin;
  /** It has a source page it can be compared with. */
  readonly comparable?: boolean;
  readonly toFix?: number;
  /** What of its review it lacks and why, in words; undefined where it was reviewed. */
  readonly notReviewed?: string | undefined;
  /** 0 to 1, or null where it cannot be known. */
  readonly mirror?: number | null;
  readonly band?: string | undefined;
  /** How the Chinese page was found where only its content tells, in words. */
  readonly pairedBy?: string | undefined;
  /** Where the page stands with the reviewers of its market, in words; undefined where nobody reviewed it. */
  readonly signOff?: string | undefined;
}

/** Request `terroir/newMaterial`: the library’s file for a kind of material of a page’s market. */
export interface NewMaterialParams {
  readonly uri: string;
  readonly kind: MaterialKind;
}

/** Request `terroir/keep`: the edit that keeps a finding, at offsets of its page, with a reason. */
export interface KeepParams {
  readonly uri: string;
  readonly ruleId: string;
  readonly from: number;
  readonly to: number;
  readonly reason: string;
}

/** Request `terroir/turnOff`: the edit of the config that turns a rule off on a page, for its market, or on its site. */
export interface TurnOffParams {
  readonly uri: string;
  readonly ruleId: string;
  readonly scope: OffScope;
}

/**
 * Answer of `terroir/keep` and `terroir/turnOff`: the edit of a file that need not be open, which is made where it is not
 * there; `version` is null for one of the setup. Or which file must be mended first; `not-wanted` where the user would have no
 * site made, null where the page is unknown.
 */
export type FileEditAnswer =
  | { readonly uri: string; readonly path: string; readonly version: number | null; readonly edit: TextEdit }
  | { readonly broken: string; readonly path: string }
  | 'not-wanted'
  | null;

/** Request `terroir/setTarget`: the edit that says in front matter whom a page is for. */
export interface SetTargetParams {
  readonly uri: string;
  readonly key: 'market' | 'audience' | 'readers' | 'industry';
  readonly value: string;
}

/** Request `terroir/agentTool`: a call of one of Terroir's tools for agents. */
export interface AgentToolParams {
  readonly name: string;
  readonly input: unknown;
  /** A file of the site that is meant; the first site where it is absent or in none. */
  readonly uri?: string | undefined;
}

/** Answer of `terroir/agentTool`: JSON, or what is wrong with the call. */
export interface AgentToolAnswer {
  readonly text: string;
  readonly isProblem: boolean;
}

/** Request `terroir/chat`: what somebody asks in the editor's chat. */
export interface ChatParams {
  readonly command?: string | undefined;
  readonly prompt: string;
  /** What was attached to the question: a file, or a place in one. */
  readonly attached?: { readonly uri: string; readonly position?: Position } | undefined;
  /** The file in front, with its cursor. */
  readonly active?: { readonly uri: string; readonly position: Position } | undefined;
}

/** A part of an answer of `terroir/chat`. Markdown has no links of its own: places and buttons are parts by themselves. */
export type ChatPart =
  | { readonly markdown: string }
  | { readonly title: string; readonly uri: string; readonly range: Range }
  | { readonly title: string; readonly command: string; readonly args: readonly unknown[] };

/** Answer of `terroir/chat`: what is shown, in its order, and what may be asked next. */
export interface ChatAnswer {
  readonly parts: readonly ChatPart[];
  readonly next: readonly { readonly label: string; readonly command: string; readonly prompt: string }[];
}

/** A fix as a button of an answer names it: put in wherever the page has such a finding. */
export interface ChatFix {
  readonly ruleId: string;
  readonly message: string;
  readonly title: string;
}

/** Request `terroir/chatFix`: the edits of a fix; of all safe fixes without one. */
export interface ChatFixParams {
  readonly uri: string;
  readonly fix?: ChatFix | undefined;
}

/** Answer of `terroir/chatFix`: edits that do not overlap, none where nothing is to fix; null where the page is not open. */
export type ChatFixAnswer = { readonly version: number; readonly edits: readonly TextEdit[] } | null;

/** The edit of an open document; null where it is unknown. */
export type EditAnswer = { readonly version: number; readonly edit: TextEdit } | null;

/**
 * Answer of `terroir/setTarget`: `no-place` where the format has no front matter to write it into; `remembered` for an unsaved text,
 * which is not written into.
 */
export type TargetAnswer = EditAnswer | 'no-place' | 'remembered';

/** Answer of `terroir/findTrend`: whether a notification `terroir/trend` came, or why none did. */
export type TrendAnswer = 'found' | 'stopped' | 'no-history';

/** Answer of `terroir/choices` for `{ uri }`: what can be picked as that page's target. */
export interface Choices {
  readonly markets: readonly { readonly code: string; readonly name: string; readonly detail: string }[];
  readonly audiences: readonly { readonly id: Audience; readonly name: string }[];
  readonly readers: readonly { readonly id: Readers; readonly name: string }[];
  /** What words of a page may be saved as. */
  readonly materials: readonly { readonly id: MaterialKind; readonly name: string }[];
  readonly industries: readonly { readonly id: Industry; readonly name: string }[];
}

/** Answer of `terroir/compare`: a page beside its Chinese page; null where there is none. */
export interface Comparison {
  readonly uri: string;
  readonly sourceUri: string;
  /** The market's name in the interface language, or null. */
  readonly market: string | null;
  /** How much of the page follows the Chinese page, in words. */
  readonly headline: string;
  readonly rows: readonly Row<ComparedBlock>[];
}

/** A block of either page. */
export interface ComparedBlock {
  /** Which segment of its page it is. */
  readonly index: number;
  readonly kind: SegmentKind;
  readonly text: string;
  readonly range: Range;
  /** What became of it since the market's page was reviewed or edited last; absent where nothing did. */
  readonly changes?: readonly DiffPart[];
}

/** Answer of `terroir/people` for `{ uri }`; null for what is no page of a market. */
export interface PagePeople {
  readonly signOff: {
    readonly state: SignOffState;
    /** The state in words. */
    readonly stateName: string;
    readonly by: string | null;
    /** YYYY-MM-DD. */
    readonly on: string | null;
    readonly remarks: readonly Remark[];
  };
  /** How much of it stands as a model wrote it, in words; null where nothing does. */
  readonly drafted: string | null;
  /** Who wrote it; null where that is not known, or the site names no authors. */
  readonly written: PageAuthors | null;
  /** Whom to ask for a review: people of authors.yaml, or owners of the file as CODEOWNERS names them. */
  readonly reviewers: readonly string[];
  /** The name git commits under here, or null. */
  readonly you: string | null;
}

/** Who wrote a page. */
export interface PageAuthors {
  /** Share of each version of people, 0 to 1. */
  readonly mix: Mix;
  /** The share people close to the market should write, and the one they did. */
  readonly wanted: number;
  readonly close: number | null;
  /** For each block that a person the site names wrote most of. */
  readonly blocks: readonly {
    readonly range: Range;
    readonly name: string;
    readonly version: Version | null;
  }[];
}

/** Answer of `terroir/remarks` for `{ uri }`; null for what is no page of a market. */
export interface PageRemarks {
  readonly remarks: readonly PageRemark[];
  /** The name git commits under here, or null. */
  readonly you: string | null;
}

/** What a reviewer noted on a page. */
export interface PageRemark {
  /** Which of the record’s remarks it is. */
  readonly index: number;
  readonly kind: Remark['kind'];
  /** The kind in words. */
  readonly kindName: string;
  readonly text: string;
  readonly by: string;
  /** YYYY-MM-DD. */
  readonly on: string;
  /** The words it is about; null for the whole page. */
  readonly words: string | null;
  /** Where they are now, or what stands in their place; null where neither is there. */
  readonly range: Range | null;
  /** Other words stand there now. */
  readonly isEdited: boolean;
  readonly resolved: { readonly by: string; readonly on: string } | null;
}

/** Request `terroir/remark`: records a remark on words of a page as it stands in the editor. */
export interface RemarkParams {
  readonly uri: string;
  readonly range: Range;
  readonly kind: Remark['kind'];
  readonly text: string;
  readonly by: string;
}

/** Request `terroir/resolveRemark`: records who dealt with a remark, or with null that it is open again. */
export interface ResolveRemarkParams {
  readonly uri: string;
  readonly index: number;
  readonly text: string;
  readonly by: string | null;
}

/** Request `terroir/signOff`: records what a reviewer says of a page as it stands in the editor. */
export interface SignOffParams {
  readonly uri: string;
  readonly by: string;
  readonly remarks: readonly Remark[];
}

/** Answer of `terroir/signOff`: the file that was written, or why it was not; null for what is no page of a market. */
export type SignOffAnswer = { readonly recorded: string } | { readonly problem: string } | null;

/** Answer of `terroir/locality` for `{ uri }`: the locality card of a page; null for what is no page of a market. */
export interface Locality {
  readonly uri: string;
  readonly market: string;
  readonly marketName: string;
  readonly audienceName: string;
  /** The type's name; undefined where nothing tells it. */
  readonly pageType: string | undefined;
  /** Said of a page that follows no Chinese page, nor one in another language. */
  readonly ownCopy: string | undefined;
  readonly found: readonly {
    readonly kind: SignalKind;
    readonly kindName: string;
    readonly name: string;
    /** Where it stands, in reading order. */
    readonly ranges: readonly Range[];
  }[];
  /** What such a page wants and does not have, the most telling first. */
  readonly missing: readonly {
    readonly kind: SignalKind;
    readonly kindName: string;
    /** What would bring it: “a named customer in Indonesia with a result”. */
    readonly wish: string;
  }[];
}

/** Request `terroir/materials`: the local material of a page's market, or of `market` in the site of `uri`. */
export interface MaterialsParams {
  readonly uri: string;
  readonly market?: string;
  /** Where an item would be put; without it, no edits are made. */
  readonly position?: Position;
}

/** Answer of `terroir/materials`: what fits the page first, in the order it would be offered; then the rest. */
export type Materials = readonly MaterialItem[];

export interface MaterialItem {
  readonly kind: MaterialKind;
  readonly kindName: string;
  readonly title: string;
  /** What would be inserted. */
  readonly text: string;
  /** Result, owner, rights, last day and source, as Markdown. */
  readonly details: string;
  /** It may be put on this page today. */
  readonly fits: boolean;
  /** It stands on this page. */
  readonly used: boolean;
  /** Its last day is over. */
  readonly past: boolean;
  /** Where it stands in the library. */
  readonly file: string;
  readonly range: Range;
  /** Puts it where `position` says; null where it cannot stand there. */
  readonly edit?: EditAnswer;
}

/** Request `terroir/saveMaterial`: words of a page become local material of its market. */
export interface SaveMaterialParams {
  readonly uri: string;
  /** The words on the page. */
  readonly range: Range;
  readonly kind: MaterialKind;
  /** What it is called, where it has a name. */
  readonly name?: string;
}

/**
 * Answer of `terroir/saveMaterial`: the edit of the library's file. `no-words` where nothing is read in the range,
 * `no-market` where the page is for none, `broken` where the file must be mended first.
 */
export type SaveAnswer =
  | { readonly uri: string; readonly path: string; readonly edit: TextEdit; readonly item: string }
  | 'no-words'
  | 'no-market'
  | 'broken';

/**
 * A term in the answer of `terroir/suggestTerms` for `{ uri }`: the Chinese, and what the pages of the site that `uri` is in
 * write for it. Null where that is no site.
 */
export interface SuggestedTerm {
  readonly term: string;
  /** True where a language renders it in two ways or more. */
  readonly isDivided: boolean;
  readonly languages: readonly {
    /** In the interface language. */
    readonly name: string;
    /** The most frequent first. */
    readonly renderings: readonly {
      readonly text: string;
      readonly count: number;
      /** A page that has it, and the offset of a block there. */
      readonly uri: string;
      readonly offset: number;
    }[];
  }[];
}

/** Request `terroir/takeTerm`: takes a term that was suggested into the site's own termbase. */
export interface TakeTermParams {
  readonly uri: string;
  readonly term: string;
}

/** Answer of `terroir/takeTerm`: the edit of the termbase; `broken` where that must be mended first, `unknown` where it was not suggested. */
export type TermAnswer =
  | { readonly uri: string; readonly path: string; readonly edit: TextEdit }
  | 'broken'
  | 'unknown';

/** Request `terroir/export`: workbooks of a page, or of those in a folder. */
export interface ExportParams {
  readonly uri: string;
  readonly isFolder: boolean;
}

/** Answer of `terroir/export`: a workbook for each market; null for what is in no site. */
export type ExportAnswer = readonly {
  /** `ID.xlsx`. */
  readonly name: string;
  /** In base 64. */
  readonly data: string;
  readonly pages: number;
  readonly texts: number;
}[];

/** Request `terroir/takeBack`: what a workbook, or an XLIFF file, that came back changes in the site of a folder. */
export interface TakeBackParams {
  readonly uri: string;
  /** Its ending tells what it is. */
  readonly name: string;
  /** In base 64. */
  readonly data: string;
}

/** Request `terroir/paste`: what an author’s text, as it stands in the clipboard, makes of an open page. */
export interface PasteParams {
  readonly uri: string;
  readonly text: string;
}

/** Answer of `terroir/takeBack`, and of `terroir/paste`: how files change, and what is not taken and why; or why the file cannot be read. */
export type TakeBackAnswer =
  | { readonly files: readonly ReturnedFile[]; readonly left: readonly string[] }
  | { readonly problem: string };

/** A page, or the record of a sign-off, as what came back changes it. */
export interface ReturnedFile {
  readonly uri: string;
  readonly path: string;
  readonly isNew: boolean;
  /** What the edit replaces. */
  readonly was: string;
  readonly edit: TextEdit;
}

/** Request `terroir/brief`: the brief of an open page, written where there is none yet, with what is said of it. */
export interface BriefParams extends BriefRequest {
  readonly uri: string;
}

/** Answer of `terroir/brief`: the page's brief, or why there is none; null for what is no page of a market. */
export type BriefAnswer = { readonly uri: string } | { readonly problem: string } | null;

/** Request `terroir/draftTask`: what of a page a model is to draft: the text at a position, or all of them. */
export interface DraftTaskParams {
  readonly uri: string;
  readonly position?: Position;
}

/** Answer of `terroir/draftTask`: what a model is to be asked, or why nothing is, in words. */
export type DraftTaskAnswer =
  | {
      /** The version of the page that it is for. */
      readonly version: number;
      readonly blocks: readonly number[];
      /** All that is sent. */
      readonly prompt: string;
      /** What is drafted, and for which market, in words. */
      readonly part: string;
      readonly market: string;
    }
  | { readonly problem: string };

/** What a model has answered so far, in requests about a draft: to the task and, where it was asked once more, to that. */
export interface DraftParams {
  readonly uri: string;
  /** The version of the page that it was drafted for; there is no answer once it is another. */
  readonly version: number;
  readonly blocks: readonly number[];
  readonly answers: readonly string[];
}

/** Answer of `terroir/checkDraft`: a draft that was reviewed; null where the page is another by now. */
export interface CheckedDraftAnswer {
  /** How many of the answers count. */
  readonly taken: number;
  /** The page with the draft in it, and where the first text that was drafted begins there. */
  readonly text: string;
  readonly range: Range;
  /** What is left to mend, and which facts are others, in words. */
  readonly findings: readonly string[];
  readonly facts: readonly string[];
  /** What the model is to be asked once more, and for the draft in Chinese; null for nothing. */
  readonly mend: string | null;
  readonly backTranslation: string | null;
}

/** Request `terroir/acceptDraft`: somebody takes a draft of a model, which is named. */
export interface AcceptDraftParams extends DraftParams {
  readonly model: string;
}

/** Answer of `terroir/acceptDraft`: the edit that puts it into the page, once it is recorded as a model's; or why not, in words. */
export type AcceptDraftAnswer = NonNullable<EditAnswer> | { readonly problem: string };

/** Answer of `terroir/briefChoices` for `{ uri }`: what is asked before a brief is written; null for what is no page of a market. */
export interface BriefChoices {
  /** True where there is a brief already, which is opened as it is. */
  readonly isThere: boolean;
  /** The market's language first, each by its name in the interface language. */
  readonly languages: readonly { readonly id: string; readonly name: string }[];
}

/** Request `terroir/briefAs`: a brief as people get it who have not its file. */
export interface BriefAsParams {
  /** Of the page or of its brief. */
  readonly uri: string;
  readonly as: BriefForm;
  /** Another language than it was written in: a copy for headquarters. */
  readonly language?: string;
}

/** Answer of `terroir/briefAs`: the subject and text of a mail, or a file by its name; null where there is no brief. */
export type BriefAsAnswer =
  | { readonly subject: string; readonly body: string }
  | { readonly name: string; readonly bytes: readonly number[] }
  | null;

/** Request `terroir/briefDone`: somebody says that a page is done, or that it is not. */
export interface BriefDoneParams {
  /** Of the brief. */
  readonly uri: string;
  /** Who says so; null to open the brief again. */
  readonly by: string | null;
}

/**
 * Answer of `terroir/briefDone`: the edit that notes it, for the editor to make and save; null where there is no brief. Of a
 * file that others write an editor that has it open need not know: it may not watch the folder yet that the brief came with.
 */
export type BriefDoneAnswer = { readonly uri: string; readonly edit: TextEdit } | null;

/** A brief of the workspace, in the answer of `terroir/briefs`. */
export interface BriefStatus {
  readonly uri: string;
  /** Path of the page it is for. */
  readonly page: string;
  /** Null where that is no page. */
  readonly pageUri: string | null;
  /** The market's name in the interface language, or null. */
  readonly market: string | null;
  readonly owner: string | null;
  /** YYYY-MM-DD. */
  readonly deadline: string | null;
  /** The page's local share now, and the one it should have; null where they are not known. */
  readonly local: number | null;
  readonly localShare: number | null;
  readonly state: BriefState;
  /** The state in words. */
  readonly stateName: string;
  /** Who says that it is done, and when; null where nobody does. */
  readonly done: string | null;
}
