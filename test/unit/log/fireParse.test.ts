import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { read } from '../../../src/adr/read';
import { toNumber } from '../../../src/decision/exact';
import type { Check, Limit } from '../../../src/log/fire/check';
import { checkOf } from '../../../src/log/fire/parse';
import { quantityOf } from '../../../src/log/fire/quantity';
import { windowOf } from '../../../src/log/fire/window';

const TODAY = '2026-11-20';

/** A list item or a table row as a trigger of a record of 2026-01-15, in few words. */
function seen(line: string): string {
  const table = '| # | Metric | Reconsider when | Window | Then |\n| --- | --- | --- | --- | --- |\n';
  const text = `# T\n\nDate: 2026-01-15\n\n## Backtracking Triggers\n\n${line.startsWith('|') ? table : ''}${line}\n`;
  const record = read(text, { path: 'docs/adr/0001-t.md' });
  const [trigger] = record.triggers;
  return trigger ? told(checkOf(record, trigger, TODAY)) : 'no trigger';
}

function told(check: Check): string {
  switch (check.kind) {
    case 'date':
      return `date ${check.at}`;
    case 'metric':
      return `metric "${check.metric}" ${limit(check.limit)} [${window(check.window)}]`;
    case 'value': {
      const wanted = 'equals' in check.wanted ? `is ${check.wanted.equals}` : limit(check.wanted);
      return `value ${check.file}#${check.at} ${wanted} [${window(check.window)}]`;
    }
    case 'file':
      return `file ${check.glob} ${check.present ? 'there' : 'gone'}`;
    case 'version':
      return `version ${check.of} ${check.op} ${check.version} in ${check.manifest ?? 'any'}`;
    case 'dependency':
      return `dependency ${check.of} ${check.present ? 'there' : 'gone'} in ${check.manifest ?? 'any'}`;
    case 'count':
      return `count ${check.of} ${limit(check.limit)} in ${check.in ?? 'the usual places'}`;
    case 'person':
      return `person${check.next ? ` on ${check.next}` : ''}: ${check.why}`;
  }
}

function limit({ op, value, unit }: Limit): string {
  return `${op} ${toNumber(value)}${unit ? ` ${unit}` : ''}`;
}

function window(of: ReturnType<typeof windowOf>): string {
  const count = 'count' in of ? ` ${of.count}` : '';
  const unit = 'unit' in of ? ` ${of.unit ?? 'samples'}` : '';
  return `${of.kind}${count}${unit}${of.kind === 'latest' && !of.understood ? '?' : ''}`;
}

const NOTHING = 'it names no number, no day and no file';

