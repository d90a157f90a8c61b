/** Facts that the attributes of an element state. */

import type { Element } from '../element-tree.ts';
import { isComponent } from './elements.ts';

/** The value of an attribute as it is written; undefined where it is missing. */
export function attributeOf(text: string, element: Element, name: string): string | undefined {
  const found = element.attributes.find((attribute) => attribute.name === name);
  return found && text.slice(found.value.from, found.value.to);
}

/** True where browsers show nothing of the element. */
export function isHidden(text: string, element: Element): boolean {
  const hidden = attributeOf(text, element, 'hidden');
  return hidden !== undefined && hidden !== 'until-found' && !isComponent(element.name);
}

/** `translate="no"`, or the class that says the same. */
export function forbidsTranslation(text: string, element: Element): boolean {
  const isNo = attributeOf(text, element, 'translate')?.toLowerCase() === 'no';
  return isNo || /(?:^|\s)notranslate(?:\s|$)/.test(attributeOf(text, element, 'class') ?? '');
}

/** True for a picture of an icon font that is called by its name: `<i class="material-icons">search</i>`. */
export function isIcon(text: string, element: Element): boolean {
  const classes = attributeOf(text, element, 'class') ?? attributeOf(text, element, 'className') ?? '';
  return /(?:^|["'\s])material-(?:icons|symbols)(?![a-z])/.test(classes);
}

/** True for a script of linked data. */
export function isLinkedData(text: string, element: Element): boolean {
  return /^script$/i.test(element.name) && attributeOf(text, element, 'type') === 'application/ld+json';
}

/** A component's property that names something, and shows nothing: `primary`, `ArrowRight`, `/img/a.png`. */
export function isIdentifier(text: string): boolean {
  return /^[!-~]+$/.test(text) && !/^[A-Z][a-z]+[.!?]?$/.test(text);
}
