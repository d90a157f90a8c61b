import assert from 'node:assert/strict';
import fc from 'fast-check';
import { asciidoc } from '../../src/core/content/documents/asciidoc.ts';
import { srt, vtt } from '../../src/core/content/documents/captions.ts';
import { plainText } from '../../src/core/content/documents/plain-text.ts';
import { restructuredText } from '../../src/core/content/documents/restructured-text.ts';
import { holdsForAnyPage, readsExactly } from './content-laws.ts';

const piecesOf = (...mappings: string[]) =>
  fc.constantFrom('word', ' ', '\n', '\n\n', '\r\n', 'é', '😀', '云', ...mappings);

describe('AsciiDoc', () => {
  readsExactly(asciidoc, {
    'title, header and attributes': `= ⟦heading:Stock in real time⟧
Yunfan Software <team@yunfan.example>
v1.0, 2024-03-01
:toc:
:description: ⟦description:Counts that add up⟧

⟦paragraph:One line
and another.⟧
`,
    'titles with a line under them': `⟦heading:Document Title⟧
==============
Mei Lin <mei@yunfan.example>

⟦paragraph:One⟧

⟦heading:Section⟧
-------
⟦paragraph:Two⟧

⟦paragraph:Not one but code:⟧
----
code
----
`,
    'a text that an attribute shows, in one line': `⟦paragraph:One⟧

ifdef::beta[⟦paragraph:Shown in *beta* only.⟧]
ifndef::beta[]
⟦paragraph:A line⟧
endif::[]
`,
    'footnotes are texts of their own': `⟦paragraph:Pricesfootnote:[⟦paragraph:Without *tax*, see link:/x[this].⟧] rise.⟧
`,
    'curved quotation marks, links that begin with an attribute, code in an open block': `"\`⟦paragraph:He said\`" so: see {issues}/216[#216].⟧

[source,xml]
--
<plugin>no</plugin>

<more/>
--
`,
    'sections, lists and a continued item': `== ⟦heading:Why⟧

* ⟦list-item:one⟧
** ⟦list-item:two,
   on two lines⟧
. ⟦list-item:three⟧
* [x] ⟦list-item:done⟧
- ⟦list-item:four⟧
+
⟦paragraph:More on four.⟧

⟦list-item:Term⟧:: ⟦list-item:what it means⟧
`,
    'code and comments are no prose': `[source,js]
----
let a = 'no';
----

....
no
....

// no
////
no
////

 no, indented

[listing]
no

⟦paragraph:Yes⟧
`,
    'blocks of prose': `.⟦caption:A title⟧
====
NOTE: ⟦paragraph:Mind the gap.⟧
====

[quote, Mei Lin]
____
⟦paragraph:It just works.⟧
____
`,
    'inline markup': `⟦paragraph:A *bold* and _soft_ word, \`code\`, #marked# and **wi**thin, {product} too,
see https://yunfan.example[our site] or <<why,the reasons>>.⟧
`,
    'images and tables': `image::shelf.png[⟦alt:A shelf⟧,300,title="⟦caption:Our shelf⟧"]

.⟦caption:Prices⟧
[cols="1,2"]
|===
|⟦cell:Plan⟧ |⟦cell:Price⟧

|⟦cell:Small⟧
2+^|⟦cell:10 a month,
billed yearly⟧
|===
`,
  });

  it('reads what stands between marks', () => {
    const text = 'See https://a.example[*our* site] and link:b.html[more^], xref:c.adoc#d[here].\n';
    const [segment] = asciidoc.parse(text).segments;
    assert.equal(segment!.text, 'See our site and more, here.');
    assert.deepEqual(
      segment!.marks.map(({ value }) => value),
      ['https://a.example', 'b.html', 'c.adoc#d'],
    );
  });

  holdsForAnyPage(
    asciidoc,
    piecesOf(
      '= ',
      '== ',
      '* ',
      '. ',
      '----\n',
      '====\n',
      '|===\n',
      '|',
      '`',
      '*',
      '_',
      '#',
      '[',
      ']',
      '::',
      '\n// c\n',
      '+\n',
      ' x ',
    ),
  );
});

