import fc from 'fast-check';
import { mdx } from '../../src/core/content/mdx.ts';
import { holdsForAnyPage, readsExactly } from './content-laws.ts';

describe('MDX', () => {
  readsExactly(mdx, {
    'components, expressions and a module around Markdown': `---
title: ⟦title:A page⟧
---
import { Card } from './card';

export const data = {
  a: 'no',

  b: \`no\`,
};

# ⟦heading:Hello <Badge text="⟦paragraph:New thing⟧" /> world⟧

<Card
  title="⟦heading:Prose here⟧"
  icon={<Icon name="x" />}
>
    ⟦paragraph:Indented **bold <b>inner</b>** text, \`code {x}\` and{' '}
    more <Link to="/a">text⟧</Link>.

  - ⟦list-item:item<br />two⟧
</Card>

{/* a comment */}

⟦paragraph:One < two and \\{ braces, {data.a} of them.⟧

\`\`\`jsx
<Foo> { no }
\`\`\`

{list.map((item) => <p>{item}</p>)}

<p>⟦paragraph:A line⟧</p>
`.replace('text⟧</Link>.', 'text</Link>.⟧'),
    'half saved': '⟦paragraph:One⟧ {two\n\n<Card title="no\n\nthree\n'.replace(
      '⟦paragraph:One⟧ {two',
      '⟦paragraph:One {two⟧',
    ),
  });

  const mapping = fc.constantFrom(
    ...[
      '# Head\n\n',
      'word ',
      '**bold** ',
      '&amp;',
      '\\{',
      '`code` ',
      '[a](b) ',
      '\n',
      '\r\n',
      '\n\n',
      '- item\n',
    ],
    ...[
      '> quote\n',
      '```\n',
      '<Card title="A word">',
      '</Card>',
      '<br />',
      '{x}',
      '{',
      '}',
      '{/* c */}',
      '{" "}',
    ],
    ...[
      '<',
      '</',
      '中文，',
      '😀',
      'e\u0301',
      '\u200f',
      '    ',
      '| a | b |\n|---|---|\n| c | d |\n',
      '\nimport a from "b"\n\n',
    ],
    ...[
      '\nexport const a = {\n\n}\n\n',
      '{a && <b>word</b>}',
      '<A b={<i>word</i>}>',
      '`',
      '"',
      '---\n',
      'title: word\n',
    ],
  );
  holdsForAnyPage(mdx, mapping);
});
