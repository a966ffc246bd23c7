import { describe, expect, it } from 'vitest';
import { isAboutTemperature, isAboutTools, troubleOfLm } from '../../../src/vscode/models/lmTrouble';
import { lmFailure } from '../../../src/vscode/models/lmWords';

const error = (message: string, fields: object = {}) => Object.assign(new Error(message), fields);
const lm = (code: string, message = '', cause?: unknown) => error(message, { name: 'LanguageModelError', code, cause });

describe('what an error of vscode.lm means', () => {
  it.each([
    [lm('NoPermissions', 'no'), 'consent', false],
    [lm('Blocked', 'too much'), 'quota', false],
    [lm('NotFound', 'x'), 'not-found', false],
    [lm('Unknown', 'x', error('limit', { name: 'ChatQuotaExceeded' })), 'quota', false],
    [lm('', 'x', error('limit', { name: 'ChatRateLimited' })), 'rate', true],
    [error('Canceled', { name: 'Canceled' }), 'cancelled', false],
    [error('Request Failed: 529 {"message":"Overloaded"}'), 'overloaded', true],
    [error('Request Failed: 429 Too many requests'), 'rate', true],
    [error('Request Failed: 413 Payload'), 'length', false],
    [error('Server error: 500'), 'broken', true],
    [error('Response got filtered.'), 'filtered', false],
    [error('Response too long.'), 'length', false],
    [error('Message exceeds token limit.'), 'length', false],
    [error('You have exceeded your monthly quota'), 'quota', false],
    [error('Language model unavailable'), 'overloaded', true],
    [error('Not signed in'), 'unauthorised', false],
    ['kaput', 'broken', true],
    [undefined, 'broken', true],
    [{ cause: { cause: { code: 'Blocked' } } }, 'quota', false],
  ])('%s', (thrown, kind, passing) => {
    expect(troubleOfLm(thrown)).toMatchObject({ kind, passing });
  });

  it('keeps the words of all causes, once, on one bounded line', () => {
    const { cause } = troubleOfLm(lm('Unknown', 'outer', error('inner\nline', { cause: error('inner\nline') })));
    expect(cause).toBe('outer: inner line');
    expect(troubleOfLm(error('x'.repeat(9999))).cause.length).toBe(400);
  });

  it('does not follow causes in a circle', () => {
    const one: { message: string; cause?: unknown } = { message: 'round' };
    one.cause = one;
    expect(troubleOfLm(one).cause).toBe('round');
  });

  it('knows a number in a sentence from a status', () => {
    expect(troubleOfLm(error('it took 500 tokens')).kind).toBe('broken');
    expect(troubleOfLm(error('it took 429 tokens')).kind).toBe('broken');
  });

  it('tells what to leave out', () => {
    expect(isAboutTools(troubleOfLm(error('400: tools are not supported')))).toBe(true);
    expect(isAboutTools(troubleOfLm(error('Request Failed: 429 tools')))).toBe(false);
    expect(isAboutTemperature(troubleOfLm(error("400: 'temperature' does not support 0.3")))).toBe(true);
    expect(isAboutTemperature(troubleOfLm(error('kaput')))).toBe(false);
  });
});

describe('the sentence for a person', () => {
  const kinds = [
    ...['cancelled', 'no-model', 'consent', 'unauthorised', 'not-found', 'bad-request', 'quota', 'rate', 'overloaded'],
    ...['unreachable', 'timeout', 'refused', 'filtered', 'length', 'malformed', 'broken'],
  ] as const;

  it.each(kinds)('of %s is one, names who was asked, and no server setting', kind => {
    const trouble = { kind: kind as 'broken', cause: 'because. Of this.', passing: false };
    const { message } = lmFailure(trouble, { vendor: 'copilot', name: 'GPT' }, trouble.cause);
    expect(message).toMatch(/copilot|GPT/);
    expect(message).toMatch(/\.$/);
    if (kind !== 'unreachable') expect(message).not.toContain('baseUrl');
    if (kind !== 'cancelled') expect(message).toMatch(/: [a-z]/);
  });
});
