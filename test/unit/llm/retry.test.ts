import { expect, it } from 'vitest';
import { retryAfterMs, retryPolicy, waitBefore } from '../../../src/llm/retry';
import { troubleOfStatus } from '../../../src/llm/trouble';

const now = Date.parse('2026-11-20T10:00:00Z');

it.each([
  ['30', 30_000],
  ['0.5', 500],
  ['Fri, 20 Nov 2026 10:00:20 GMT', 20_000],
  ['Fri, 20 Nov 2026 09:00:00 GMT', 0],
  ['soon', null],
  ['-5', null],
  ['', null],
  [null, null],
])('reads Retry-After: %s', (value, expected) => {
  expect(retryAfterMs(value, now)).toBe(expected);
});

it('waits twice as long each time, at least half of it, and never longer than the longest', () => {
  const waits = (random: number) => [0, 1, 2, 9].map(again => waitBefore(again, undefined, retryPolicy, () => random));
  expect(waits(0)).toEqual([250, 500, 1000, 4000]);
  expect(waits(1)).toEqual([500, 1000, 2000, 8000]);
});

it('waits as long as the server asks, not shorter, and not beyond its patience', () => {
  expect(waitBefore(0, 20_000, retryPolicy, () => 0)).toBe(20_000);
  expect(waitBefore(0, 20_000, retryPolicy, () => 1)).toBeGreaterThan(20_000);
  expect(waitBefore(0, 61_000, retryPolicy, () => 0)).toBeNull();
});

it.each([
  [
    429,
    'You exceeded your current quota, please check your plan and billing details. (insufficient_quota)',
    {},
    'quota',
    false,
  ],
  [429, 'Quota exceeded for requests per minute', { 'retry-after': '20' }, 'rate', true],
  [429, 'Quota exceeded', {}, 'quota', false],
  [429, "would exceed your account's monthly spend limit", { 'retry-after': '300' }, 'quota', false],
  [400, 'Your credit balance is too low to access the Anthropic API.', {}, 'quota', false],
  [402, '', {}, 'quota', false],
  [529, 'Overloaded', { 'x-should-retry': 'false' }, 'overloaded', false],
  [400, 'prompt is too long: 210000 tokens > 200000 maximum', {}, 'length', false],
  [
    400,
    "The response was filtered due to the prompt triggering Azure OpenAI's content management policy.",
    {},
    'filtered',
    false,
  ],
  [400, 'API key not valid. Please pass a valid API key.', {}, 'unauthorised', false],
  [418, '', {}, 'bad-request', false],
  [520, '<html>', {}, 'broken', false],
])('%s %j %j is %s', (status, words, headers, kind, passing) => {
  expect(
    troubleOfStatus(status, JSON.stringify({ error: { message: words } }), new Headers(headers), now),
  ).toMatchObject({ kind, passing });
});

it.each([
  ['{"error":{"message":"No","type":"t","code":"c"}}', 'HTTP 400: No (t, c)'],
  ['{"error":"model not found"}', 'HTTP 400: model not found'],
  ['{"detail":[{"msg":"field required","loc":["body"]}]}', 'HTTP 400: {"msg":"field required","loc":["body"]}'],
  ['[{"error":{"message":"No"}}]', 'HTTP 400: No'],
  ['<html><head><title>Oops</title></head></html>', 'HTTP 400: web page: Oops'],
  ['plain\n words', 'HTTP 400: plain words'],
  ['', 'HTTP 400'],
])('finds the words in %s', (body, cause) => {
  expect(troubleOfStatus(400, body, new Headers(), now).cause).toBe(cause);
});
