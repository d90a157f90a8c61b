/** What client and server ask and tell each other beyond LSP: each method once, with what goes in and comes out. */
import type { FileText, SheetTrend, SheetUpdate, SheetVerdict } from '../core/view.ts';
import type {
  AcceptDraftAnswer,
  AcceptDraftParams,
  AgentToolAnswer,
  AgentToolParams,
  BriefAnswer,
  BriefAsAnswer,
  BriefAsParams,
  BriefChoices,
  BriefDoneAnswer,
  BriefDoneParams,
  BriefParams,
  BriefStatus,
  ChatAnswer,
  ChatFixAnswer,
  ChatFixParams,
  ChatParams,
  CheckedDraftAnswer,
  Choices,
  Comparison,
  DraftParams,
  DraftTaskAnswer,
  DraftTaskParams,
  ExportAnswer,
  ExportParams,
  FileEditAnswer,
  FolderEntries,
  KeepParams,
  Locality,
  Materials,
  MaterialsParams,
  NewMaterialParams,
  PagePeople,
  PageRemarks,
  PageStatus,
  PasteParams,
  RemarkParams,
  ResolveRemarkParams,
  SaveAnswer,
  SaveMaterialParams,
  SetTargetParams,
  SignOffAnswer,
  SignOffParams,
  SuggestedTerm,
  TakeBackAnswer,
  TakeBackParams,
  TakeTermParams,
  TargetAnswer,
  TermAnswer,
  TrendAnswer,
  TurnOffParams,
  WriteFileParams,
} from './protocol.ts';
import type {
  ConfigureParams,
  FolderParams,
  MarketNumbers,
  NextSteps,
  ReadersChoices,
  SetReadersParams,
  SiteSurvey,
} from './side-panel-protocol.ts';

/**
 * A request by its method, with the types of what goes in and comes out; `undefined` goes in where there is nothing to say.
 * Client and server have versions of LSP's libraries of their own, so that it is of neither's.
 */
export interface Request<Params, Answer> {
  readonly method: string;
  /** Never there: it keeps the types. */
  readonly types?: (params: Params) => Answer;
}

/** A notification by its method, with the type of what it says. */
export interface Notification<Params> {
  readonly method: string;
  /** Never there: it keeps the type. */
  readonly types?: (params: Params) => void;
}

/** What is sent along: nothing where there is nothing to say. */
export type Sent<Params> = Params extends undefined ? [] : [params: Params];

const request = <Params, Answer>(method: string): Request<Params, Answer> => ({ method });
const notification = <Params>(method: string): Notification<Params> => ({ method });

/** Requests about a document name it by its URI. */
export interface UriParams {
  readonly uri: string;
}

