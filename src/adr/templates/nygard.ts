import type { TemplateValues } from './values';

/** Michael Nygard's record, as adr-tools writes it. */
export function nygard({ number, title, date, status }: TemplateValues): string {
  return `# ${number === null ? '' : `${number}. `}${title}

Date: ${date}

## Status

${status}

## Context

What is the issue that motivates this decision?

## Decision

What is the change that we are making?

## Consequences

What becomes easier or harder because of it?
`;
}