describe('reStructuredText', () => {
  readsExactly(restructuredText, {
    'titles and paragraphs': `==========
⟦heading:The title⟧
==========

:author: Yunfan
:date: 2024-03-01

⟦heading:A section⟧
---------

⟦paragraph:One line
and another.⟧
`,
    'lists in lists, and empty items': `* - ⟦list-item:name⟧
  - ⟦list-item:\`\`code\`\`⟧
  -
  - ✔
  - ⟦list-item:unmaintained⟧
* - ⟦list-item:other⟧

* .. _more:

  ⟦paragraph:Text⟧
`,
    lists: `- ⟦list-item:one⟧
- ⟦list-item:two,
  on two lines⟧

1. ⟦list-item:three⟧
#. ⟦list-item:four⟧

⟦list-item:Term⟧
   ⟦paragraph:What it means.⟧
`,
    'code, comments and targets are no prose': `⟦paragraph:Run this:⟧:

   no

.. code-block:: js

   let a = 'no';

.. no, a comment
   that goes on

.. _target: https://yunfan.example
.. |logo| image:: logo.png
   :alt: ⟦alt:Our logo⟧

>>> no

⟦paragraph:Yes⟧
`,
    'directives of prose': `.. note:: ⟦paragraph:Mind the gap,
   on two lines.⟧

.. admonition:: ⟦heading:By the way⟧

   ⟦paragraph:Inside.⟧

.. figure:: shelf.png
   :alt: ⟦alt:A shelf⟧
   :width: 300

   ⟦paragraph:Our shelf.⟧
`,
    'inline markup': `⟦paragraph:A *soft* and **bold** word, \`\`code\`\`, :kbd:\`F5\`, |logo|,
see \`our site <https://yunfan.example>\`_ or :doc:\`the guide <guide>\` [1]_.⟧

.. [1] ⟦paragraph:A note.⟧
`,
    'grid tables': `+-------+-------------+
| ⟦cell:Plan⟧  | ⟦cell:Price⟧       |
+=======+=============+
| ⟦cell:Small⟧ | ⟦cell:10 a month,  |
|       | yearly⟧      |
+-------+-------------+
`,
    'simple tables': `=====  =====
⟦cell:Plan⟧   ⟦cell:Price⟧
=====  =====
⟦cell:Small⟧  ⟦cell:10⟧
       ⟦cell:yearly⟧
=====  =====

⟦paragraph:After.⟧
`,
  });

  it('the mark behind a reference is not read', () => {
    const { segments } = restructuredText.parse('See PEPs_ and more__, not snake_case.\n');
    assert.equal(segments[0]!.text, 'See PEPs and more, not snake_case.');
  });

  holdsForAnyPage(
    restructuredText,
    piecesOf(
      '=====\n',
      '-----\n',
      '- ',
      '* ',
      '.. note:: ',
      '.. x\n',
      '::\n\n',
      '   ',
      '``',
      '*',
      '**',
      '`',
      '`_',
      ':ref:`',
      '| ',
      '+--+\n',
    ),
  );
});

describe('captions', () => {
  readsExactly(srt, {
    'a cue is one text': `1
00:00:01,000 --> 00:00:03,500
⟦caption:Count stock <i>once</i>,
not twice⟧

2
00:00:04,000 --> 00:00:06,000 X1:40
- ⟦caption:Really?⟧
`,
  });
  readsExactly(vtt, {
    'notes, styles and settings are no prose': `WEBVTT - Our film

STYLE
::cue { color: white }

NOTE no

intro
00:01.000 --> 00:03.500 align:start
<v Mei>⟦caption:Fast &amp; safe⟧

00:00:04.000 --> 00:00:06.000
⟦caption:Done⟧
`,
  });
  it('drops tags and decodes references', () => {
    const [cue] = vtt.parse('WEBVTT\n\n00:01.000 --> 00:02.000\n<c.loud>A</c> &lt; <00:01.500>B\n').segments;
    assert.equal(cue!.text, 'A < B');
  });
  const cue = '\n\n00:01.000 --> 00:02.000\n';
  holdsForAnyPage(vtt, piecesOf('WEBVTT', cue, cue, '<i>', '</i>', '&amp;', '\nNOTE ', '- '));
  holdsForAnyPage(srt, piecesOf('1\n', '\n\n1\n00:00:01,000 --> 00:00:02,000\n', '<b>', '</b>'));
});

describe('plain text', () => {
  readsExactly(plainText, {
    'a paragraph ends at a blank line': '⟦paragraph:One\n  two⟧\n\n  \n⟦paragraph:Three⟧',
    'lists, and the HTML of app stores': `# ⟦heading:2.1⟧
⟦paragraph:What is new:⟧
* ⟦list-item:Faster counts
  everywhere⟧
- ⟦list-item:Less waiting⟧
1. ⟦list-item:First⟧

<p><b>⟦paragraph:All</b> in one<br/>place⟧</p><ul> <li>⟦list-item:Counts⟧</li><li>⟦list-item:Sums⟧</li></ul>
<h2>⟦heading:Why⟧</h2> ⟦paragraph:Because 3 < 5.⟧
`,
    'a message with template tags':
      '⟦paragraph:Hello <%= @user.name %>,⟧\n<% if @trial %>\n⟦paragraph:Your trial\nends {{ date }}.⟧\n<% end %>\n',
    'Windows line ends and a byte order mark': '\uFEFF⟦paragraph:One\r\ntwo⟧\r\n\r\n⟦paragraph:Three⟧\r\n',
  });
  holdsForAnyPage(plainText, piecesOf('\t', '.', '- '));
});
