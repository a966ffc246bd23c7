import { describe, expect, it } from 'vitest';
import { describeDiagram } from '../../../webview/diagram/describe';

describe('a diagram in words', () => {
  it.each([
    [
      'a flowchart',
      `flowchart LR
  A[Check out] -->|order, mail| db[(PostgreSQL)] & log
  db -- rows --> W{{"Mail workers"}}:::busy
  W -.-> P; P ==> A
  subgraph out [Outside]
    Q(Nobody)
  end
  style A fill:red
  click A "https://x.example"`,
      'Flowchart: 6 boxes, 5 arrows. Groups: Outside. Check out to PostgreSQL (order, mail). Check out to log (order, mail). ' +
        'PostgreSQL to Mail workers (rows). Mail workers to P. P to Check out. Without arrows: Nobody.',
    ],
    ['the smallest graph', 'graph TD;A-->B', 'Flowchart: 2 boxes, 1 arrow. A to B.'],
    [
      'boxes with shapes as data',
      'flowchart\n A@{ shape: cyl, label: "Data base" } --> B',
      'Flowchart: 2 boxes, 1 arrow. Data base to B.',
    ],
    [
      'a sequence',
      `sequenceDiagram
  participant B as Browser
  actor G
  B->>+G: get<br/>session
  Note right of G: in the zone
  alt present
    G-->>-B: here
  else lost
    G-xB: gone: for good
  end`,
      'Sequence diagram: 2 participants (Browser, G), 3 messages. Browser to G: get session. Note: in the zone. ' +
        'If present: G to Browser: here. Otherwise lost: G to Browser: gone: for good.',
    ],
    [
      'states',
      'stateDiagram-v2\n  [*] --> Idle\n  Idle --> s1 : order\n  state "Very busy" as s1\n  s1 --> [*]',
      'State diagram: 2 states, 3 transitions. start to Idle. Idle to Very busy (order). Very busy to end.',
    ],
    [
      'classes',
      'classDiagram\n  class Pond\n  Animal <|-- Duck : is a\n  Duck "1" *-- "2" Wing\n  Duck ..> Pond',
      'Class diagram: 4 classes, 3 relations. Duck extends Animal (is a). Duck is made of Wing. Duck depends on Pond.',
    ],
    [
      'entities',
      'erDiagram\n  CUSTOMER ||--o{ ORDER : places\n  CUSTOMER {\n    string name\n  }',
      'Entity diagram: 2 entities, 1 relation. CUSTOMER (exactly one) places ORDER (zero or more).',
    ],
    [
      'bars',
      'xychart-beta\n  title "Scores"\n  x-axis [Redis, "Sticky, old"]\n  y-axis "Total" 1 --> 5\n  bar [3.9, 3.6]',
      'Chart "Scores". Up: Total, 1 to 5. Bars: Redis 3.9, Sticky, old 3.6.',
    ],
    ['a pie', 'pie title Time\n  "A" : 3\n  "B" : 1', 'Pie chart "Time": 2 parts. A 3 (75 %), B 1 (25 %).'],
    [
      'a quadrant chart',
      'quadrantChart\n  x-axis Low --> High\n  quadrant-2 Do first\n  Redis: [0.4, 0.8]',
      'Quadrant chart: 1 point. Left to right: Low to High. Top left is Do first. Redis at 0.4, 0.8.',
    ],
    [
      'a mind map',
      'mindmap\n  root((Sessions))\n    Store\n      Redis\n    Risks',
      'Mind map of Sessions, 4 topics. Sessions: Store, Risks. Store: Redis.',
    ],
    [
      'a timeline',
      'timeline\n  title Ours\n  2019 : In process : Sticky\n  2023 : Database',
      'Timeline "Ours": 3 events. 2019: In process, Sticky. 2023: Database.',
    ],
    [
      'a gantt chart',
      'gantt\n  dateFormat YYYY\n  section One\n  Draft :done, 3d',
      'Gantt chart: 1 task. Part One: Draft, done, 3d.',
    ],
    ['another kind', 'gitGraph\n  commit\n  commit', 'gitGraph diagram, 3 lines.'],
    ['nothing', '  \n', 'Empty diagram, 0 lines.'],
  ])('tells %s', (_name, source, words) => {
    expect(describeDiagram(source)).toBe(words);
  });

  it('begins with the title and description that the author gave', () => {
    const source =
      '---\ntitle: Front\n---\n%%{init: {"theme": "dark"}}%%\n%% note\ngraph TD\naccTitle: Ours\naccDescr {\n  How it\n  goes\n}\nA-->B';
    expect(describeDiagram(source)).toBe('Ours. How it goes. Flowchart: 2 boxes, 1 arrow. A to B.');
    expect(describeDiagram('---\ntitle: Front\n---\ngraph TD\nA-->B')).toMatch(/^Front\. Flowchart/);
  });

  it('stays short, and quick whatever it is given', () => {
    const long = `flowchart LR\n${Array.from({ length: 400 }, (_, at) => `A${at}[${'x'.repeat(120)}] --> A${at + 1}`).join('\n')}`;
    const words = describeDiagram(long);
    expect(words.length).toBeLessThanOrEqual(1502);
    expect(words).toMatch(/^Flowchart: 401 boxes, 400 arrows\..* …$/);
    const started = performance.now();
    for (const kind of [
      'flowchart LR',
      'sequenceDiagram',
      'stateDiagram',
      'classDiagram',
      'erDiagram',
      'xychart-beta',
      'pie',
      'mindmap',
      'timeline',
      'gantt',
      'quadrantChart',
    ])
      for (const filler of [' ', '-', '[', '"', ':', 'a ', '%%{', '---\n', 'A--', '<a', '(('])
        describeDiagram(`${kind}\n${filler.repeat(60_000 / filler.length)}`);
    expect(performance.now() - started).toBeLessThan(3000);
  });
});
