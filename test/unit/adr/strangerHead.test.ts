import { describe, expect, it } from 'vitest';
import { readHead } from '../../../src/adr/head';
import { read } from '../../../src/adr/read';

function head(text: string) {
  const [record, quick] = [read(text), readHead(text)];
  expect([quick.title, quick.status, quick.date]).toEqual([record.title, record.status, record.date]);
  return record;
}

describe('a title that begins as a section does', () => {
  it.each([
    'Decision engine',
    'Context propagation',
    'Consequences API',
    'Evaluation framework',
    'Choix de l’hébergement',
    'Links between services',
    'Links',
    'Session storage (Pugh matrix)',
    'Status page provider',
    'Status before a table',
  ])('hides no status and no date: %s', title => {
    for (const heading of [`# 30. ${title}`, `# ${title}`, `# ADR-30: ${title}`, `${title}\n====`]) {
      const record = head(`${heading}\n\n* Status: accepted\n* Date: 2024-01-02\n\n## Context\n\nx\n`);
      expect([record.title?.value, record.status?.value, record.date?.iso], heading).toEqual([
        title,
        'accepted',
        '2024-01-02',
      ]);
      expect(record.sections.map(({ role }) => role)).toEqual(['other', 'context']);
      expect(head(`${heading}\n\n## Status\n\nAccepted\n`).status?.value, heading).toBe('accepted');
    }
  });

  it('leaves sections at the highest level what they are', () => {
    const roles = (text: string) => read(text).sections.map(({ role }) => role);
    expect(roles('# Status\n\nAccepted\n\n# Context\n\nx\n')).toEqual(['status', 'context']);
    expect(roles('# 1. Context\n\nx\n\n# 2. Decision\n\nx\n')).toEqual(['context', 'decision']);
    expect(roles('---\ntitle: Use X\n---\n# Context and Problem Statement\n\nx\n')).toEqual(['context']);
  });
});

describe('status', () => {
  it.each([
    ['Accepted\n\n| a | b |\n|---|---|\n| 1 | open |\n', 'accepted'],
    ['Accepted\n\nCriterion | S3\n--- | ---\nCost | 8\n', 'accepted'],
    ['| Status | Date |\n|---|---|\n| Rejected | 2024-01-02 |\n', 'rejected'],
    ['~~Proposed~~ Accepted\n', 'accepted'],
    ['~~Accepted~~ Deprecated\n', 'deprecated'],
    ['<del>Proposed</del> Accepted\n', 'accepted'],
    ['~~Proposed~~\n\nAccepted\n', 'accepted'],
    ['- ~~Proposed~~\n- ~~Accepted~~\n- Rejected\n', 'rejected'],
    ['- Proposed 2023-01\n- Accepted 2023-02\n- Superseded by ADR-20\n', 'superseded'],
    ['- Proposed\n- Accepted\n', 'accepted'],
    ['- Proposed 2023-01-01\n- Approved 2023-02-01\n', 'approved'],
    ['2024-03-01 accepted\n\n2024-02-01 proposed\n', 'accepted'],
    ['- Accepted 2023-02-01\n- Proposed 2023-01-01\n', 'accepted'],
    ['Accepted\n\nSupersedes [ADR-3](0003-x.md)\n', 'accepted'],
    ['Accepted\n\nReplaced the old queue in May.\n', 'accepted'],
    ['- Proposed\n- Accepted\n- Rejected\n- Deprecated\n- Superseded by ADR-XXX\n', undefined],
    ['承認済み\n', 'accepted'],
    ['承認\n', 'accepted'],
    ['提案\n', 'proposed'],
    ['却下\n', 'rejected'],
    ['廃止\n', 'deprecated'],
    ['승인됨\n', 'accepted'],
    ['제안됨\n', 'proposed'],
  ])('%j', (body, status) => {
    expect(head(`# 1. Use Kafka\n\n## Status\n\n${body}\n## Context\n\nx\n`).status?.value).toBe(status);
  });

  it('of a list under its label is the last step', () => {
    const text = '# T\n\n- Status:\n  - Proposed 2023-01-01\n  - Accepted 2023-02-01\n\n## Context\n';
    expect(head(text).status?.value).toBe('accepted');
  });

  it('keeps struck text out of its range', () => {
    const record = head('# T\n\n* Status: ~~proposed~~ accepted\n');
    expect([record.status?.value, record.status?.raw]).toEqual(['accepted', 'accepted']);
  });
});

describe('the date beside the status', () => {
  it.each([
    ['Accepted on 2021-04-05', '2021-04-05'],
    ['Accepted, 12 March 2024', '2024-03-12'],
    ['Accepted by the board on 2024-03-01.', '2024-03-01'],
    ['- Proposed 2023-01-01\n- Accepted 2023-02-01', '2023-02-01'],
    ['- Proposed 2023-01-01\n- Accepted 2023-02-01\n- Superseded by ADR-20', '2023-02-01'],
    ['2024-02-01 proposed\n\n2024-03-01 accepted', '2024-03-01'],
    ['1. Accepted', undefined],
    ['Accepted. Review by 2025-01-01', undefined],
    ['Accepted until 2025-01-01', undefined],
    ['Superseded by ADR-7 on 2025-01-01', undefined],
  ])('%j', (status, date) => {
    expect(head(`# T\n\n## Status\n\n${status}\n\n## Context\n`).date?.iso).toBe(date);
  });

  it('yields to the date that the record states', () => {
    expect(head('# T\n\nDate: 2020-01-02\n\n## Status\n\nAccepted on 2021-04-05\n').date?.iso).toBe('2020-01-02');
  });
});

describe('the option that the decision names', () => {
  const table =
    '## Evaluation\n\n| Criterion | Weight | MUI | Redis | Redis Cluster |\n|---|---|---|---|---|\n| Cost | 60% | 3 | 5 | 4 |\n| Looks | 40% | 4 | 3 | 2 |\n';
  it.each([
    ['We choose MUI.', 'MUI'],
    ['We will use **Redis Cluster** because it is there.', 'Redis Cluster'],
    ['It was close. We decided on Redis, which is cheap.', 'Redis'],
    ['We go with MUI', 'MUI'],
    ['Chosen: MUI', 'MUI'],
    ['We considered MUI.', undefined],
    ['We will use MUI and Redis.', undefined],
    ['We will use MUIs.', undefined],
    ['We will not use MUI.', undefined],
    ['If we use MUI, it costs more.', undefined],
  ])('%s', (sentence, chosen) => {
    expect(read(`# T\n\n${table}\n## Decision\n\n${sentence}\n`).chosen?.value).toBe(chosen);
    expect(read(`# T\n\n${table}\n${sentence}\n`).chosen?.value).toBe(chosen);
  });
});
