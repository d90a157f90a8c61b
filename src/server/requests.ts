/** The requests of Terroir's own client, beyond LSP; their shapes are in protocol.ts. */
import { audiences, industries, peopleWords, type RuleId, savedKinds } from '../core/index.ts';
import { compare } from './compare.ts';
import { locality, materials } from './locality.ts';
import type {
  Choices,
  EditAnswer,
  KeepParams,
  MaterialsParams,
  SaveAnswer,
  SaveMaterialParams,
  SetTargetParams,
  TargetAnswer,
} from './protocol.ts';
import type { Reviews } from './reviews.ts';
import { saveMaterial } from './save-material.ts';
import { openVersion, type Session } from './session.ts';

/** Answers the client's requests for a session that has begun. */
export function answerRequests(session: Session, reviews: Reviews): void {
  const { connection } = session;
  connection.onRequest<EditAnswer, void>('terroir/keep', (params: KeepParams) => keep(session, params));
  connection.onRequest<TargetAnswer, void>('terroir/setTarget', (params: SetTargetParams) =>
    setTarget(session, params),
  );
  connection.onRequest('terroir/compare', ({ uri }: { uri: string }) => compare(session, reviews, uri));
  connection.onRequest('terroir/locality', ({ uri }: { uri: string }) => locality(session, reviews, uri));
  connection.onRequest('terroir/materials', (params: MaterialsParams) => materials(session, reviews, params));
  connection.onRequest<SaveAnswer, void>('terroir/saveMaterial', (params: SaveMaterialParams) =>
    saveMaterial(session, params),
  );
  connection.onRequest('terroir/explain', ({ ruleId }: { ruleId: string }) => explain(session, ruleId));
  connection.onRequest('terroir/choices', ({ uri }: { uri: string }) => choices(session, uri));
}

async function keep(
  { documents, sites }: Session,
  { uri, offset, ruleId, reason }: KeepParams,
): Promise<EditAnswer> {
  const open = openVersion(documents.get(uri));
  const located = open && sites.locate(uri);
  const edit = await located?.site.keep(located.path, { ruleId: ruleId as RuleId, from: offset }, reason);
  return open && edit ? open(edit) : null;
}

async function setTarget(
  { documents, sites }: Session,
  { uri, key, value }: SetTargetParams,
): Promise<TargetAnswer> {
  const open = openVersion(documents.get(uri));
  const located = open && sites.locate(uri);
  const edit = await located?.site.setTarget(located.path, key, value);
  if (edit === 'no-place') return edit;
  return open && edit ? open(edit) : null;
}

/** The page of a rule; every site has the shipped ones, and may have its own. */
async function explain({ sites }: Session, ruleId: string): Promise<string | null> {
  for (const site of sites.all()) {
    const explained = await site.explain(ruleId);
    if ('text' in explained) return explained.text;
  }
  return null;
}

async function choices({ say, speaks, sites }: Session, uri: string): Promise<Choices> {
  const setup = await sites.locate(uri)?.site.setup();
  return {
    markets: [...(setup?.config.markets.values() ?? [])].map(({ code, name, locales }) => ({
      code,
      name: name[speaks],
      detail: locales.join(', '),
    })),
    audiences: audiences.map((id) => ({ id, name: say.audience[id] })),
    materials: savedKinds.map((id) => ({ id, name: say.locality.material[id] })),
    industries: industries.map((id) => ({ id, name: peopleWords(speaks).industry[id] })),
  };
}
