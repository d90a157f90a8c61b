/** The requests of Terroir's own client, beyond LSP; their shapes are in protocol.ts. */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { keepEdit } from '../core/content/content.ts';
import { setFrontMatter } from '../core/content/set-front-matter.ts';
import type { Edit } from '../core/finding.ts';
import { peopleWords } from '../core/messages/people.ts';
import { audiences } from '../core/regions/audience.ts';
import { industries } from '../core/regions/industry.ts';
import { explainRule } from '../core/report/explain.ts';
import { compare } from './compare.ts';
import { toTextEdit } from './convert.ts';
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
import { savedKinds, saveMaterial } from './save-material.ts';
import { openPage, type Session } from './session.ts';

/** Answers the client's requests for a session that has begun. */
export function answerRequests(session: Session, reviews: Reviews): void {
  const { connection } = session;
  connection.onRequest('terroir/keep', (params: KeepParams) => keep(session, params));
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

function answer(document: TextDocument, edit: Edit | undefined): EditAnswer {
  return edit ? { version: document.version, edit: toTextEdit(document, edit) } : null;
}

async function keep(session: Session, { uri, offset, ruleId, reason }: KeepParams): Promise<EditAnswer> {
  const page = await openPage(session, uri);
  if (!page) return null;
  const { document, format, content } = page;
  return answer(document, keepEdit(format, document.getText(), content, offset, ruleId, reason));
}

async function setTarget(session: Session, { uri, key, value }: SetTargetParams): Promise<TargetAnswer> {
  const page = await openPage(session, uri);
  if (!page) return null;
  const { document, format, content } = page;
  // A second front matter before a broken one would hide it for good.
  if (content.problems.length) return null;
  if (!content.frontMatter && !format.takesFrontMatter) return 'no-place';
  return answer(document, setFrontMatter(document.getText(), content.frontMatter, key, value));
}

/** The page of a rule; every site has the shipped ones, and may have its own. */
async function explain({ speaks, sites }: Session, ruleId: string): Promise<string | null> {
  for (const { reviewer } of sites.all()) {
    const docs = (await reviewer.setup()).rules().filter((doc) => doc.id === ruleId);
    if (docs.length) return explainRule(docs, speaks);
  }
  return null;
}

async function choices({ say, speaks, sites }: Session, uri: string): Promise<Choices> {
  const setup = await sites.locate(uri)?.site.reviewer.setup();
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
