/** What client and server say to each other beyond LSP. Types only: both bundles import it. */
import type { Range, TextEdit } from 'vscode-languageserver-protocol';
import type { SegmentKind } from '../core/content/segment.ts';
import type { Row } from '../core/copies/side-by-side.ts';
import type { Audience } from '../core/regions/audience.ts';
import type { Remark } from '../core/signoff/record.ts';
import type { SignOffState } from '../core/signoff/state.ts';

/** Sent by the client when it starts the server. */
export interface InitializationOptions {
  /** Language of messages, as the editor names it: `en`, `zh-cn` … */
  readonly locale?: string;
  /** The client runs the commands `terroir.keep` and `terroir.brief`, and opens `terroir-rule:` documents. */
  readonly commands?: boolean;
  /** The client completes YAML by schema itself. */
  readonly yamlSchemas?: boolean;
}

/** Notification `terroir/status`: what the status bar says of a page. */
export interface PageStatus {
  readonly uri: string;
  /** `source`: the Chinese page itself; `page`: a reviewed page; `none`: not a page. */
  readonly kind: 'source' | 'page' | 'none';
  readonly market?: string | undefined;
  readonly marketName?: string | undefined;
  readonly audience?: Audience;
  readonly audienceName?: string;
  /** Where the market comes from. */
  readonly marketOrigin?: string;
  /** It has a source page it can be compared with. */
  readonly comparable?: boolean;
  readonly toFix?: number;
  /** 0 to 1, or null where it cannot be known. */
  readonly mirror?: number | null;
  readonly band?: string | undefined;
  /** Where the page stands with the reviewers of its market, in words; undefined where nobody reviewed it. */
  readonly signOff?: string | undefined;
}

/** Request `terroir/keep`: the edit that keeps a finding with a reason. */
export interface KeepParams {
  readonly uri: string;
  readonly ruleId: string;
  readonly offset: number;
  readonly reason: string;
}

/** Request `terroir/setTarget`: the edit that says in front matter whom a page is for. */
export interface SetTargetParams {
  readonly uri: string;
  readonly key: 'market' | 'audience';
  readonly value: string;
}

/** Answer of `terroir/keep`; null where the document is unknown. */
export type EditAnswer = { readonly version: number; readonly edit: TextEdit } | null;

/** Answer of `terroir/setTarget`: `no-place` where the format has no front matter to write it into. */
export type TargetAnswer = EditAnswer | 'no-place';

/** Answer of `terroir/findTrend`: whether a notification `terroir/trend` came, or why none did. */
export type TrendAnswer = 'found' | 'stopped' | 'no-history';

/** Answer of `terroir/choices` for `{ uri }`: what can be picked as that page's target. */
export interface Choices {
  readonly markets: readonly { readonly code: string; readonly name: string; readonly detail: string }[];
  readonly audiences: readonly { readonly id: Audience; readonly name: string }[];
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
  /** The name git commits under here, or null. */
  readonly you: string | null;
}

/** Request `terroir/signOff`: records what a reviewer says of a page as it stands in the editor. */
export interface SignOffParams {
  readonly uri: string;
  readonly by: string;
  readonly remarks: readonly Remark[];
}

/** Answer of `terroir/signOff`: the file that was written, or why it was not; null for what is no page of a market. */
export type SignOffAnswer = { readonly recorded: string } | { readonly problem: string } | null;
