import { type Authors, reviewersOf } from '../authorship/authors.ts';

/** Someone who signs, as they or git name them. */
export interface Signer {
  readonly name: string;
  readonly email?: string | undefined;
}

/** Whom to ask for the review of a page: the reviewers of its market in authors.yaml, otherwise the owners of its file. */
export function reviewersFor(
  market: string | undefined,
  authors: Authors,
  owners: readonly string[],
): readonly string[] {
  const reviewers = reviewersOf(authors, market);
  if (reviewers.length) return reviewers.map(({ name }) => name);
  return owners.map((owner) => authors.known(owner)?.name ?? owner);
}

/**
 * The name under which someone signs a page; undefined where they are none of its reviewers. Of a user or team of GitHub
 * that authors.yaml does not name nobody can tell here who it is: then anyone may.
 */
export function signsAs(
  { name, email }: Signer,
  market: string | undefined,
  authors: Authors,
  owners: readonly string[],
): string | undefined {
  const known = authors.known(...(email ? [email, name] : [name]));
  const reviewers = reviewersOf(authors, market);
  if (reviewers.length) return known && reviewers.includes(known) ? known.name : undefined;
  const isOwner = owners.some(
    (owner) => owner.toLowerCase() === email?.toLowerCase() || (known && authors.known(owner) === known),
  );
  const isUnclear = owners.some((owner) => owner.startsWith('@') && !authors.known(owner));
  return !owners.length || isOwner || isUnclear ? (known?.name ?? name) : undefined;
}
