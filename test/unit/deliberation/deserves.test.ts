import { describe, expect, it } from 'vitest';
import { deserves, deservesText } from '../../../src/deliberation/deserves';
import { contexts } from './world';

describe('whether a question deserves a record', () => {
  it.each(contexts('contexts').filter(({ inScope }) => inScope))('$file: the whole protocol', ({ title, context }) => {
    expect(deserves(title, context).what).toBe('deliberation');
  });

  it.each([
    ['Tabs or spaces in TypeScript', 'Prettier formats it anyway.', 'none'],
    ['Rename the button label to Save', '', 'none'],
    ['Bump eslint to the next minor version', 'Dependabot opened it.', 'none'],
    ['Which colours the charts have', 'It can be changed later.', 'none'],
    ['Try a cache for the spike', 'A throw-away prototype, only me, for now.', 'none'],
    ['Where feature flags are kept', 'In a file, or in the database.', 'light'],
    ['Naming', '', 'light'],
  ] as const)('%s', (title, context, what) => {
    expect(deserves(title, context).what).toBe(what);
  });

  it('says what it saw, in a sentence', () => {
    const said = deservesText(
      deserves(
        'Migrate orders to another database',
        'Irreversible, $5K/month, 10K requests/second, PCI, three teams depend on it.',
      ),
    );
    expect(said).toMatch(/^This deserves a deliberation: .*hard to take back/);
    expect(deservesText(deserves('Rename a label', ''))).toBe(
      'This may not need a record at all: it is a matter of form.',
    );
    expect(deservesText(deserves('Naming', ''))).toMatch(/^Little is said/);
  });

  it('is quick on a long context, whatever is in it', () => {
    const started = performance.now();
    deserves('Cache', `${'a '.repeat(60_000)}${'all '.repeat(20_000)}`);
    expect(performance.now() - started).toBeLessThan(500);
  });
});
