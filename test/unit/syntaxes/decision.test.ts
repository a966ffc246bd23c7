import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma';
import { type IGrammar, INITIAL, parseRawGrammar, Registry } from 'vscode-textmate';
import { root } from '../../../scripts/needs.mjs';

const own = 'markdown.decision.deliberate';
const markdown = { scopeName: 'text.html.markdown', patterns: [{ match: '^```.*$', name: 'markup.fenced_code' }] };

/** VS Code's own engine, our grammar injected into a Markdown that knows nothing. */
async function load(): Promise<IGrammar> {
  const wasm = createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm');
  await loadWASM(readFileSync(wasm));
  const file = path.join(root, 'syntaxes', 'decision.tmLanguage.json');
  const registry = new Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns: string[]) => createOnigScanner(patterns),
      createOnigString: (text: string) => createOnigString(text),
    }),
    loadGrammar: async scope =>
      parseRawGrammar(scope === own ? readFileSync(file, 'utf8') : JSON.stringify(markdown), 'x.json'),
    getInjections: scope => (scope === 'text.html.markdown' ? [own] : []),
  });
  const grammar = await registry.loadGrammar('text.html.markdown');
  if (!grammar) throw new Error('no grammar');
  return grammar;
}

let grammar: IGrammar;
beforeAll(async () => {
  grammar = await load();
});

/** What is coloured, and as what: `word: scope` without our suffix. */
function coloured(text: string): string[] {
  let stack = INITIAL;
  return text.split('\n').flatMap(line => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
    stack = ruleStack;
    return tokens.flatMap(({ startIndex, endIndex, scopes }) => {
      const scope = scopes.findLast(scope => scope.endsWith('.deliberate') && !scope.startsWith('meta.'));
      return scope ? [`${line.slice(startIndex, endIndex)}: ${scope.replace('.deliberate', '')}`] : [];
    });
  });
}

describe('the grammar in Markdown', () => {
  it('colours a matrix: criteria, weights, scores, totals', () => {
    const matrix = `| Criterion | Weight | Redis | Cookies |
| --- | ---: | --- | --- |
| Availability | 30% | 4 (survives 10 s) | 8/10 |
| **Weighted score** | **100%** | **3.90** | ~~4.35~~ below |

4 | 5`;
    expect(coloured(matrix)).toEqual([
      'Criterion: variable.other.criterion',
      'Availability: variable.other.criterion',
      '30%: constant.numeric.weight',
      '4: constant.numeric.score',
      '8: constant.numeric.score',
      '**Weighted score**: keyword.other.total',
      '100%: markup.bold',
      '3.90: markup.bold',
      '~~4.35~~: invalid.deprecated.vetoed',
    ]);
  });

  it.each([
    ['* Status: accepted', ['Status: keyword.other.status', 'accepted: markup.inserted.status']],
    ['**Status:** Rejected', ['Status: keyword.other.status', 'Rejected: markup.deleted.status']],
    ['Proposed', ['Proposed: markup.changed.status']],
    ['Superseded by [ADR-3](3.md)', ['Superseded: markup.deleted.status']],
    ['Confidence: TIE, 0.15 ahead', ['Confidence: keyword.other.confidence', 'TIE: constant.language.confidence']],
    ['Chosen option: **Redis**.', ['Chosen option: keyword.other.chosen']],
    ['No option chosen yet.', ['No option chosen yet: keyword.other.chosen']],
    [
      'Scale: 1-5, higher is better. Critical: Security >= 4.',
      ['Scale: keyword.other.scale', 'Critical: keyword.other.scale'],
    ],
    ['- **Reasoning**: latency matters', ['Reasoning: keyword.control.thought']],
    ['as measured [REF-014].', ['REF-014: string.other.citation']],
  ])('colours %s', (text, expected) => {
    expect(coloured(text)).toEqual(expected);
  });

  it.each([
    'Accepted wisdom says otherwise.',
    'Proposed changes are listed below',
    '| Name | Size |\n| --- | --- |\n| a | 4 |',
    '[REF-014](link.md)',
    '```status: accepted',
    'The goal: none',
  ])('leaves alone: %s', text => {
    expect(coloured(text)).toEqual([]);
  });
});