/** What the client asks; `protocol.ts` and `side-panel-protocol.ts` say what the answers mean. */
export const requests = {
  acceptDraft: request<AcceptDraftParams, AcceptDraftAnswer>('terroir/acceptDraft'),
  agentTool: request<AgentToolParams, AgentToolAnswer>('terroir/agentTool'),
  brief: request<BriefParams, BriefAnswer>('terroir/brief'),
  briefAs: request<BriefAsParams, BriefAsAnswer>('terroir/briefAs'),
  briefChoices: request<UriParams, BriefChoices | null>('terroir/briefChoices'),
  briefDone: request<BriefDoneParams, BriefDoneAnswer>('terroir/briefDone'),
  briefs: request<undefined, readonly BriefStatus[]>('terroir/briefs'),
  chat: request<ChatParams, ChatAnswer>('terroir/chat'),
  chatFix: request<ChatFixParams, ChatFixAnswer>('terroir/chatFix'),
  checkDraft: request<DraftParams, CheckedDraftAnswer | null>('terroir/checkDraft'),
  choices: request<UriParams, Choices>('terroir/choices'),
  compare: request<UriParams, Comparison | null>('terroir/compare'),
  configure: request<ConfigureParams, string | null>('terroir/configure'),
  draftedText: request<DraftParams, string | null>('terroir/draftedText'),
  draftTask: request<DraftTaskParams, DraftTaskAnswer>('terroir/draftTask'),
  explain: request<{ readonly ruleId: string }, string | null>('terroir/explain'),
  export: request<ExportParams, ExportAnswer | null>('terroir/export'),
  findTrend: request<undefined, TrendAnswer>('terroir/findTrend'),
  firstPage: request<FolderParams, string | null>('terroir/firstPage'),
  htmlReport: request<undefined, string>('terroir/htmlReport'),
  keep: request<KeepParams, FileEditAnswer>('terroir/keep'),
  locality: request<UriParams, Locality | null>('terroir/locality'),
  markets: request<undefined, readonly MarketNumbers[] | null>('terroir/markets'),
  materials: request<MaterialsParams, Materials>('terroir/materials'),
  newMaterial: request<NewMaterialParams, UriParams | null>('terroir/newMaterial'),
  nextSteps: request<UriParams, NextSteps | null>('terroir/nextSteps'),
  paste: request<PasteParams, TakeBackAnswer | null>('terroir/paste'),
  people: request<UriParams, PagePeople | null>('terroir/people'),
  readers: request<FolderParams, ReadersChoices>('terroir/readers'),
  remark: request<RemarkParams, SignOffAnswer>('terroir/remark'),
  remarks: request<UriParams, PageRemarks | null>('terroir/remarks'),
  resolveRemark: request<ResolveRemarkParams, SignOffAnswer>('terroir/resolveRemark'),
  /** Reviews the pages below a folder; null where it was stopped before its end. */
  reviewFolder: request<UriParams, SheetVerdict | null>('terroir/reviewFolder'),
  /** Reviews every page; null where it was stopped before its end. */
  reviewWorkspace: request<undefined, SheetVerdict | null>('terroir/reviewWorkspace'),
  saveMaterial: request<SaveMaterialParams, SaveAnswer>('terroir/saveMaterial'),
  setReaders: request<SetReadersParams, string | null>('terroir/setReaders'),
  setTarget: request<SetTargetParams, TargetAnswer>('terroir/setTarget'),
  /** The path of a folder as the review shows those of pages in it, with a slash at its end; null for none of a site. */
  sheetPath: request<UriParams, string | null>('terroir/sheetPath'),
  signOff: request<SignOffParams, SignOffAnswer>('terroir/signOff'),
  suggestTerms: request<UriParams, readonly SuggestedTerm[] | null>('terroir/suggestTerms'),
  survey: request<FolderParams, SiteSurvey>('terroir/survey'),
  takeBack: request<TakeBackParams, TakeBackAnswer | null>('terroir/takeBack'),
  takeTerm: request<TakeTermParams, TermAnswer>('terroir/takeTerm'),
  turnOff: request<TurnOffParams, FileEditAnswer>('terroir/turnOff'),
} as const;

/** What the server asks: files that only the editor can reach, as those of a repository on a host or of a browser. */
export const fileRequests = {
  readFile: request<UriParams, FileText>('terroir/readFile'),
  readFolder: request<UriParams, FolderEntries>('terroir/readFolder'),
  /** The answer is null, or says why the file was not written. */
  writeFile: request<WriteFileParams, string | null>('terroir/writeFile'),
} as const;

/** What either tells the other. */
export const notifications = {
  /** From the client: it shows the review, or no longer. */
  followSheet: notification<boolean>('terroir/followSheet'),
  stopReview: notification<undefined>('terroir/stopReview'),
  /** From the server: briefs, or what they say of their pages, may be others. */
  briefsChanged: notification<undefined>('terroir/briefsChanged'),
  /** From the server: the markets' numbers are others. */
  marketsChanged: notification<undefined>('terroir/marketsChanged'),
  sheet: notification<SheetUpdate>('terroir/sheet'),
  status: notification<PageStatus>('terroir/status'),
  trend: notification<SheetTrend>('terroir/trend'),
} as const;
