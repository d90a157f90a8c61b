import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatOf } from '../../src/core/content/index.ts';
import { liquid } from '../../src/core/content/markup/liquid.ts';
import { themeJson } from '../../src/core/content/strings/shopify.ts';
import { checkContent, holdsForAnyPage, readsExactly } from './content-laws.ts';

describe('Shopify themes', () => {
  it('are known by where their files lie', () => {
    for (const path of [
      'templates/index.json',
      'shop/templates/customers/login.json',
      'templates/page.about.json',
      'sections/footer-group.json',
      'config/settings_data.json',
    ])
      assert.equal(formatOf(path), themeJson, path);
    for (const path of [
      'templates.json',
      'config/settings.json',
      'a/sections/b/c.json',
      'templates/a/b/c.json',
    ])
      assert.equal(formatOf(path), undefined, path);
    assert.equal(formatOf('locales/en.default.schema.json'), undefined);
    assert.equal(formatOf('locales/en.default.json')?.id, 'json');
  });

  readsExactly(themeJson, {
    'settings of sections and blocks': String.raw`/* written by the shop */
{"sections": {"hero": {"type": "image-banner", "name": "t:names.hero", "settings": {
  "heading": "⟦heading:Ride further⟧", "heading_size": "h1", "image": "shopify://shop_images/a b.png", "color_scheme": "scheme-1",
  "text_alignment": "center", "container": "wide", "min_height": "420px", "max_width": "calc(50% - 4px)",
  "button_label": "⟦button:Shop now⟧", "button_link": "shopify://collections/all", "menu": "main-menu", "track_name": "home-hero-1",
  "text": "<p class=\"a\">⟦paragraph:Up to <b>60</b> miles⟧</p><ul><li>⟦list-item:On one charge⟧</li></ul>",
  "title": "{{ product.title }}", "caption": "⟦paragraph:From {{ shop.name }}⟧", "text_link": "<p><a href=\"/a\">⟦link:Read on⟧</a></p>",
  "custom_css": "a > b {}", "icon": "<svg><path d=\"M0 0\"/></svg>", "layout": "Left first", "badge": "⟦string:New⟧", "free": true},
  "blocks": {"a": {"type": "row", "disabled": true, "settings": {"text": "Never shown"}}, "b": {"type": "row", "settings": {"text": "⟦paragraph:Shown⟧"}}},
  "block_order": ["a", "b"]}}, "order": ["hero"]}`,
    'settings of the theme, of which presets are no part':
      '{"current": {"brand_headline": "⟦heading:Bikes for all⟧", "type_header_font": "assistant_n4", "social_link": "https://x.example/a", "sections": {"f": {"settings": {"copyright": "⟦string:All rights reserved⟧"}}}}, "presets": {"Default": {"brand_headline": "Not chosen"}}}',
    'files that hold anything else': '{"title": "A title", "settings": {"text": "Some text"}}',
    'settings of the theme that are those of a preset':
      '{"current": "Default", "presets": {"Default": {"text": "Some text"}}}',
  });

  readsExactly(liquid, {
    'the defaults of a schema': String.raw`<h2>⟦heading:{{ section.settings.heading }} now⟧</h2>
{% schema %}
{"name": "Hero", "settings": [
  {"type": "text", "id": "heading", "label": "Heading", "info": "Shown on top", "default": "⟦heading:Say \"more\"⟧"},
  {"type": "richtext", "id": "body", "default": "<p>⟦paragraph:Tell your story⟧</p>"},
  {"type": "select", "id": "style", "options": [{"value": "a", "label": "Big and bold"}], "default": "Big and bold"},
  {"type": "text", "id": "caption", "default": "t:sections.hero.caption"}],
 "blocks": [{"type": "row", "name": "Row", "settings": [{"type": "textarea", "id": "note", "default": "⟦string:A note of its own⟧"}]}],
 "presets": [{"name": "Hero with text", "settings": {"heading": "⟦heading:Start here⟧", "style": "Big and bold"}, "blocks": [{"type": "row", "settings": {"note": "⟦string:First note⟧"}}]}]}
{% endschema %}
<p>⟦paragraph:Behind⟧</p>`,
  });

  it('what a shop would refuse is told', () => {
    assert.deepEqual(liquid.parse('{% schema %}{"settings": [{"id": "a",},],}{% endschema %}').problems, []);
    const content = liquid.parse('{% schema %}{"settings": [}]}{% endschema %}');
    assert.deepEqual(
      content.problems.map(({ kind, from }) => [kind, from]),
      [['broken-strings', 26]],
    );
  });
});

describe('Liquid with a schema, however it is put together', () => {
  const schema = (inner: string) => `{% schema %}\n{"settings": [${inner}]}\n{%- endschema -%}`;
  holdsForAnyPage(
    liquid,
    fc.constantFrom(
      '<p>A word here</p>\n',
      '{% if a %}\n',
      '{{ word }} ',
      'word ',
      '{% comment %} word {% endcomment %}',
      '<img alt="A word">',
      '{% endif %}',
    ),
    [
      '',
      schema(
        '{"type": "text", "id": "heading", "default": "A word, “é” \\u00e9"},\n{"type": "richtext", "id": "b", "default": "<p>Rich word</p>"}',
      ),
    ],
  );
});

describe('any settings of a theme', () => {
  const value = fc.oneof(
    fc.string(),
    fc.constantFrom('A word', '<p>A word</p>', '<p>', '{{ a }}', 'h1', '#fff', '中文', '\n'),
  );
  const settings = fc.dictionary(fc.constantFrom('heading', 'text', 'image', 'color', 'a b'), value);
  it('are read without a throw, and exactly', () => {
    fc.assert(
      fc.property(settings, settings, (own, block) => {
        const text = JSON.stringify({
          sections: { a: { settings: own, blocks: { b: { settings: block } } } },
        });
        checkContent(text, themeJson.parse(text));
      }),
    );
  });
});
