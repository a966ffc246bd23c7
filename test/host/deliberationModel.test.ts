import * as vscode from 'vscode';
import { read } from '../../src/adr/read';
import { equal, ok, rejects } from './assert';
import { clean, context, keep, newWithToT, textOf, title } from './deliberationWorld';
import { type ScriptedModel, scriptedModel, textOf as wordsOf } from './modelsWorld';

const secret = 'hunter2hunter2';
const kinds = ['in-process', 'central', 'edge'].map((name, index) => ({
  name: `Cache ${name}`,
  summary: `A cache that is ${name}`,
  kind: {
    paradigm: name,
    ecosystem: `e${index}`,
    deployment: `d${index}`,
    optimises: `o${index}`,
    vendor: `v${index}`,
  },
  statusQuo: false,
}));

/** What a model says that reads the question: scores differ by option, so that one leads. */
function answerTo(kind: string, prompt: string): object {
  switch (kind) {
    case 'frame':
      return { goal: title, extractions: ['10K requests/second'], exceptions: [], statusQuo: '', assumptions: [] };
    case 'criteria':
      return {
        criteria: [
          { name: 'Latency', about: 'added time', source: 'p95 has to stay under 200 ms', weight: 40, atLeast: 0 },
          { name: 'Freshness', about: 'how stale', source: 'within 60 seconds', weight: 35, atLeast: 0 },
          { name: 'Cost', about: 'per month', source: '$2,000/month', weight: 25, atLeast: 0 },
        ],
      };
    case 'alternatives':
      return { alternatives: kinds };
    case 'score': {
      const option = /assessment: (Cache [\w-]+)/.exec(prompt)?.[1] ?? '';
      const score = 5 - kinds.findIndex(({ name }) => name === option);
      const asked = [...prompt.matchAll(/^- (Latency|Freshness|Cost):/gm)].map(([, name]) => name ?? '');
      return {
        scores: asked.map(criterion => ({
          criterion,
          because: `${option} gives ${criterion.toLowerCase()} at 10K requests/second`,
          score,
        })),
      };
    }
    case 'justify':
      return {
        decision: ['It keeps p95 under 200 ms at 10K requests/second.'],
        positive: ['Replicas are relieved of 10K requests/second'],
        negative: ['Prices may be 60 seconds old'],
        mitigations: ['The checkout reads the source'],
        alternatives: kinds
          .slice(1)
          .map(({ name }) => ({ name, pros: ['known'], cons: ['slower'], whyNot: 'It is slower.' })),
        implementation: ['Cache one page type, with a switch to turn it off'],
        metrics: [{ metric: 'p95', target: '< 200 ms', today: '2.3 s' }],
        diagram: {
          nodes: [
            { id: 'a', label: 'Browser' },
            { id: 'b', label: 'Cache' },
            { id: 'c', label: 'Shop' },
            { id: 'd', label: 'PostgreSQL' },
          ],
          edges: [
            { from: 'a', to: 'b', label: '' },
            { from: 'b', to: 'c', label: '' },
            { from: 'c', to: 'd', label: '' },
          ],
        },
        drawing: '',
        references: [],
      };
    case 'triggers':
      return {
        triggers: ['p95 latency', 'cache hit rate', 'monthly cost', 'stale prices'].map((metric, index) => ({
          metric,
          comparison: index === 1 ? '<' : '>',
          threshold: ['200 ms', '80 %', '$2,000', '10 per day'][index] ?? '1',
          window: '7 days',
          action: 're-open the decision',
        })),
      };
    default:
      return { because: 'they are alike', better: 'neither' };
  }
}

describe('the flow over a model of VS Code', () => {
  let scripted: ScriptedModel;
  const asked: { kind: string; text: string }[] = [];

  before(async function () {
    const found = await scriptedModel();
    if (!found) return this.skip();
    scripted = found;
  });
  beforeEach(() => {
    asked.length = 0;
  });
  afterEach(clean);

  function play(broken: (kind: string, count: number) => boolean = () => false): void {
    scripted.answerWith((messages, options) => {
      const kind = options.tools?.[0]?.name ?? '';
      const text = messages.map(wordsOf).join('\n');
      asked.push({ kind, text });
      if (broken(kind, asked.length)) throw vscode.LanguageModelError.Blocked('blocked');
      return [new vscode.LanguageModelToolCallPart(`c${asked.length}`, kind, answerTo(kind, text))];
    });
  }

  const model = 'vscode:scripted/scripted';

  it('ends in a record, and a password in the context reaches nobody', async () => {
    play();
    const said = `${context}\nThe replica has password = ${secret}.`;
    const { uri } = await newWithToT({ title, context: said, gates: 'accept', model });
    keep(uri);
    const record = read(await textOf(uri), {});
    equal(record.chosen?.value, 'Cache in-process', JSON.stringify(asked.map(({ kind }) => kind)));
    equal(
      record.matrices[0]?.matrix.options.map(({ name }) => name),
      kinds.map(({ name }) => name),
    );
    ok(record.triggers.length >= 3 && record.triggers.length <= 7, `${record.triggers.length} triggers`);
    ok(asked.length >= 7, `${asked.length} questions`);
    ok(!asked.some(({ text }) => text.includes(secret)), 'the password was sent');
    ok(asked[0]?.text.includes('[masked: '), asked[0]?.text ?? '');
  });

  it('stops in words when the model does, and resumes with nothing asked twice', async () => {
    let fault = true;
    play(kind => fault && kind === 'justify');
    await rejects(
      newWithToT({ title, context, gates: 'accept', model }),
      /Resume Deliberation goes on with (\d+-where)/,
    );
    const scores = asked.filter(({ kind }) => kind === 'score').length;
    ok(scores >= 3, `${scores} scores`);
    fault = false;
    const { uri } = await vscode.commands.executeCommand<{ uri: string }>('deliberate.resumeDeliberation', {});
    keep(uri);
    equal(asked.filter(({ kind }) => kind === 'score').length, scores, 'scores are not asked for again');
    equal(read(await textOf(uri), {}).chosen?.value, 'Cache in-process');
  });
});
