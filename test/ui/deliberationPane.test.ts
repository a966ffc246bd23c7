import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../scripts/vscode/browser.mjs';
import type { DeliberationSnapshot } from '../../src/protocol/deliberationPane';
import { alternatives, criteria, record, scores, snapshot } from './deliberationExample';
import { expectAccessible } from './matrixOpen';
import { openPane, type PanePage } from './panePage';
import { screenshot } from './screens';
import { type ThemeName, themeNames } from './theme';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });

/** Opens the page with a snapshot on it; in the end nothing may have been complained about. */
async function using(
  shown: DeliberationSnapshot,
  work: (page: Page, pane: PanePage) => Promise<void>,
  { theme = 'dark', width = 1290 }: { theme?: ThemeName; width?: number } = {},
): Promise<void> {
  const pane = await openPane(browser, 'deliberation', theme, width);
  try {
    await expect.poll(() => pane.said).toEqual([{ type: 'ready' }]);
    pane.said.splice(0);
    await pane.send(shown);
    await pane.page.locator('main').waitFor();
    await work(pane.page, pane);
    expect(pane.complaints).toEqual([]);
  } finally {
    await pane.close();
  }
}

describe('what can be relied on', () => {
  it('is a page named Deliberation, with phases of which one is current, and its buttons', () =>
    using(snapshot(2, { stage: alternatives() }), async (page, { said }) => {
      await page.getByRole('main', { name: 'Deliberation' }).waitFor();
      const steps = page.getByRole('navigation', { name: 'Phases' }).getByRole('listitem');
      expect(await steps.count()).toBe(6);
      expect(await page.locator('[aria-current="step"]').textContent()).toBe('Alternatives');
      for (const name of ['Continue', 'Back', 'Cancel']) await button(page, name).click();
      expect(said).toEqual([{ type: 'continue', version: 2 }, { type: 'back', version: 2 }, { type: 'cancel' }]);
      await page.getByText('6.1k tokens').waitFor();
      await page.getByText('12 calls next · about 9k tokens').waitFor();
    }));

  it('has a checkbox for each alternative, of its name', () =>
    using(snapshot(2, { stage: alternatives() }), async (page, { said }) => {
      for (const name of ['Redis cluster', 'Sticky in-process', 'Database, as today', 'Signed cookies'])
        expect(await page.getByRole('checkbox', { name, exact: true }).isChecked()).toBe(true);
      expect(await page.getByRole('checkbox', { name: 'Memcached', exact: true }).isChecked()).toBe(false);
      await page.getByText('Struck: differs from Redis cluster only by ecosystem').waitFor();
      await page.getByRole('checkbox', { name: 'Signed cookies', exact: true }).uncheck();
      await field(page, 'Name of Redis cluster').fill('Valkey cluster');
      await field(page, 'Summary of Redis cluster').fill('Three nodes');
      await field(page, 'Add an alternative').fill('Buy it');
      await page.keyboard.press('Enter');
      expect(said).toEqual([
        { type: 'keepAlternative', id: 3, kept: false, version: 2 },
        { type: 'nameAlternative', id: 0, name: 'Valkey cluster', version: 2 },
        { type: 'describeAlternative', id: 0, summary: 'Three nodes', version: 2 },
        { type: 'addAlternative', name: 'Buy it', version: 2 },
      ]);
    }));

  it('offers what earlier decisions weighed, with the evidence, and takes it only when asked to', () => {
    const suggestion = {
      says: '3 decisions of this kind that held weighed Availability 40 %, Latency 15 %',
      weights: [
        { id: 0, weight: 40, because: 'Availability: 40 % on average in 3 decisions that held.' },
        {
          id: 1,
          weight: 15,
          because: 'Latency: 15 % on average in 3 decisions that held, 30 % in 1 that was given up.',
        },
      ],
      evidence: ['docs/adr/0001-a.md', 'docs/adr/0002-b.md', 'docs/adr/0003-c.md'],
    };
    return using(snapshot(1, { stage: { ...criteria(), suggestion } }), async (page, { said, send }) => {
      const section = page.getByRole('region', { name: 'Weights of earlier decisions' });
      await section.getByText('3 decisions of this kind').waitFor();
      await section.getByText('30 % in 1 that was given up').waitFor();
      await section.getByText('docs/adr/0002-b.md').waitFor();
      expect(said).toEqual([]);
      await expectAccessible(page);
      await screenshot(page, 'deliberation-weights');
      await button(page, 'Take these weights').click();
      expect(said).toEqual([
        { type: 'weighCriterion', version: 1, id: 0, weight: 40 },
        { type: 'weighCriterion', version: 1, id: 1, weight: 15 },
      ]);
      await send(snapshot(1, { stage: { ...criteria(), suggestion }, locked: true }));
      await expect.poll(() => section.isVisible()).toBe(false);
    });
  });

  it('has names, weights and thresholds of criteria', () =>
    using(snapshot(1, { stage: criteria() }), async (page, { said }) => {
      expect(await field(page, 'Weight of Latency').inputValue()).toBe('25');
      await field(page, 'Weight of Latency').fill('40 %');
      await field(page, 'Name of Cost').fill('Price');
      await field(page, 'Least score of Latency, up to 5').fill('3');
      await field(page, 'Least score of Security, up to 5').fill('');
      await button(page, 'Remove criterion Operability').click();
      await field(page, 'Add a criterion').fill('Skills');
      await page.keyboard.press('Enter');
      expect(said).toEqual([
        { type: 'weighCriterion', id: 1, weight: 40, version: 1 },
        { type: 'nameCriterion', id: 4, name: 'Price', version: 1 },
        { type: 'limitCriterion', id: 1, atLeast: 3, version: 1 },
        { type: 'limitCriterion', id: 2, atLeast: null, version: 1 },
        { type: 'removeCriterion', id: 3, version: 1 },
        { type: 'addCriterion', name: 'Skills', version: 1 },
      ]);
    }));

  it('shows scores with reasons, spread and disagreement, and asks for a choice', () =>
    using(snapshot(3, { stage: scores() }), async (page, { said, send }) => {
      await page.getByRole('table', { name: 'Decision matrix' }).waitFor();
      expect(await field(page, 'Latency: Sticky in-process').inputValue()).toBe('5');
      await page.getByText('3 to 4').waitFor();
      await page.getByText('security architect 2, cost owner 4', { exact: true }).waitFor();
      await page.getByText('too little for the numbers to decide').waitFor();
      expect(await page.getByRole('radio', { name: 'Leave it open' }).isChecked()).toBe(true);
      await field(page, 'Latency: Redis cluster').fill('4');
      await page.keyboard.press('Enter');
      await field(page, 'Reason for Latency: Redis cluster').fill('2 ms, measured');
      await page.keyboard.press('Enter');
      await page.getByRole('radio', { name: 'Sticky in-process' }).check();
      const choice = { option: 'Sticky in-process', reason: '', needsReason: true };
      await send(snapshot(3, { stage: scores({ choice }), problem: 'Say why.' }));
      await field(page, 'Reason for the choice').fill('no second system to run');
      await page.keyboard.press('Enter');
      await page.getByRole('alert').getByText('Say why.').waitFor();
      expect(said).toEqual([
        { type: 'setScore', option: 0, criterion: 1, score: 4, version: 3 },
        { type: 'setReason', option: 0, criterion: 1, because: '2 ms, measured', version: 3 },
        { type: 'choose', option: 1, version: 3 },
        { type: 'explainChoice', reason: 'no second system to run', version: 3 },
      ]);
    }));

  it('says what stopped it, and what can be done', () =>
    using(
      snapshot(3, {
        stage: scores({ choice: null }),
        locked: true,
        next: null,
        canCancel: false,
        problem: 'Ollama fell silent in mid-answer: try again.',
        remedies: ['resume', 'selectModel', 'useCatalogue'],
      }),
      async (page, { said }) => {
        await page.getByRole('alert').getByText('fell silent').waitFor();
        for (const name of ['Resume', 'Select Language Model', 'Use the Catalogue']) await button(page, name).click();
        expect(said.map(({ type }) => type)).toEqual(['resume', 'selectModel', 'useCatalogue']);
        expect(await button(page, 'Cancel').count()).toBe(0);
        expect(await field(page, 'Latency: Redis cluster').getAttribute('readonly')).not.toBeNull();
      },
    ));
});