describe('what a trigger can be checked by', () => {
  it.each([
    // The finished record and the sample's.
    [
      '| 1 | session store cost, `finance/monthly.csv` column `session_store_usd` | > 1200 | 3 months in a row | re-open |',
      'value finance/monthly.csv#session_store_usd > 1200 [run 3 month]',
    ],
    ['| 2 | p95 session lookup | > 5 ms | 7 days | re-open |', 'metric "p95 session lookup" > 5 ms [lasting 7 day]'],
    [
      '| 3 | failovers that sign people out | >= 2 | quarter | re-open |',
      'metric "failovers that sign people out" >= 2 [period quarter]',
    ],
    ['| 4 | review date | 2027-05-20 | once | ask the platform team |', 'date 2027-05-20'],
    [
      '| 5 | mails per second, peak of the minute | > 200 | 3 days | re-open |',
      'metric "mails per second" > 200 [lasting 3 day]',
    ],
    [
      '| 6 | searches that find nothing | > 8 % | 30 days | re-open |',
      'metric "searches that find nothing" > 8 % [lasting 30 day]',
    ],
    [
      '| 7 | search cost per month | > 680 | 2 months in a row | re-open |',
      'metric "search cost per month" > 680 [run 2 month]',
    ],
    // Real ones of the corpus.
    ['- Active session count exceeds 1M (Redis scaling required)', 'metric "active session count" > 1000000 [latest]'],
    ['- User complaints about re-login frequency (consider refresh tokens)', `person: ${NOTHING}`],
    ['- Security audit identifies weaknesses (immediate review)', `person: ${NOTHING}`],
    ['- New authentication standards emerge (e.g., Passkeys become mainstream)', `person: ${NOTHING}`],
    ['- **Scheduled Review Date**: 2027-01-15 (1 year from acceptance)', 'date 2027-01-15'],
    [
      '- A maintenance bug surfaces in the engine that would have been prevented by ruamel’s mature spec coverage.',
      `person: ${NOTHING}`,
    ],
    ['- The 0-dep posture for Python tooling is dropped at the package level', `person: ${NOTHING}`],
    ['- This ADR should be revisited in one year since development in this area is ongoing', 'date 2027-01-15'],
    [
      '- Pin `sentence-transformers` and model versions; review quarterly.',
      'person on 2027-01-15: it comes again and again, and when it was last done is not written',
    ],
    ['- Could be reconsidered if we migrate tooling entirely to Next.', `person: ${NOTHING}`],
    [
      '- Update when drift exceeds threshold (for example, more than 20%)',
      'metric "update when drift exceeds threshold (for example" > 20 % [latest]',
    ],
    // Numbers, units, words.
    [
      '- If monthly cost exceeds $1,200 for 3 months, re-evaluate',
      'metric "monthly cost" > 1200 usd [lasting 3 month]',
    ],
    ['- error rate reaches 5% -> go back', 'metric "error rate" >= 5 % [latest]'],
    ['- availability drops below 99.9%', 'metric "availability" < 99.9 % [latest]'],
    ['- p99 latency above 1.5 s for 3 consecutive days: re-open', 'metric "p99 latency" > 1.5 s [run 3 day]'],
    ['| 1 | incidents | two or more | quarter | re-open |', 'metric "incidents" >= 2 [period quarter]'],
    ['| 1 | orders a day | > 10 000 | 5 days | re-open |', 'metric "orders a day" > 10000 [lasting 5 day]'],
    ['- team grows beyond 12 developers', 'metric "team" > 12 developer [latest]'],
    // Days.
    ['- Support for PostgreSQL 13 ends on 13 November 2025', 'date 2025-11-13'],
    ['- Contract with the vendor runs out at the end of Q3 2027', 'date 2027-09-30'],
    ['- Review in May 2027', 'date 2027-05-01'],
    ['- 6 months after acceptance', 'date 2026-07-15'],
    ['- 12 months after go-live', 'person: when "go-live" is or was is not written'],
    [
      '- Review every 6 months',
      'person on 2027-01-15: it comes again and again, and when it was last done is not written',
    ],
    // The workspace.
    ['- `docker-compose.yml` is removed', 'file docker-compose.yml gone'],
    ['| 1 | `src/legacy/**` | no longer exists | once | close this |', 'file src/legacy/** gone'],
    ['- A file `infra/kafka.tf` appears -> re-open', 'file infra/kafka.tf there'],
    ['- `react` version in `package.json` >= 20', 'version react >= 20 in package.json'],
    [
      '| 1 | `spring-boot-starter-parent` version in `pom.xml` | 4 or later | once | re-open |',
      'version spring-boot-starter-parent >= 4 in pom.xml',
    ],
    ['- Node.js version > 24', 'version Node.js > 24 in any'],
    ['- `kafka-clients` is added to `pom.xml`', 'dependency kafka-clients there in pom.xml'],
    ['- `package.json` no longer depends on `redis`', 'dependency redis gone in package.json'],
    ['- more than 20 services', 'count services > 20 in the usual places'],
    ['| 1 | number of microservices | > 15 | once | split |', 'count services > 15 in the usual places'],
    ['- number of migrations in `db/migrations` > 200', 'count migrations > 200 in db/migrations'],
    ['- direct dependencies > 80', 'count dependencies > 80 in the usual places'],
    ['| 1 | files in `src/rules/**/*.ts` | > 50 | once | a plug-in system |', 'count files > 50 in src/rules/**/*.ts'],
    ['- `limits.max_tenants` in `config/app.yaml` > 500', 'value config/app.yaml#limits.max_tenants > 500 [latest]'],
    [
      '- key `search.engine` in `config/flags.json` is elastic',
      'value config/flags.json#search.engine is elastic [latest]',
    ],
    // Look like it and are not.
    ['- services that answer slower than 2 s', 'metric "services that answer" > 2 s [latest]'],
    ['- If it does not work out', `person: ${NOTHING}`],
    ['- The vendor raises prices', `person: ${NOTHING}`],
    ['- https://example.com/status.json says something else', `person: ${NOTHING}`],
  ])('%s', (line, expected) => {
    expect(seen(line)).toBe(expected);
  });

  it('reads the triggers of a real record', () => {
    const text =
      '# T\n\n### Review Triggers\n\nThis decision should be reviewed if:\n- Active session count exceeds 1M (Redis scaling required)\n- User complaints\n\n**Scheduled Review Date**: 2027-01-15 (1 year from acceptance)\n\n---\n';
    const record = read(text);
    expect(record.triggers.map(trigger => told(checkOf(record, trigger, TODAY)))).toEqual([
      'metric "active session count" > 1000000 [latest]',
      `person: ${NOTHING}`,
      'date 2027-01-15',
    ]);
  });

  it('never throws, whatever is put together', () => {
    const parts = [
      '`',
      '|',
      '>',
      '< ',
      '5 ',
      '99999999999 ms',
      '2027-02-31',
      'Q4 2026',
      '../x.json',
      'a/**/b.ts',
      'column',
      'version',
      ' exists',
      'services',
      'every 6 months',
      '12 months after ',
      '**',
      '{a,',
      '\\',
      '€',
      '__proto__',
      ' in a row',
      '→',
    ];
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(...parts), fc.string({ maxLength: 8 })), { maxLength: 14 }),
        words => {
          const line = words.join(' ').replace(/[\r\n]/g, ' ');
          expect(seen(`- x ${line}`)).toEqual(expect.any(String));
          expect(seen(`| 1 | ${line} | once | x |`)).toEqual(expect.any(String));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('takes hostile text as text', () => {
    for (const line of [
      `- ${'`'.repeat(2000)}`,
      `- > ${'9'.repeat(5000)}`,
      `- ${'{a,b}'.repeat(200)} exists`,
      `| 1 | ${'a.'.repeat(500)}json column x | > 1 | once | x |`,
      '- \\| > 5 \\|',
    ])
      expect(seen(line)).toEqual(expect.any(String));
  });
});

describe('amounts', () => {
  it.each([
    ['500 ms', 500, 'ms'],
    ['$1,200', 1200, 'usd'],
    ['1M', 1_000_000, null],
    ['2.5 million users', 2_500_000, 'user'],
    ['10k req/s', 10_000, 'req/s'],
    ['99.9%', 99.9, '%'],
    ['1 200 000', 1_200_000, null],
    ['0,5', 0.5, null],
    ['5 min', 5, 'min'],
    ['5M', 5_000_000, null],
    ['500 B', 500, 'b'],
    ['20 MB', 20, 'mb'],
    ['€50k/month', 50_000, 'eur'],
    ['-3', -3, null],
  ])('%s', (text, value, unit) => {
    const quantity = quantityOf(text);
    expect([quantity && toNumber(quantity.value), quantity?.unit]).toEqual([value, unit]);
  });

  it.each(['', 'soon', '-', '1.2.3', `${'1'.repeat(90)}`])('not %j', text => expect(quantityOf(text)).toBeNull());
});

describe('windows', () => {
  it.each([
    [null, 'latest'],
    ['', 'latest'],
    ['once', 'once'],
    ['7 days', 'lasting 7 day'],
    ['1 month', 'lasting 1 month'],
    ['3 months in a row', 'run 3 month'],
    ['three consecutive quarters', 'run 3 quarter'],
    ['2 releases in a row', 'run 2 samples'],
    ['quarter', 'period quarter'],
    ['per month', 'period month'],
    ['a calendar month', 'period month'],
    ['monthly', 'period month'],
    ['within 30 days', 'within 30 day'],
    ['rolling 12 months', 'within 12 month'],
    ['14 Tage', 'lasting 14 day'],
    ['at each review', 'latest?'],
    ['0 days', 'latest?'],
    ['99999999 days', 'latest?'],
  ])('%s', (text, expected) => {
    expect(window(windowOf(text))).toBe(expected);
  });
});
