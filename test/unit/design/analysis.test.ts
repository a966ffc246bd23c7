import { describe, expect, it } from 'vitest';
import { briefOf } from '../../../src/brief/brief';
import { topicsFor } from '../../../src/catalogue/match';
import { keyChoices, recordTitle } from '../../../src/design/choices';
import { mermaidProblem } from '../../../src/design/document/mermaid';
import { leftOut, requirementsIn } from '../../../src/design/extract';
import { fieldsOf, missing } from '../../../src/design/fields';
import { isUnquantified } from '../../../src/design/requirement';
import { technologiesOf, versionOf } from '../../../src/design/versions';
import { contexts } from '../deliberation/world';
import { type BriefName, brief, titles, topics } from './world';

const of = (name: BriefName) => briefOf(titles[name], brief(name));

describe('the seven fields', () => {
  it('come with words of the text, and what it does not say is missing', () => {
    const fields = fieldsOf(of('migration'));
    const value = (name: string) => fields.find(field => field.name === name)?.words;
    expect(value('team')).toBe('10 developers; mixed experience');
    expect(value('timeline')).toBe('6-month');
    expect(value('existing systems')).toContain('Django application with a PostgreSQL database');
    expect(value('project type')).toContain('Migrate our monolith to a modern architecture');
    expect(missing(fields)).toEqual(['scale', 'budget']);
    expect(missing(fieldsOf(briefOf('x', '')))).not.toContain('project type');
  });
});

describe('requirements', () => {
  it('are of the right kind, with their sentence', () => {
    const found = requirementsIn(of('analytics')).map(({ kind, text }) => `${kind}: ${text}`);
    expect(found).toEqual(
      expect.arrayContaining([
        'scalability need: 1M events/second',
        'performance target: Sub-second dashboards',
        'compliance need: GDPR compliant',
        'data requirement: 90-day hot storage and 2-year cold storage',
      ]),
    );
    for (const { source } of requirementsIn(of('analytics'))) expect(brief('analytics')).toContain(source);
  });

  it('hold every quantity of every context that people wrote for the catalogue', () => {
    for (const { title, context } of contexts('contexts')) {
      const read = briefOf(title, context);
      expect([title, leftOut(requirementsIn(read), read.quantities).map(({ words }) => words)]).toEqual([title, []]);
    }
  });

  it.each([
    ['scalability need', 'it must scale', true],
    ['scalability need', '1M events/second', false],
    ['availability', 'zero downtime', false],
    ['availability', 'always on', true],
    ['performance target', 'Sub-second dashboards', false],
    ['performance target', 'fast pages', true],
    ['core feature', 'a cart', false],
  ])('%s: "%s" lacks a number: %s', (kind, text, expected) => {
    expect(isUnquantified(kind, text)).toBe(expected);
  });
});

describe('key choices', () => {
  it('are found by their topic whatever the system is called, so that each can be decided', () => {
    const everything =
      'Migrate the legacy monolith; sagas, events, an API for partners, SSO, ML inference, stream processing, dashboards, payments, caching, zero downtime, full-text search, tenants. 100,000 users.';
    const read = briefOf('Everything', everything);
    const seen = new Set<string>();
    for (const context of [everything, ...everything.split(/[,;.] /).map(part => `A system with ${part}`)]) {
      for (const choice of keyChoices(briefOf('Everything', context))) {
        seen.add(choice.topic);
        const own = topics.filter(({ id }) => id === choice.topic);
        expect([choice.topic, topicsFor(recordTitle(choice, 'Everything'), '', own).length]).toEqual([choice.topic, 1]);
      }
    }
    expect(seen.size).toBe(16);
    expect(keyChoices(read).length).toBe(9);
  });

  it('matter only where the text says so', () => {
    const small = keyChoices(briefOf('Pages', 'A site of ten pages.')).map(({ topic }) => topic);
    expect(small).toEqual(['architecture-style', 'primary-database', 'deployment-platform']);
    const fulfilment = keyChoices(of('fulfilment')).map(({ topic }) => topic);
    expect(fulfilment).toEqual([
      'architecture-style',
      'migration',
      'primary-database',
      'deployment-platform',
      'messaging',
      'transactions',
      'api-style',
    ]);
  });
});

describe('versions', () => {
  it('are known for everything that an option brings, and every option named is one', () => {
    const options = topics.flatMap(topic => topic.options.map(option => [topic.id, option.id] as const));
    const brought = options.flatMap(([topic, option]) => technologiesOf(topic, option));
    expect(brought.length).toBeGreaterThan(60);
    expect(brought.filter(({ version }) => version === 'TODO')).toEqual([]);
  });

  it('go by what people write', () => {
    expect(versionOf('postgres 17')).toBe('17 or newer');
    expect(versionOf('Kafka')).toBe('4.0 or newer');
    expect(versionOf('Homemade queue')).toBeNull();
  });
});

describe('diagrams', () => {
  it('of the catalogue all hold together', () => {
    const wrong = topics.flatMap(topic =>
      topic.options.flatMap(option =>
        mermaidProblem(option.diagram) ? [`${topic.id}/${option.id}: ${mermaidProblem(option.diagram)?.message}`] : [],
      ),
    );
    expect(wrong).toEqual([]);
  });

  it.each([
    ['', 'empty'],
    ['flowchart', 'nothing is drawn'],
    ['flowchart XY\n a --> b', 'no direction'],
    ['flowchart LR\n a["x" --> b', 'not closed'],
    ['flowchart LR\n subgraph s\n a --> b', 'subgraph is not closed'],
    ['flowchart LR\n a --> end', 'word of Mermaid'],
    ['sequenceDiagram\n a->>b', 'no message'],
    ['sequenceDiagram\n loop x\n a->>b: y', 'no "end"'],
    ['picture of it', 'no kind'],
  ])('%j does not', (source, message) => {
    expect(mermaidProblem(source)?.message).toContain(message);
  });
});
