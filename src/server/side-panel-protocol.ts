/** What client and server say to each other about the side panel and the first steps. Types only, as in protocol.ts. */
import type { Range } from 'vscode-languageserver-protocol';
import type {
  Cue,
  Industry,
  MarketSums,
  NextStep,
  PagesEntry,
  Readers,
  Severity,
  SiteReaders,
} from '../core/view.ts';

/** Answer of `terroir/nextSteps` for `{ uri }`: what to do about a page; null for what is no page of a market. */
export interface NextSteps {
  readonly market: string | null;
  readonly audience: string | null;
  /** The most urgent step first, each in reading order. */
  readonly findings: readonly StepFinding[];
}

/** A finding, and what to do next about it. */
export interface StepFinding {
  readonly step: NextStep;
  readonly severity: Severity;
  readonly message: string;
  /** Markdown. */
  readonly note: string;
  readonly range: Range;
  /** How many fixes there are. */
  readonly fixes: number;
}

/** Answer of `terroir/markets`, null before the workspace was reviewed; `terroir/marketsChanged` says when to ask again. */
export interface MarketNumbers {
  /** Both null for pages of no known market. */
  readonly market: string | null;
  readonly name: string | null;
  readonly sums: MarketSums;
  /** Findings by MQM dimension, the most first; names in the language of the interface. */
  readonly dimensions: readonly { readonly name: string; readonly findings: number }[];
  /** Who wrote its pages, in words and without names; null where that is not known. */
  readonly writtenBy: string | null;
  /** What it does not have of the Chinese site, language by language. */
  readonly lacks: readonly MarketLacks[];
  /** Its pages whose Chinese page moved on; null where none is. */
  readonly stale: MarketStale | null;
}

/** Stale pages of a market. */
export interface MarketStale {
  /** “Indonesia: 3 stale pages” */
  readonly title: string;
  readonly pages: readonly {
    readonly path: string;
    readonly uri: string;
    /** Which Chinese page was edited, and after what. */
    readonly why: string;
    /** Sentences of the Chinese page that were taken out (-) or came in (+), what took the place of another behind it. */
    readonly sentences: readonly { readonly sign: '-' | '+'; readonly text: string }[];
    /** What else changed, in words. */
    readonly rest: string | null;
  }[];
}

/** What a market does not have in one language. */
export interface MarketLacks {
  /** “What Indonesia does not have yet: 12 Chinese pages, 3 sections” */
  readonly title: string;
  readonly items: readonly {
    /** A page, a section, a string …, in words. */
    readonly kindName: string;
    readonly path: string;
    readonly uri: string;
    /** Headings or keys, or the source page; empty for a page that is missing as a whole. */
    readonly detail: string;
  }[];
}

/** Requests about a site name its folder in the workspace, as a URI. */
export interface FolderParams {
  readonly folder: string;
}

/** Answer of `terroir/survey`: how a site is laid out, as its paths tell. */
export interface SiteSurvey {
  /** The site's folder, which may lie above the one that was asked about, as a URI. */
  readonly folder: string;
  /** BCP 47 locale of the pages the others are written from. */
  readonly sourceLocale: string;
  /** Folders that are known to hold them. */
  readonly source: readonly SurveyedFolder[];
  /** Folders nothing tells of: those with Chinese pages, and all of them. */
  readonly chinese: readonly SurveyedFolder[];
  readonly others: readonly SurveyedFolder[];
  /** Every market there is, with the folders known to be for it. */
  readonly markets: readonly {
    readonly code: string;
    readonly name: string;
    readonly folders: readonly SurveyedFolder[];
  }[];
}

export interface SurveyedFolder {
  /** Below the site's folder; '' is that folder itself. */
  readonly folder: string;
  readonly pages: number;
}

/** Request `terroir/configure`: the text of the config with more to say of pages; null where it must be mended first. */
export interface ConfigureParams extends FolderParams {
  readonly entries: readonly PagesEntry[];
}

/** Answer of `terroir/readers`: who may read a site, the guess first in each list. */
export interface ReadersChoices {
  /** The site's folder, as a URI. */
  readonly folder: string;
  /** The config says consumers or businesses. */
  readonly isSaid: boolean;
  readonly readers: readonly ReaderChoice<Readers>[];
  readonly industries: readonly ReaderChoice<Industry>[];
}

export interface ReaderChoice<T> {
  readonly id: T;
  readonly name: string;
  /** The words it is guessed by; empty for what is not guessed. */
  readonly evidence: readonly Cue[];
  /** The config says it. */
  readonly isSaid: boolean;
}

/** Request `terroir/setReaders`: the text of the config that says who reads; null where it must be mended first. */
export interface SetReadersParams extends FolderParams {
  readonly said: SiteReaders;
}
