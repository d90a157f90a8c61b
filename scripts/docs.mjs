// npm run docs: writes what the code says of itself into files that people and editors read. A test holds them equal.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { loadSource } from './build/load-source.mjs';

const root = path.resolve(import.meta.dirname, '..');
const rulesFolder = 'docs/rules';
const read = (file) => readFileSync(path.join(root, file), 'utf8');
const asJson = (value) => `${JSON.stringify(value, null, 2)}\n`;

/** Every generated file with its text: the pages of rules, the table of reports, and parts of the manifest. */
export async function generatedFiles() {
  const source = await loadSource(`
    export { writeReference } from './src/core/report/reference.ts';
    export { documentRules } from './src/core/rules/index.ts';
    export { shippedPhrases } from './src/core/phrases/packs.ts';
    export { formatFacts } from './src/core/report/format-facts.ts';
    export { fileTypes } from './src/core/file-types.ts';
    export { commandList } from './src/client/command-list.ts';
    export { agentTools } from './src/core/site/agent-tools.ts';
    export { chatCommands } from './src/core/report/chat.ts';
    export { chatWords } from './src/core/messages/chat.ts';
  `);
  const { writeReference, documentRules, shippedPhrases } = source;
  const rules = [...writeReference(documentRules(shippedPhrases))];
  return new Map([
    ...rules.map(([name, text]) => [`${rulesFolder}/${name}`, text]),
    ['docs/reports.md', withReports(read('docs/reports.md'), source.formatFacts)],
    ['package.json', asJson(withCommands(JSON.parse(read('package.json')), source))],
    ...['en', 'zh'].map((language) => {
      const file = language === 'en' ? 'package.nls.json' : 'package.nls.zh-cn.json';
      return [file, asJson(withTitles(JSON.parse(read(file)), source, language))];
    }),
  ]);
}

/** The rows of the table of reports stand between its head and the next empty line. */
function withReports(text, formats) {
  const rows = Object.entries(formats).map(([name, { about }]) => `| \`${name}\` | ${about} |\n`);
  return text.replace(/(\| name \| for \|\n\|---\|---\|\n)(?:\|.*\n)*/, (_, head) => head + rows.join(''));
}

const keyOf = (command) => command.replace('terroir.', '');

/** Where the texts of package.json have what a command of the chat does. */
const chatKeyOf = (command) => `chat.${command}`;

function withCommands(manifest, { fileTypes, commandList, agentTools, chatCommands }) {
  const languages = new Set(Object.values(fileTypes).flatMap((type) => type.languages));
  const commands = Object.entries(commandList);
  manifest.activationEvents = [
    ...[...languages].map((language) => `onLanguage:${language}`),
    'workspaceContains:.terroir/**/*.yaml',
  ];
  manifest.contributes.commands = commands.map(([command, { icon }]) => ({
    command,
    title: `%${keyOf(command)}%`,
    category: 'Terroir',
    ...(icon && { icon: `$(${icon})` }),
  }));
  manifest.contributes.menus.commandPalette = commands.flatMap(([command, { when }]) =>
    when ? [{ command, when }] : [],
  );
  manifest.contributes.languageModelTools = agentTools.map(({ name, description, input }) => ({
    name,
    displayName: `%${name}%`,
    modelDescription: description,
    inputSchema: input,
    canBeReferencedInPrompt: true,
    toolReferenceName: name.replace(/_(.)/g, (_, letter) => letter.toUpperCase()),
    icon: '$(checklist)',
  }));
  const [participant] = manifest.contributes.chatParticipants;
  participant.commands = chatCommands.map((name) => ({ name, description: `%${chatKeyOf(name)}%` }));
  return manifest;
}

function withTitles(texts, { commandList, agentTools, chatWords }, language) {
  for (const [command, { title }] of Object.entries(commandList)) texts[keyOf(command)] = title[language];
  for (const { name, title } of agentTools) texts[name] = title[language];
  const { about, commands } = chatWords(language);
  texts.chat = about;
  for (const [name, does] of Object.entries(commands)) texts[chatKeyOf(name)] = does;
  return texts;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const files = await generatedFiles();
  rmSync(path.join(root, rulesFolder), { recursive: true, force: true });
  mkdirSync(path.join(root, rulesFolder));
  for (const [file, text] of files) writeFileSync(path.join(root, file), text);
}
