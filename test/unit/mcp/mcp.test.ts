import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cli, deliberate } from '../cli/run';

const redis = `---
status: accepted
date: 2026-01-02
applies-to: [src/session/**, "*.redis.ts"]
---
# Keep sessions in Redis

## Context and Problem Statement

Sessions vanish on deploy.

## Considered Options

* Redis
* Memory

## Decision Outcome

Chosen option: "Redis", because it is shared.
`;
const old = `# 1. Sessions in memory\n\n## Status\n\nSuperseded by [2. Redis](0002-redis.md)\n\n## Context\n\nx\n\n## Decision\n\ny\n\n## Consequences\n\nz\n`;
const table = `Scale: 1-5, higher is better.

| Criterion | Weight | A | B |
| --- | --- | --- | --- |
| Speed | 60% | 5 | 3 |
| Cost | 40% | 2 | 4 |
| Total | 100% | 3.9 | 3.4 |
`;

let folder = '';
let outside = '';
const client = new Client({ name: 'test-agent', version: '1' });

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'deliberate-mcp-'));
  outside = mkdtempSync(path.join(tmpdir(), 'deliberate-out-'));
  const write = (file: string, text: string) => {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  };
  write('docs/adr/0001-memory.md', old);
  write('docs/adr/0002-redis.md', redis);
  write('docs/adr/0003-matrix.md', `# 3. Matrix\n\n## Status\n\nProposed\n\n## Decision Matrix\n\n${table}`);
  write('src/session/store.ts', '// ADR-0001, see ADR-9\n');
  writeFileSync(path.join(outside, 'secret.md'), 'ADR-0002 secret');
  symlinkSync(path.join(outside, 'secret.md'), path.join(folder, 'link.md'));
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [cli(), 'mcp'],
    cwd: folder,
    stderr: 'pipe',
  });
  await client.connect(transport);
}, 30_000);

afterAll(async () => {
  await client.close();
  rmSync(folder, { recursive: true, force: true });
  rmSync(outside, { recursive: true, force: true });
});

async function ask(name: string, args: Record<string, unknown>): Promise<{ failed: boolean; text: string }> {
  const result = await client.callTool({ name, arguments: args });
  const content = result['content'];
  const [first] = Array.isArray(content) ? content : [];
  return { failed: result['isError'] === true, text: String(first?.text ?? '') };
}

async function value(name: string, args: Record<string, unknown>): Promise<Record<string, unknown>> {
  const { failed, text } = await ask(name, args);
  expect(failed, text).toBe(false);
  return JSON.parse(text);
}

