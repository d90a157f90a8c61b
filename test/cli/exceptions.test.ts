import assert from 'node:assert/strict';
import { SiteFolder } from './folder.ts';

const calque = 'We are a national high-tech enterprise.\n';
const rule = 'reference/national-high-tech-enterprise';

describe('exceptions', () => {
  let site: SiteFolder;
  beforeEach(() => {
    site = new SiteFolder();
    site.write('content/en-SG/a.md', calque);
    site.write('content/en-GB/b.md', calque);
  });
  afterEach(() => site.remove());

  const except = (...lines: string[]) =>
    site.write('.terroir/exceptions.yaml', `exceptions:\n  - ${lines.join('\n    ')}\n`);

  it('keep what they name, by rule, path, market and words', async () => {
    const left = async (...lines: string[]) => {
      except('reason: quoted from the register', ...lines);
      return (await site.findings())
        .filter((one) => !one.startsWith('.terroir'))
        .map((one) => one.split(':')[0]);
    };
    const [a, b] = ['content/en-SG/a.md', 'content/en-GB/b.md'];
    assert.deepEqual(await left(`rule: ${rule}`), []);
    assert.deepEqual(await left('rule: reference'), []);
    assert.deepEqual(await left('rule: phrase'), [b, a]);
    assert.deepEqual(await left(`rule: ${rule}`, 'markets: [SG]'), [b]);
    assert.deepEqual(await left(`rule: ${rule}`, 'paths: ["content/en-GB/**"]'), [a]);
    assert.deepEqual(await left(`rule: ${rule}`, 'text: National  High-Tech enterprise'), []);
    assert.deepEqual(await left(`rule: ${rule}`, 'text: enterprise'), [b, a]);
    assert.deepEqual(await left(`rule: ${rule}`, 'until: 2999-12-31'), []);
  });

  it('that ended hold no longer, and say so on their own line, with their owner', async () => {
    except(`rule: ${rule}`, 'reason: for the fair', 'owner: Mei', 'until: 2020-02-29');
    const { code, out } = await site.terroir('review');
    assert.equal(code, 1);
    assert.match(
      out,
      /\.terroir\/exceptions\.yaml\n +2:11 +minor +The exception for \S+ ended on 2020-02-29: .* Owner: Mei\./,
    );
    assert.match(out, /2 major findings on 2 pages/);
  });

  it('of no use are reported, when the whole site was looked at', async () => {
    except('rule: phrase/one-stop', 'reason: the product’s name');
    const unused = '.terroir/exceptions.yaml:2 config/keep';
    assert.ok((await site.findings()).includes(unused));
    assert.ok(!(await site.findings('content/en-SG')).includes(unused));
    site.write('.terroir/config.yaml', 'rules:\n  config/keep: off\n');
    assert.ok(!(await site.findings()).includes(unused));
  });

  const broken: [lines: string[], says: RegExp][] = [
    [[`rule: ${rule}`], /exceptions\.yaml:2:5: .*reason/],
    [[`rule: ${rule}`, 'reason: ""'], /exceptions\.yaml:3:13: exceptions\.0\.reason must not be empty/],
    [
      ['rule: phrase/nothing', 'reason: x'],
      /exceptions\.yaml:2:11: There is no rule or family of rules “phrase\/nothing”/,
    ],
    [
      [`rule: ${rule}`, 'reason: x', 'until: 2027-02-30'],
      /exceptions\.yaml:4:12: “2027-02-30” is not a date/,
    ],
    [[`rule: ${rule}`, 'reason: x', 'markets: [SG, XX]'], /exceptions\.yaml:4:19: There is no market “XX”/],
    [[`rule: ${rule}`, 'reason: x', 'paths: ["****/(a|b)"]'], /exceptions\.yaml:4:13: /],
    [[`rule: ${rule}`, 'because: x'], /There is no setting “because”/],
  ];
  for (const [lines, says] of broken) {
    it(`broken ones are said with their place: ${lines.at(-1)}`, async () => {
      except(...lines);
      const { code, err } = await site.terroir('review');
      assert.equal(code, 2);
      assert.match(err, says);
    });
  }
});
