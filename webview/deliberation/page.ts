import type { DeliberationSnapshot, FromDeliberationPane, Stage } from '../../src/protocol/deliberationPane';
import { Announcer } from '../ui/announcer';
import { button } from '../ui/controls';
import { element } from '../ui/dom';
import { Alternatives } from './alternatives';
import { Criteria } from './criteria';
import { say } from './fields';
import { Foot } from './foot';
import { Head } from './head';
import { Intents } from './intents';
import { Context, Outcome } from './others';
import { Scores } from './scores';
import { Tables } from './tables';
import { Thoughts } from './thoughts';

const remedyNames = {
  resume: 'Resume',
  selectModel: 'Select Language Model',
  useCatalogue: 'Use the Catalogue',
} as const;

/** The page: a snapshot comes in and everything is patched to it; what a person wants goes out. */
export class Page {
  readonly #intents: Intents;
  readonly #announcer = new Announcer();
  readonly #head: Head;
  readonly #lead = element('p', 'lead');
  readonly #problem = element('div', 'problem');
  readonly #words = element('span', '');
  readonly #remedies = element('span', 'remedies');
  readonly #middle = element('section', 'stage');
  readonly #criteria: Criteria;
  readonly #alternatives: Alternatives;
  readonly #scores: Scores;
  readonly #outcome: Outcome;
  readonly #context = new Context();
  readonly #tables: Tables;
  readonly #thoughts: Thoughts;
  readonly #foot: Foot;
  readonly #main = element('main', '');
  readonly #body = element('div', 'body');
  #kind = '';
  #gate = -1;

  constructor(send: (message: FromDeliberationPane) => void) {
    this.#intents = new Intents(send);
    this.#head = new Head(this.#intents);
    this.#criteria = new Criteria(this.#intents);
    this.#alternatives = new Alternatives(this.#intents);
    this.#scores = new Scores(this.#intents);
    this.#outcome = new Outcome(this.#intents);
    this.#tables = new Tables(this.#intents);
    this.#thoughts = new Thoughts(this.#intents);
    this.#foot = new Foot(this.#intents);
    this.#problem.setAttribute('role', 'alert');
    this.#problem.append(this.#words, this.#remedies);
    this.#main.setAttribute('aria-label', 'Deliberation');
    this.#main.append(this.#lead, this.#middle, this.#thoughts.element, this.#announcer.region);
    this.#body.append(this.#head.steps, element('div', 'work', this.#problem, this.#main));
    document.addEventListener('keydown', event => this.#enter(event));
  }

  show(snapshot: DeliberationSnapshot): void {
    const { stage, locked, lead, problem, remedies, next, version } = snapshot;
    this.#intents.version = version;
    this.#head.update(snapshot);
    this.#body.classList.toggle('many', snapshot.phases.length > 8);
    say(this.#lead, lead);
    this.#lead.classList.toggle('working', snapshot.canCancel && next === null);
    say(this.#words, problem ?? '');
    this.#words.hidden = problem === null;
    this.#problem.hidden = problem === null && remedies.length === 0;
    if (this.#remedies.dataset['all'] !== remedies.join()) {
      this.#remedies.dataset['all'] = remedies.join();
      this.#remedies.replaceChildren(
        ...remedies.map((type, index) => {
          const made = button(remedyNames[type], () => this.#intents.send({ type }));
          if (index > 0) made.setAttribute('appearance', 'secondary');
          return made;
        }),
      );
    }
    this.#stage(stage, locked, snapshot.opens);
    this.#thoughts.update(snapshot.thoughts);
    this.#foot.update(snapshot);
    if (!this.#main.isConnected) document.body.replaceChildren(this.#head.element, this.#body, this.#foot.element);
    if (next !== null && version !== this.#gate) {
      this.#gate = version;
      window.scrollTo(0, 0);
      this.#announcer.say(`${snapshot.phases.find(({ state }) => state === 'current')?.name ?? ''}: ${lead}`);
    }
  }

  #stage(stage: Stage | null, locked: boolean, opens?: string): void {
    const shown = stage && this.#fill(stage, locked, opens);
    this.#middle.hidden = shown === null;
    if (this.#kind === stage?.kind) return;
    this.#kind = stage?.kind ?? '';
    if (shown) this.#middle.replaceChildren(shown);
  }

  #fill(stage: Stage, locked: boolean, opens?: string): HTMLElement {
    switch (stage.kind) {
      case 'criteria':
        this.#criteria.update(stage, locked);
        return this.#criteria.element;
      case 'alternatives':
        this.#alternatives.update(stage, locked);
        return this.#alternatives.element;
      case 'scores':
        this.#scores.update(stage, locked);
        return this.#scores.element;
      case 'record':
        this.#outcome.update(stage, opens);
        return this.#outcome.element;
      case 'tables':
        this.#tables.update(stage, locked);
        return this.#tables.element;
      case 'context':
        this.#context.update(stage);
        return this.#context.element;
    }
  }

  /** One key accepts, wherever the focus is, unless that key means something there: a button, something half typed. */
  #enter(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.defaultPrevented || event.isComposing || event.repeat) return;
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const target = event.target instanceof Element ? event.target : null;
    if (target?.closest('vscode-button, button, a, summary, select, .wish')) return;
    event.preventDefault();
    this.#intents.proceed();
  }
}
