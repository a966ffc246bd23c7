import { describe, expect, it } from 'vitest';
import { contentsChange, withContents } from '../../../src/log/contents/contents';
import { entriesOf, entryOf } from '../../../src/log/entries';
import { memoryFiles } from './memoryFiles';

const record = (number: number, title: string, status = 'Accepted') =>
  `# ${number}. ${title}\n\nDate: 2026-01-02\n\n## Status\n\n${status}\n`;
const entries = [
  entryOf('adr/10-ten.md', record(10, 'Ten | "pipe"')),
  entryOf('adr/2-two.md', record(2, 'Two [x](javascript:1)', 'Superseded by [10](10-ten.md)')),
  entryOf('adr/sub/3 three.md', record(3, 'Three')),
];

describe('the list of records', () => {
  it('is a table between markers, in the order of numbers, with what took a record’s place', () => {
    expect(withContents('adr/README.md', null, entries)).toBe(`# Decisions

<!-- deliberate:index -->

| # | Decision | Status | Date |
| --- | --- | --- | --- |
| 2 | [Two x](2-two.md) | superseded by [10](10-ten.md) | 2026-01-02 |
| 10 | [Ten \\| "pipe"](10-ten.md) | accepted | 2026-01-02 |
| 3 | [Three](sub/3%20three.md) | accepted | 2026-01-02 |

<!-- /deliberate:index -->
`);
  });

  it('touches nothing around it, and is the same a second time', () => {
    const text =
      '# Log\r\n\r\nOurs.\r\n\r\n<!-- deliberate:index -->\r\nold\r\n<!-- /deliberate:index -->\r\n\r\nMore.\r\n';
    const after = withContents('adr/README.md', text, entries);
    expect(after.startsWith('# Log\r\n\r\nOurs.\r\n\r\n<!-- deliberate:index -->\r\n\r\n| # |')).toBe(true);
    expect(after.endsWith('<!-- /deliberate:index -->\r\n\r\nMore.\r\n')).toBe(true);
    expect(after.replaceAll('\r\n', '')).not.toContain('\n');
    expect(withContents('adr/README.md', after, entries)).toBe(after);
  });

  it('is added to a README that has none', () => {
    const after = withContents('adr/README.md', 'Ours', entries);
    expect(after).toMatch(/^Ours\n\n<!-- deliberate:index -->\n/);
    expect(withContents('adr/README.md', after, entries)).toBe(after);
  });

  it('keeps to adr-log where its markers are', () => {
    const text = '# Log\n\n<!-- adrlog -->\n\n* [ADR-0001](x.md) - Old\n\n<!-- adrlogstop -->\n\nEnd\n';
    const own = [entryOf('adr/0002-two.md', record(2, 'Two'))];
    expect(withContents('adr/index.md', text, own)).toBe(
      '# Log\n\n<!-- adrlog -->\n\n* [ADR-0002](0002-two.md) - Two\n\n<!-- adrlogstop -->\n\nEnd\n',
    );
  });

  it('keeps to adr-tools where the README is what it generates', () => {
    const text = '# Architecture Decision Records\n\n* [1. First](0001-first.md)\n';
    const own = [entryOf('adr/0002-two.md', record(2, 'Two'))];
    expect(withContents('adr/README.md', text, own)).toBe(
      '# Architecture Decision Records\n\n* [2. Two](0002-two.md)\n',
    );
    const more = `${text}\nA word of ours.\n`;
    expect(withContents('adr/README.md', more, own).startsWith(more)).toBe(true);
  });

  it('is begun only where it is asked for', async () => {
    const files = memoryFiles({ 'adr/0001-a.md': record(1, 'A'), 'adr/README.md': 'Ours\n' });
    const own = await entriesOf(files, 'adr');
    expect(await contentsChange(files, 'adr', own, false)).toBeNull();
    expect(await contentsChange(files, 'adr', own, true)).toMatchObject({ path: 'adr/README.md', before: 'Ours\n' });
  });
});
