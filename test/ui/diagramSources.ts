/** One small diagram of each kind that Mermaid draws and records use. */
export const sources = {
  flowchart: `flowchart LR
  checkout[Checkout] -->|order and mail, one transaction| db[(PostgreSQL)]
  db -->|rows, skip locked| worker{{Mail workers}}
  subgraph out [Outside]
    provider[Mail provider]
  end
  worker -. send, then mark as sent .-> provider
  worker --> worker`,
  sequence: `sequenceDiagram
  autonumber
  participant B as Browser
  participant G as Gateway
  actor R as Redis
  B->>+G: request with session id
  G->>R: get session
  Note over G,R: within the zone
  alt present
    R-->>G: session
  else lost or revoked
    G-xR: is it revoked?
  end
  G-->>-B: 200`,
  state: `stateDiagram-v2
  [*] --> Idle
  Idle --> Busy : order
  state Busy {
    [*] --> Paying
    Paying --> Sending
  }
  Busy --> [*]
  note right of Idle : nothing to do`,
  class: `classDiagram
  class Animal {
    +String name
    +eat(food) bool
  }
  Animal <|-- Duck : is a
  Duck *-- Wing
  Duck ..> Pond`,
  er: `erDiagram
  CUSTOMER ||--o{ ORDER : places
  ORDER ||--|{ LINE : contains
  CUSTOMER {
    string name
    string mail PK
  }`,
  xychart: `xychart-beta
  title "Weighted scores"
  x-axis [Redis, Sticky, Database, Cookies]
  y-axis "Total" 1 --> 5
  bar [3.9, 3.6, 3.5, 4.35]
  line [3, 3, 3, 3]`,
  pie: `pie showData title Where the time goes
  "Database" : 62
  "Rendering" : 25
  "Network" : 13`,
  quadrant: `quadrantChart
  title Effort and value
  x-axis Low effort --> High effort
  y-axis Low value --> High value
  quadrant-1 Plan
  quadrant-2 Do first
  quadrant-3 Leave
  quadrant-4 Think
  Redis: [0.4, 0.8]
  Sticky: [0.2, 0.5]`,
  mindmap: `mindmap
  root((Sessions))
    Store
      Redis
      Database
    Risks
      Failover`,
  timeline: `timeline
  title Sessions here
  2019 : In process : Sticky routing
  2023 : Database
  2026 : Redis`,
  gantt: `gantt
  title Roll-out
  dateFormat YYYY-MM-DD
  section Prepare
  Cluster :done, a1, 2026-01-05, 10d
  Load test :active, a2, after a1, 5d
  section Switch
  First region :crit, a3, after a2, 3d`,
  git: `gitGraph
  commit
  branch redis
  commit id: "cluster"
  checkout main
  merge redis tag: "v2"`,
  journey: `journey
  title Sign in
  section Start
    Open page: 5: Person
    Type password: 2: Person, Browser`,
  c4: `C4Context
  title Sessions
  Person(p, "Person", "Signs in")
  System(s, "Shop", "Keeps a session")
  Rel(p, s, "uses", "HTTPS")`,
  block: `block-beta
  columns 3
  a["Gateway"] b["Redis"] c["Database"]
  a --> b`,
  requirement: `requirementDiagram
  requirement fast {
    id: 1
    text: answers in 5 ms
    risk: high
    verifymethod: test
  }
  element redis {
    type: service
  }
  redis - satisfies -> fast`,
  kanban: `kanban
  todo[To do]
    t1[Load test]
  done[Done]
    t2[Cluster]`,
  sankey: `sankey-beta
Requests,Cache,80
Requests,Database,20`,
  architecture: `architecture-beta
  group api(cloud)[API]
  service db(database)[Database] in api
  service server(server)[Server] in api
  db:L -- R:server`,
  packet: `packet-beta
  0-15: "Source port"
  16-31: "Destination port"`,
  radar: `radar-beta
  axis a["Speed"], b["Cost"], c["Safety"]
  curve x["Redis"]{4, 2, 5}
  curve y["Sticky"]{3, 5, 2}`,
  treemap: `treemap-beta
"Costs"
    "Machines": 60
    "People": 40`,
} as const;

export function diagramsOf(list: Record<string, string>): object[] {
  return Object.entries(list).map(([caption, source], at) => ({ id: `diagram-${at}`, caption, source, line: at * 20 }));
}

export function snapshotOf(diagrams: object[], more: object = {}): object {
  const record = { label: 'ADR-0004', title: 'Keep user sessions in Redis', status: 'Proposed' };
  const uri = 'file:///docs/adr/0004-keep-user-sessions-in-redis.md';
  return { type: 'snapshot', version: 1, uri, record, diagrams, notice: null, pinned: false, ...more };
}
