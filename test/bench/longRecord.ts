import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../scripts/needs.mjs';

/** The sample's record with enough paragraphs after it to have 1,000 lines. */
export function longRecord(): string {
  const text = readFileSync(path.join(root, 'sample', 'docs', 'adr', '0004-keep-user-sessions-in-redis.md'), 'utf8');
  const paragraph =
    '\nA paragraph with `code`, *emphasis* and a [link](0001-record-architecture-decisions.md) to fill the record.\n';
  return `${text}${paragraph.repeat(Math.ceil((1000 - text.split('\n').length) / 2))}`;
}
