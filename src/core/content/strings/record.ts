/** Objects that are one string with what translators are told about it, as extraction tools write them. */

/** Keys under which such objects keep the text; the first one present counts. */
const texts = ['message', 'defaultMessage', 'translation', 'string', 'value'];
/** Keys allowed beside it. */
const notes = new Set(
  (
    'id description desc comment comments context placeholders hash meaning note notes developer_comment ' +
    'developercomment character_limit charlimit file files line state obsolete screenshot tags'
  ).split(' '),
);

/**
 * Which member of an object is the text, and which one names it, if the object is one string with its notes:
 * `{message, description}` of Chrome and Docusaurus, `{id, defaultMessage}` of FormatJS, `{id, translation}` of Hugo.
 * @param members names, and whether their values are strings
 */
export function recordOf(
  members: readonly (readonly [name: string, isString: boolean])[],
): { readonly text: string; readonly id: string | undefined } | undefined {
  const text = texts.find((name) => members.some(([key, isString]) => key === name && isString));
  if (text === undefined || members.length < 2) return undefined;
  if (!members.every(([key]) => key === text || notes.has(key.toLowerCase()))) return undefined;
  const id = members.find(([key, isString]) => key === 'id' && isString);
  return { text, id: id?.[0] };
}
