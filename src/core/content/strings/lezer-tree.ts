import type { SyntaxNode, Tree } from '@lezer/common';
import type { Comment } from '../content.ts';

/** Finds the comments of a tree whose grammar writes them as C does. */
export function commentsIn(text: string, tree: Tree): Comment[] {
  const comments: Comment[] = [];
  tree.iterate({
    enter({ name, from, to }) {
      if (name === 'LineComment') comments.push({ from, to, inner: text.slice(from + 2, to) });
      if (name === 'BlockComment')
        comments.push({
          from,
          to,
          inner: text.slice(from + 2, text.slice(from + 2, to).endsWith('*/') ? to - 2 : to),
        });
    },
  });
  return comments;
}

/** The children of a node, white space apart. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child);
  return children;
}
