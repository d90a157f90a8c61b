/** Which versions of a page the metadata in its module names. Nothing of it runs: values are read where they stand literally. */
import type { SyntaxNode } from '@lezer/common';
import { childrenOf, parseCode } from './strings/lezer-tree.ts';
import { readLiteral, scriptEscapes } from './strings/literal.ts';
import { readProperty, typescript } from './strings/script.ts';

/** The versions of one page: its own address, where it is given, and the others by the tags they stand under. */
export interface Alternates {
  readonly own: string | undefined;
  readonly languages: readonly (readonly [tag: string, address: string])[];
}

/**
 * The addresses of a page's versions that its metadata gives by language: `alternates: { languages: { zh: '/zh/about' } }`
 * of Next, and of each entry in a sitemap, where `url` is the page's own. Of `${base}/zh/about` and `base + '/zh/about'`
 * what stands behind the base is the address; what else is worked out has none.
 */
export function alternatesIn(text: string): Alternates[] {
  const found: Alternates[] = [];
  const constants = new Map<string, SyntaxNode>();
  const sets: SyntaxNode[] = [];
  parseCode(typescript(), text, 'JavaScript').tree.iterate({
    enter({ name, node }) {
      const before =
        name === 'ObjectExpression' && node.prevSibling?.name === 'Equals' ? node.prevSibling : null;
      const variable = before?.parent
        ?.getChildren('VariableDefinition')
        .findLast(({ to }) => to <= before.from);
      if (variable) constants.set(text.slice(variable.from, variable.to), node);
      if (name === 'Property' && readProperty(text, node)?.key === 'alternates') sets.push(node);
    },
  });
  const propertiesOf = (node: SyntaxNode | undefined) =>
    new Map(
      node?.name !== 'ObjectExpression'
        ? []
        : node.getChildren('Property').flatMap((property): [string, SyntaxNode][] => {
            const read = readProperty(text, property);
            const [short] = read ? [] : childrenOf(property);
            if (short && !short.nextSibling) return [[text.slice(short.from, short.to), short]];
            return read ? [[read.key, read.value]] : [];
          }),
    );
  const resolved = (node: SyntaxNode | undefined) =>
    node && /^(?:VariableName|PropertyDefinition)$/.test(node.name)
      ? constants.get(text.slice(node.from, node.to))
      : node;
  for (const property of sets) {
    const languages = propertiesOf(resolved(readProperty(text, property)!.value)).get('languages');
    const listed = [...propertiesOf(resolved(languages))].flatMap(([tag, node]): [string, string][] => {
      const address = addressIn(text, node);
      return address === undefined ? [] : [[tag, address]];
    });
    const url = propertiesOf(property.parent ?? undefined).get('url');
    if (listed.length) found.push({ own: url && addressIn(text, url), languages: listed });
  }
  return found;
}

/** The address that a literal is, or that stands behind a base; undefined where more is worked out. */
function addressIn(text: string, node: SyntaxNode): string | undefined {
  const children = childrenOf(node);
  if (
    node.name === 'BinaryExpression' &&
    children[1] &&
    text.slice(children[1].from, children[1].to) === '+'
  ) {
    const [base, , rest] = children;
    return base && rest && base.name !== 'BinaryExpression' ? addressIn(text, rest) : undefined;
  }
  if (node.name === 'String') return readLiteral(text, node.from + 1, node.to - 1, scriptEscapes).text;
  if (node.name !== 'TemplateString') return undefined;
  const template = /^`(?:\$\{[^{}`]*\})?([^$`\\]*)`$/.exec(text.slice(node.from, node.to));
  return template ? template[1] || '/' : undefined;
}
