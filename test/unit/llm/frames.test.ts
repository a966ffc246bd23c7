import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Frame, type Framer, jsonLines, wholeBody } from '../../../src/llm/lines';
import { serverSentEvents } from '../../../src/llm/sse';

function frames(framer: Framer, pieces: readonly Uint8Array[]): Frame[] {
  return [...pieces.flatMap(piece => framer.push(piece)), ...framer.end()];
}

/** Cuts at any bytes, the middle of a character and of a CRLF included. */
function cut(bytes: Uint8Array, at: readonly number[]): Uint8Array[] {
  const places = [...new Set(at.map(place => place % (bytes.length + 1)))].sort((a, b) => a - b);
  return [0, ...places].map((from, index) => bytes.subarray(from, places[index] ?? bytes.length));
}

const line = fc.string({ unit: 'binary', maxLength: 20 }).map(text => text.replace(/[\r\n\ud800-\udfff\ufeff]/g, '€'));
const ends = fc.constantFrom('\n', '\r\n', '\r');

it.each([
  ['serverSentEvents', serverSentEvents],
  ['jsonLines', jsonLines],
  ['wholeBody', wholeBody],
])('%s says the same however the bytes are cut', (_, framer) => {
  const stream = fc.array(
    fc.oneof(
      line,
      line.map(text => `data: ${text}`),
      fc.constant(''),
    ),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(stream, ends, fc.boolean(), fc.array(fc.nat(), { maxLength: 9 }), (lines, end, last, at) => {
      const bytes = new TextEncoder().encode(lines.join(end) + (last ? end : ''));
      expect(frames(framer(), cut(bytes, at))).toEqual(frames(framer(), [bytes]));
    }),
  );
});

it('carries any data, whatever ends the lines', () => {
  fc.assert(
    fc.property(
      fc.array(
        line.filter(text => text !== ''),
        { maxLength: 6 },
      ),
      ends,
      (all, end) => {
        const text = all.map(data => `:c${end}event: e${end}data: ${data}${end}${end}`).join('');
        const found = frames(serverSentEvents(), [new TextEncoder().encode(text)]);
        expect(found).toEqual(all.map(data => ({ name: 'e', data })));
      },
    ),
  );
});

it.each([
  ['data:a\n\n', [{ name: '', data: 'a' }]],
  ['data: a\ndata: b\n\n', [{ name: '', data: 'a\nb' }]],
  ['data\n\n', [{ name: '', data: '' }]],
  [': keep-alive\n\nevent: ping\n\n', []],
  [
    'event: error\ndata: x\n\ndata: y',
    [
      { name: 'error', data: 'x' },
      { name: '', data: 'y' },
    ],
  ],
  ['\ufeffdata: a\n\nid: 1\nretry: 5\nwhat\n\n', [{ name: '', data: 'a' }]],
])('reads %j', (text, expected) => {
  expect(frames(serverSentEvents(), [new TextEncoder().encode(text)])).toEqual(expected);
});
