/** What an answer about a site sees of it. */
import type { Host } from '../host.ts';
import { type Recorder, startRecording } from '../reads.ts';
import type { SiteBasis } from './site-basis.ts';
import { type SiteView, viewOf } from './site-facts.ts';

/** An answer in the making: what it sees of the site, with everything it reads noted. */
export interface Look extends Pick<Recorder, 'host' | 'include' | 'note' | 'reads'> {
  readonly site: SiteView;
  /** Another answer about the same state of the site, with notes of its own. */
  again(): Look;
}

/** Begins an answer about a site as it is read now. */
export function lookAt(basis: SiteBasis, host: Host): Look {
  const recorder = startRecording(host);
  return { ...recorder, site: viewOf(basis, recorder), again: () => lookAt(basis, host) };
}