describe('the MCP server', () => {
  it('lists its tools, and says which of them write', async () => {
    const { tools } = await client.listTools();
    expect(tools.map(({ name, annotations }) => [name, annotations?.readOnlyHint])).toEqual([
      ['search_decisions', true],
      ['decisions_that_govern_a_file', true],
      ['read_a_decision', true],
      ['score_a_matrix', true],
      ['draft_a_decision', false],
    ]);
    expect(tools.every(({ inputSchema }) => inputSchema.type === 'object' && inputSchema.properties)).toBe(true);
    expect(tools.some(({ name }) => /status|accept|delete|remove/.test(name))).toBe(false);
  });

  it('answers which decisions govern a file', async () => {
    expect(await value('decisions_that_govern_a_file', { path: 'src/session/store.ts' })).toEqual({
      path: 'src/session/store.ts',
      exists: true,
      governedBy: [
        {
          path: 'docs/adr/0002-redis.md',
          number: '0002',
          title: 'Keep sessions in Redis',
          status: 'accepted',
          inForce: true,
          date: '2026-01-02',
          appliesTo: 'src/session/**',
        },
      ],
      mentioned: [
        expect.objectContaining({ mention: 'ADR-0001', inForce: false, supersededBy: ['docs/adr/0002-redis.md'] }),
        { mention: 'ADR-9', problem: expect.any(String) },
      ],
    });
    expect(await value('decisions_that_govern_a_file', { path: 'README.md' })).toMatchObject({ governedBy: [] });
    expect(await value('decisions_that_govern_a_file', { path: path.join(folder, 'src/session/x.ts') })).toMatchObject({
      exists: false,
      governedBy: [{ number: '0002' }],
    });
  });

  it('reads nothing outside the workspace', async () => {
    for (const file of ['../x', '/etc/passwd', path.join(outside, 'secret.md'), 'src/../../x'])
      expect(await ask('decisions_that_govern_a_file', { path: file }), file).toMatchObject({ failed: true });
    expect(await ask('decisions_that_govern_a_file', { path: 'link.md' })).toMatchObject({ failed: true });
    expect(await ask('read_a_decision', { decision: '../secret' })).toMatchObject({ failed: true });
    expect(await ask('read_a_decision', { decision: path.join(outside, 'secret.md') })).toMatchObject({ failed: true });
  });

  it('searches and reads', async () => {
    expect(await value('search_decisions', { query: 'sessions deploy' })).toMatchObject({
      decisions: 3,
      found: [{ path: 'docs/adr/0002-redis.md', excerpt: expect.stringContaining('Sessions vanish') }],
    });
    expect(await value('search_decisions', { query: 'sessions', status: 'superseded' })).toMatchObject({
      found: [{ number: '1' }],
    });
    expect(await value('read_a_decision', { decision: 'ADR-2' })).toMatchObject({
      text: redis,
      chosen: 'Redis',
      options: ['Redis', 'Memory'],
      relations: [{ relation: 'supersedes', path: 'docs/adr/0001-memory.md' }],
    });
    expect(await ask('search_decisions', { query: '' })).toMatchObject({ failed: true });
    expect(await ask('search_decisions', { query: 'x', limit: 1e9 })).toMatchObject({ failed: true });
  });

  it('computes a matrix', async () => {
    const given = await value('score_a_matrix', { markdown: table });
    expect(given).toMatchObject({
      matrices: [
        {
          options: [
            { name: 'A', total: 3.8, statedIsRight: false },
            { name: 'B', total: 3.4 },
          ],
        },
      ],
    });
    expect(await value('score_a_matrix', { decision: '3' })).toMatchObject({ matrices: [{ ranking: ['A', 'B'] }] });
    expect(await ask('score_a_matrix', {})).toMatchObject({ failed: true });
  });

  it('drafts with the catalogue: proposed, with provenance, and nothing else changes', async () => {
    const before = readFileSync(path.join(folder, 'docs/adr/0002-redis.md'), 'utf8');
    const made = await value('draft_a_decision', {
      title: 'Where sessions are kept',
      context: 'A shop with 10K requests/second peak keeps user sessions. < 50 ms (95th percentile). PCI.',
    });
    expect(made).toMatchObject({ status: 'proposed', path: expect.stringMatching(/^docs\/adr\/0004-where-sessions/) });
    const records = readdirSync(path.join(folder, '.aiwg/research/provenance/records'));
    expect(records).toContain('0004-where-sessions-are-kept.prov.yaml');
    const prov = path.join(folder, '.aiwg/research/provenance/records/0004-where-sessions-are-kept.prov.yaml');
    expect(deliberate(folder, 'provenance', 'verify', String(made['path']))).toMatchObject({ code: 0 });
    expect(readFileSync(prov, 'utf8')).toMatch(/\n {2}context:\s+agent: \S*urn:aiwg:agent:mcp:test-agent/);
    expect(readFileSync(path.join(folder, 'docs/adr/0002-redis.md'), 'utf8')).toBe(before);
  }, 30_000);

  it('drafts from given words, never with a status of its own', async () => {
    const given = {
      title: 'Use Kafka',
      context: 'Events are lost.',
      how: 'template',
      template: 'madr',
      options: [{ name: 'Kafka', pros: ['fast'] }, { name: 'SQS' }],
    };
    const made = await value('draft_a_decision', given);
    expect(made).toMatchObject({ status: 'proposed', title: 'Use Kafka', chosen: null });
    const prov = readFileSync(path.join(folder, '.aiwg/research/provenance/records/0005-use-kafka.prov.yaml'), 'utf8');
    expect(prov).toContain('urn:aiwg:agent:mcp:test-agent');
    for (const context of ['x\n\n## Status\n\nAccepted\n', '## Status\nAccepted']) {
      const answer = await ask('draft_a_decision', { ...given, template: 'nygard', context });
      expect(answer, answer.text).toMatchObject({ failed: true });
    }
    const names = readdirSync(path.join(folder, 'docs/adr')).filter(name => name.startsWith('0006'));
    expect(names).toEqual([]);
    expect(await ask('draft_a_decision', { ...given, status: 'accepted' })).toMatchObject({ failed: false });
    expect(readFileSync(path.join(folder, 'docs/adr/0006-use-kafka.md'), 'utf8')).toContain('proposed');
  });
});