describe('by keyboard alone', () => {
  it('Enter accepts from anywhere, and Escape cancels nothing', () =>
    using(snapshot(2, { stage: alternatives() }), async (page, { said }) => {
      await page.keyboard.press('Escape');
      await page.keyboard.press('Enter');
      await page.getByRole('checkbox', { name: 'Redis cluster', exact: true }).focus();
      await page.keyboard.press('Enter');
      expect(said).toEqual([
        { type: 'continue', version: 2 },
        { type: 'continue', version: 2 },
      ]);
    }));

  it('Enter in a field hands over what is typed first, and then accepts; Escape takes it back', () =>
    using(snapshot(1, { stage: criteria() }), async (page, { said }) => {
      const weight = field(page, 'Weight of Latency');
      await weight.focus();
      await weight.fill('99');
      await page.keyboard.press('Escape');
      expect(await weight.inputValue()).toBe('25');
      await weight.fill('30');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Enter');
      expect(said).toEqual([
        { type: 'weighCriterion', id: 1, weight: 30, version: 1 },
        { type: 'continue', version: 1 },
      ]);
    }));

  it('every control is reached by Tab, and the buttons work by Space', () =>
    using(snapshot(2, { stage: alternatives() }), async (page, { said }) => {
      const reached = new Set<string>();
      for (let presses = 0; presses < 40; presses++) {
        await page.keyboard.press('Tab');
        reached.add(
          await page.evaluate<string>(
            "document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent ?? ''",
          ),
        );
      }
      for (const name of ['Cancel', 'Redis cluster', 'Name of Redis cluster', 'Add an alternative', 'Continue', 'Back'])
        expect([...reached]).toContain(name);
      await button(page, 'Continue').focus();
      await page.keyboard.press('Space');
      expect(said).toEqual([{ type: 'continue', version: 2 }]);
    }));
});

