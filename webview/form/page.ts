import type { FormSnapshot, FromFormPane } from '../../src/protocol/formPane';
import { button } from '../ui/controls';
import { element } from '../ui/dom';
import { arrange, Field, say } from './field';

/** A form: what the host says is shown, what a person types is handed to the host, which keeps it. */
export class Page {
  readonly #send: (message: FromFormPane) => void;
  readonly #task = element('span', 'label');
  readonly #title = element('h1', '');
  readonly #lead = element('p', 'lead');
  readonly #groups = element('div', 'groups');
  readonly #result = element('div', 'result');
  readonly #level = element('strong', '');
  readonly #what = element('span', 'what');
  readonly #steps = element('span', 'steps');
  readonly #hints = element('ul', 'hints');
  readonly #known = element('section', 'known', element('h2', '', 'What is known'), this.#hints);
  readonly #problem = element('p', 'trouble');
  readonly #submit: HTMLElement;
  readonly #main = element('main', '');
  readonly #sets = new Map<string, { set: HTMLFieldSetElement; about: HTMLElement; fields: HTMLElement }>();
  readonly #fields = new Map<string, Field>();

  constructor(send: (message: FromFormPane) => void) {
    this.#send = send;
    this.#submit = button('Save', () => send({ type: 'submit' }));
    const cancel = button('Cancel', () => send({ type: 'cancel' }));
    cancel.setAttribute('appearance', 'secondary');
    this.#result.setAttribute('role', 'status');
    this.#result.append(this.#what, this.#level, this.#steps);
    this.#problem.setAttribute('role', 'alert');
    this.#main.append(
      element('header', 'record', this.#task, this.#title),
      ...[this.#lead, this.#known, this.#groups],
      element('footer', '', this.#result, this.#problem, element('span', 'buttons', this.#submit, cancel)),
    );
    document.addEventListener('keydown', event => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      send({ type: 'submit' });
    });
  }

  show(snapshot: FormSnapshot): void {
    const { task, title, lead, groups, result, hints, problem, submit } = snapshot;
    const wasFine = this.#problem.textContent === '';
    this.#main.setAttribute('aria-label', task);
    say(this.#task, task);
    say(this.#title, title);
    say(this.#lead, lead);
    this.#showGroups(groups);
    this.#result.hidden = result === null;
    say(this.#what, result ? `${result.label}: ` : '');
    say(this.#level, result?.value ?? '');
    say(this.#steps, result?.steps.join(' ') ?? '');
    this.#result.dataset['tone'] = result?.tone ?? 'plain';
    this.#known.hidden = hints.length === 0;
    if (this.#hints.dataset['all'] !== JSON.stringify(hints)) {
      this.#hints.dataset['all'] = JSON.stringify(hints);
      this.#hints.replaceChildren(...hints.map(hint => element('li', '', hint)));
    }
    say(this.#problem, problem ?? '');
    if (this.#submit.textContent !== submit) this.#submit.textContent = submit;
    if (!this.#main.isConnected) document.body.replaceChildren(this.#main);
    if (wasFine && problem !== null) [...this.#fields.values()].find(field => field.isWrong)?.focus();
  }

  #showGroups(groups: FormSnapshot['groups']): void {
    arrange(
      this.#groups,
      groups.map(({ title, about, fields }) => {
        const group = this.#group(title);
        say(group.about, about ?? '');
        arrange(
          group.fields,
          fields.map(message => {
            const field = this.#field(message);
            field.update(message);
            return field.element;
          }),
        );
        return group.set;
      }),
    );
  }

  #group(title: string) {
    const known = this.#sets.get(title);
    if (known) return known;
    const [about, fields] = [element('p', 'about'), element('div', 'fields')];
    const made = { set: element('fieldset', '', element('legend', '', title), about, fields), about, fields };
    this.#sets.set(title, made);
    return made;
  }

  #field(message: FormSnapshot['groups'][number]['fields'][number]): Field {
    const known = this.#fields.get(message.id);
    if (known?.kind === message.kind) return known;
    const made = new Field(message, value => this.#send({ type: 'set', id: message.id, value }));
    this.#fields.set(message.id, made);
    return made;
  }
}
