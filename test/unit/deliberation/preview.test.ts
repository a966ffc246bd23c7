import { describe, expect, it } from 'vitest';
import type { Designer } from '../../../src/deliberation/designer';
import { masked } from '../../../src/deliberation/masked';
import { modelDesigner } from '../../../src/deliberation/modelDesigner';
import { previewText } from '../../../src/deliberation/preview';
import { defaultSettings } from '../../../src/deliberation/settings';
import type { ModelRequest } from '../../../src/llm/model';
import { scripted } from './scripted';

const secret = 'hunter2hunter2';
const key = 'AKIAIOSFODNN7EXAMPLE';
const input = {
  title: 'Where sessions are kept',
  context: `900 requests/second.\npassword = ${secret}\n\`\`\`\nkey ${key}\n\`\`\``,
  lessons: [],
  criteria: [{ name: 'Cost', weight: 30 }],
  alternatives: [{ name: 'Redis', summary: '' }],
};

describe('what is shown before it is sent', () => {
  it('is what is sent, word for word, with the same masks', async () => {
    const sent: ModelRequest[] = [];
    const model = scripted('m', request => {
      sent.push(request);
      return {};
    });
    const designer = masked(modelDesigner(model));
    const { title, context, lessons } = input;
    const ground = { title, context, lessons, scale: { min: 1, max: 5 } };
    const call = { signal: new AbortController().signal };
    await designer.answer(ground, { kind: 'frame', ask: { existing: [] } }, call);
    await designer.answer(ground, { kind: 'criteria', ask: { goal: title, given: input.criteria } }, call);
    const shown = previewText(input, defaultSettings, designer);
    const [frame, criteria] = sent;
    for (const text of [frame?.system, frame?.prompt, criteria?.prompt]) expect(shown).toContain(text);
    expect(shown).toContain('[masked: ');
    for (const text of [shown, JSON.stringify(sent)]) {
      expect(text).not.toContain(secret);
      expect(text).not.toContain(key);
    }
    expect(shown).toMatch(/Masked, here and in what is sent: 2 \(/);
  });

  it('says that nothing leaves where the catalogue answers, and that nothing is masked where nothing is', () => {
    const plain = { ...input, context: 'Nothing secret.' };
    const shown = previewText(plain, defaultSettings, { origin: 'catalogue', name: 'Catalogue' });
    expect(shown).toContain('Nothing leaves this computer');
    expect(shown).toContain('Nothing in it looks like a key or a password');
  });

  it('cannot be broken out of by fences in the context', () => {
    const shown = previewText({ ...input, context: '```\n# Not ours\n`````' }, defaultSettings, {
      origin: 'model',
      name: 'M',
    });
    expect(shown).toContain('``````text');
  });
});

describe('a masked designer', () => {
  it('masks names that a person types at a gate, too', async () => {
    let heard = '';
    const designer: Designer = {
      origin: 'model',
      provider: 'x',
      id: 'x',
      name: 'x',
      evaluators: [''],
      answer: async (_, { ask }) => {
        heard = JSON.stringify(ask);
        return { ok: false, failure: { kind: 'cancelled', message: '' } };
      },
    };
    await masked(designer).answer(
      { title: '', context: '', lessons: [], scale: { min: 1, max: 5 } },
      {
        kind: 'score',
        ask: { option: { name: 'Redis', summary: `password: ${secret}` }, criteria: [], role: '', sample: 0 },
      },
      { signal: new AbortController().signal },
    );
    expect(heard).toContain('Redis');
    expect(heard).not.toContain(secret);
  });
});