describe('a page without a memory', () => {
  it('keeps what a person is typing when a snapshot comes, and the element itself', () =>
    using(snapshot(2, { stage: alternatives() }), async (page, { send }) => {
      const name = field(page, 'Name of Redis cluster');
      await name.focus();
      await page.keyboard.press('End');
      await page.keyboard.type(' of three');
      await send(snapshot(2, { stage: alternatives(), figures: ['7k tokens'] }));
      await page.getByText('7k tokens').waitFor();
      expect(await name.inputValue()).toBe('Redis cluster of three');
    }));

  it('drops what it does not know, and says so', () =>
    using(snapshot(0), async (_, pane) => {
      await pane.send({ type: 'snapshot', title: 7 });
      await expect.poll(() => pane.said.at(-1)?.type).toBe('failed');
    }));

  it('takes what a model says as text', () =>
    using(
      snapshot(2, {
        title: '<img src=x onerror=alert(1)>',
        stage: { kind: 'context', lines: ['<script>alert(1)</script>'] },
      }),
      async page => {
        await page.getByText('<script>alert(1)</script>').waitFor();
        expect(await page.locator('img').count()).toBe(0);
      },
    ));
});

describe('how it looks', () => {
  const stages = {
    criteria: snapshot(1, {
      stage: criteria(),
      next: 'to alternatives',
      lead: 'What the decision is judged by. Change, add or remove: your weights count as you set them.',
    }),
    alternatives: snapshot(2, { stage: alternatives() }),
    scores: snapshot(3, {
      stage: scores({ choice: { option: 'Sticky in-process', reason: '', needsReason: true } }),
      next: 'to the decision',
      lead: 'The numbers do not decide this alone: it is up to you.',
    }),
    record: snapshot(5, {
      stage: record(['The trigger “cost grows” has no window.']),
      next: 'and write the record',
      lead: 'The record is ready. The rules found what could not be put right without you.',
    }),
    working: snapshot(3, {
      stage: scores({ asks: [], choice: null }),
      locked: true,
      next: null,
      lead: 'Scoring each alternative on each criterion (5 of 12)…',
    }),
    stopped: snapshot(2, {
      stage: alternatives(),
      locked: true,
      next: null,
      canCancel: false,
      lead: 'It stopped. What was answered is kept.',
      problem: 'Ollama at localhost fell silent in mid-answer: try again, or choose another model.',
      remedies: ['resume', 'selectModel', 'useCatalogue'],
    }),
  };
  it.each(themeNames)('is accessible in %s', async theme => {
    for (const [name, shown] of Object.entries(stages))
      await using(
        shown,
        async page => {
          await screenshot(page, `deliberation-${name}-${theme}`);
          await expectAccessible(page);
        },
        { theme },
      );
  });

  it.each([420, 700])('loses nothing at a width of %d', async width => {
    for (const [name, shown] of Object.entries(stages))
      await using(
        shown,
        async page => {
          const over = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
          await screenshot(page, `deliberation-${name}-${width}`);
          expect(over, name).toBeLessThanOrEqual(0);
        },
        { width },
      );
  });
});
