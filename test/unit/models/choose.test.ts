import { describe, expect, it } from 'vitest';
import { chosen } from '../../../src/vscode/models/choose';
import { modelNamed, type Provider, type Server, serverAt } from '../../../src/vscode/models/provider';

type Chats = Parameters<typeof chosen>[1];
const chat = (vendor: string, id: string, family = id) =>
  ({ vendor, id, family, name: id }) as unknown as Chats[number];
const chats: Chats = [chat('copilot', 'gpt-1', 'gpt'), chat('other', 'gpt-1'), chat('other', 'o-9')];
const local = 'http://localhost:1234/v1';

/** `vscode copilot/gpt-1`, `openai gpt-a http://...`, `catalogue`, or the kind of the failure. */
function who(
  provider: Provider,
  id: string,
  baseUrl: string,
  there: Chats = [],
  keyed: readonly Server[] = [],
): string {
  const found = chosen({ provider, id, baseUrl }, there, keyed);
  if ('vscode' in found) return `vscode ${found.vscode.vendor}/${found.vscode.id}`;
  if ('server' in found) return `${found.server.provider} ${found.server.id} ${found.server.baseUrl}`.trim();
  return 'failure' in found ? found.failure.kind : 'catalogue';
}

describe('who answers', () => {
  it.each<[string, Parameters<typeof who>]>([
    ['catalogue', ['auto', '', '']],
    ['catalogue', ['catalogue', 'gpt-1', local, chats]],
    ['vscode copilot/gpt-1', ['auto', '', '', chats]],
    ['vscode copilot/gpt-1', ['auto', '', local, chats]],
    ['vscode other/gpt-1', ['auto', 'other/gpt-1', local, chats]],
    ['vscode other/o-9', ['auto', 'o-9', '', chats]],
    ['vscode copilot/gpt-1', ['auto', 'gone', '', chats]],
    [`openai qwen ${local}`, ['auto', 'qwen', local, chats]],
    [`openai  ${local}`, ['auto', '', local]],
    ['ollama  http://localhost:11434', ['auto', '', 'http://localhost:11434']],
    ['anthropic claude-x', ['auto', 'claude-x', '', [], ['openai', 'anthropic']]],
    ['openai gpt-5', ['auto', 'gpt-5', '', [], ['openai', 'anthropic']]],
    ['anthropic claude-x', ['auto', 'claude-x', '', [], ['anthropic']]],
    ['catalogue', ['auto', '', '', [], ['openai']]],
    ['catalogue', ['auto', 'gpt-5', 'ftp://nowhere', [], ['openai']]],
    ['openai gpt-5', ['openai', 'gpt-5', '', chats]],
    ['vscode copilot/gpt-1', ['vscode', '', local, chats]],
    ['vscode copilot/gpt-1', ['vscode', 'gpt', '', chats]],
    ['no-model', ['vscode', 'gone', '', chats]],
    ['no-model', ['vscode', '', '', []]],
  ])('is %s', (expected, asked) => {
    expect(who(...asked)).toBe(expected);
  });

  it('is named among the evaluators by provider and id; anything else is a role', () => {
    expect(modelNamed('anthropic: claude-x')).toEqual({ provider: 'anthropic', id: 'claude-x' });
    expect(modelNamed('vscode:copilot/gpt:1')).toEqual({ provider: 'vscode', id: 'copilot/gpt:1' });
    for (const role of ['security architect', 'catalogue:x', 'openai:', 'cost: owner'])
      expect(modelNamed(role)).toBeNull();
  });

  it('speaks what its address says', () => {
    expect([
      serverAt('api.anthropic.com'),
      serverAt('box:11434'),
      serverAt('notanthropic.com'),
      serverAt('x:1234'),
    ]).toEqual(['anthropic', 'ollama', 'openai', 'openai']);
  });
});
