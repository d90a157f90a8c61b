/** The requests of Terroir's own client, beyond LSP; their shapes are in protocol.ts. */

import { agentTools, audiences, industries, peopleWords, readerKinds, savedKinds } from '../core/index.ts';
import { answering } from './answering.ts';
import { answerChat, editsOfFix } from './chat.ts';
import { compare } from './compare.ts';
import { exportPages, paste, takeBack } from './hand-over.ts';
import { keep, turnOff } from './keeping.ts';
import { locality, materials, newMaterial } from './locality.ts';
import { requests } from './method-protocol.ts';
import type { AgentToolAnswer, AgentToolParams, Choices, SetTargetParams, TargetAnswer } from './protocol.ts';
import type { Reviews } from './reviews.ts';
import { saveMaterial } from './save-material.ts';
import { openVersion, type Session } from './session.ts';
import { suggestTerms, takeTerm } from './terms.ts';
import { isUnsaved } from './unsaved.ts';

/** Answers the client's requests for a session that has begun. */
export function answerRequests(session: Session, reviews: Reviews): void {
  const on = answering(session.connection);
  on(requests.keep, (params) => keep(session, params));
  on(requests.turnOff, (params) => turnOff(session, params));
  on(requests.setTarget, (params) => setTarget(session, reviews, params));
  on(requests.compare, ({ uri }, signal) => compare(session, reviews, uri, signal));
  on(requests.locality, ({ uri }, signal) => locality(session, reviews, uri, signal));
  on(requests.materials, (params, signal) => materials(session, reviews, params, signal));
  on(requests.newMaterial, (params, signal) => newMaterial(session, reviews, params, signal));
  on(requests.saveMaterial, (params) => saveMaterial(session, params));
  on(requests.suggestTerms, ({ uri }, signal) => suggestTerms(session, uri, signal));
  on(requests.export, (params, signal) => exportPages(session, params, signal));
  on(requests.takeBack, (params) => takeBack(session, params));
  on(requests.paste, (params) => paste(session, params));
  on(requests.takeTerm, (params) => takeTerm(session, params));
  on(requests.explain, ({ ruleId }) => explain(session, ruleId));
  on(requests.choices, ({ uri }) => choices(session, reviews, uri));
  on(requests.chat, (params, signal) => answerChat(session, params, signal));
  on(requests.chatFix, (params, signal) => editsOfFix(session, reviews, params, signal));
  on(requests.agentTool, (params) => callAgentTool(session, params));
}

async function setTarget(
  { documents, sites }: Session,
  reviews: Reviews,
  params: SetTargetParams,
): Promise<TargetAnswer> {
  const { uri, key, value } = params;
  if (isUnsaved(uri)) {
    reviews.chooseTarget(params);
    return 'remembered';
  }
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

async function callAgentTool(
  { sites }: Session,
  { name, input, uri }: AgentToolParams,
): Promise<AgentToolAnswer> {
  const tool = agentTools.find((one) => one.name === name);
  const site = (uri === undefined ? undefined : sites.locate(uri)?.site) ?? [...sites.all()][0];
  if (!tool || !site)
    return { text: tool ? 'No folder with a site is open.' : `There is no tool “${name}”.`, isProblem: true };
  const answered = await tool.call(site, input);
  return 'problem' in answered
    ? { text: answered.problem, isProblem: true }
    : { text: JSON.stringify(answered.answer), isProblem: false };
}

async function choices(
  { documents, messages, uiLanguage, sites }: Session,
  { unsaved }: Reviews,
  uri: string,
): Promise<Choices> {
  const document = documents.get(uri);
  const located = (document && unsaved.locate(document)) ?? sites.locate(uri);
  const setup = await located?.site.setup();
  return {
    markets: [...(setup?.config.markets.values() ?? [])].map(({ code, name, locales }) => ({
      code,
      name: name[uiLanguage],
      detail: locales.join(', '),
    })),
    audiences: audiences.map((id) => ({ id, name: messages.audience[id] })),
    readers: readerKinds.map((id) => ({ id, name: messages.readers[id] })),
    materials: savedKinds.map((id) => ({ id, name: messages.locality.material[id] })),
    industries: industries.map((id) => ({ id, name: peopleWords(uiLanguage).industry[id] })),
  };
}
