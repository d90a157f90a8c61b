// npm run bill: writes dist/terroir.cdx.json, the bill of materials (CycloneDX) of what ships. npm says what is installed;
// of that only what the bundles and dictionaries hold is listed, which is what the notices of the build name.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { noticed } from './notices.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const shipped = noticed(readFileSync(path.join(root, 'dist/THIRD-PARTY-NOTICES.txt'), 'utf8'));
const all = JSON.parse(
  execFileSync('npm', ['sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    shell: process.platform === 'win32',
  }),
);
const components = all.components.filter(({ name, version }) => shipped.has(`${name} ${version}`));
const found = new Set(components.map(({ name, version }) => `${name} ${version}`));
const missing = [...shipped].filter((one) => !found.has(one));
if (missing.length) throw new Error(`npm does not list ${missing.join(', ')}.`);
const kept = new Set(components.map((one) => one['bom-ref']));
const self = all.metadata.component['bom-ref'];
const bill = {
  ...all,
  metadata: {
    ...all.metadata,
    component: { ...all.metadata.component, name: 'terroir', description: 'Terroir' },
  },
  components: components.map(({ properties, ...one }) => ({ ...one, scope: 'required' })),
  dependencies: [
    { ref: self, dependsOn: [...kept] },
    ...all.dependencies
      .filter(({ ref }) => kept.has(ref))
      .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((one) => kept.has(one)) })),
  ],
};
writeFileSync(path.join(root, 'dist/terroir.cdx.json'), `${JSON.stringify(bill, null, 2)}\n`);
console.log(`${components.length} components in dist/terroir.cdx.json`);
