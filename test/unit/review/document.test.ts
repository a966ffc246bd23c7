import path from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../../../scripts/needs.mjs';
import { designRules } from '../../../src/design/rules/check';
import { mentionRules } from '../../../src/review/code/mentions';
import { rules } from '../../../src/review/rules';

/** `npm run test:unit -- -u` writes the page anew. */
it('docs/rules.md lists the rules as they are', async () => {
  const rows = rules.map(
    ({ name, severity, about, fixable }) =>
      `| \`${name}\` | ${severity} | ${about}${fixable ? ' `--fix` mends it.' : ''} |`,
  );
  const page = `# The rules of review

\`deliberate check\` applies them. \`error\` and \`warning\` make it exit with 1, \`info\` does not. Rules of the protocol speak only to records
that are written by it; \`tot_skip: true\` with a reason in the front matter turns those off for a record.

| rule | severity | finds |
| --- | --- | --- |
${rows.join('\n')}

In files that are no records (in the editor those in sight, with \`deliberate check --code\` those of the workspace):

| rule | severity | finds |
| --- | --- | --- |
${mentionRules.map(({ name, severity, about }) => `| \`${name}\` | ${severity} | ${about} |`).join('\n')}

## Of architecture documents

Where \`check\` and the editor find an [architecture document](design.md), these are applied instead.

| rule | severity | finds |
| --- | --- | --- |
${designRules.map(({ name, severity, about }) => `| \`${name}\` | ${severity} | ${about} |`).join('\n')}
`;
  await expect(page).toMatchFileSnapshot(path.join(root, 'docs', 'rules.md'));
});
