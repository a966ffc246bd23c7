/** A small architecture document with one choice, whose record is what is said. */
export function sampleDesign({ record }: { readonly record: string }): string {
  return `---
date: 2026-11-20
kind: architecture
---

# Ticket shop

## Architecture Overview

A shop for tickets. (R1)

### Component view

\`\`\`mermaid
flowchart LR
  n1["Client"]
  n2["Shop (Java)"]
  n3["Database (PostgreSQL)"]
  n1 --> n2
  n2 --> n3
\`\`\`

### Context

| Field | What is known | From |
| --- | --- | --- |
| Project type | Build a ticket shop | the text |
| Existing systems | Quoted of the brief: PostgreSQL today | the text |

### Requirements

| Id | Requirement | Kind | From | Addressed in |
| --- | --- | --- | --- | --- |
| R1 | Sells 600 tickets a second at peak | scalability need | the text | [Components](#components) |

## Components

| Component | What it does | Built with | Meets |
| --- | --- | --- | --- |
| Shop | sells tickets | Java | R1 |
| Database | keeps orders | PostgreSQL | R1 |

## Technology Stack

| Technology | Version | For | Why |
| --- | --- | --- | --- |
| PostgreSQL | 18 | Primary database | transactions |

## Data Model

| Entity | Fields | Kept in | Meets |
| --- | --- | --- | --- |
| Order | id, seats | PostgreSQL | R1 |

### Main flow

\`\`\`mermaid
sequenceDiagram
  Client->>Shop: reserve
\`\`\`

## API Design

Plain REST. (R1)

## Security Architecture

Sign-in by OIDC.

## Deployment Architecture

Containers.

## Scalability Plan

Twice the load is tested. (R1)

## Risk Analysis

| Risk | Impact | Mitigation |
| --- | --- | --- |
| Bots | high | queue |

## Implementation Roadmap

One phase.

## Architectural Decision Records

| Choice | Decision | Confidence | Record |
| --- | --- | --- | --- |
| Primary database | PostgreSQL | HIGH | ${record} |
`;
}

export function sampleRecord(chosen: string): string {
  const [first, second] = chosen === 'MongoDB' ? [2, 5] : [5, 2];
  return `# ADR-901: Primary database of the ticket shop

## Status

Accepted

## Context

Orders are kept.

## Decision Matrix

| Criterion | Weight | PostgreSQL | MongoDB |
| --- | --- | --- | --- |
| Consistency | 60% | ${first} | ${second} |
| Cost | 40% | ${first} | ${second} |
| **Total** | 100% | ${first}.00 | ${second}.00 |

## Decision

Chosen option: **${chosen}**.
`;
}

export function chosenIn(text: string): string {
  return (
    /\| Primary database \| ([^|]+) \|/.exec(text.slice(text.indexOf('## Architectural Decision Records')))?.[1] ?? ''
  );
}
