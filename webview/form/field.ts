import type { FieldMessage } from '../../src/protocol/formPane';
import { element } from '../ui/dom';

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** One field with its label, its hint and what is wrong with it. What is typed is handed over at once. */
export class Field {
  readonly element = element('div', 'field');
  readonly kind: FieldMessage['kind'];
  readonly #control: Control;
  readonly #hint = element('span', 'hint');
  readonly #problem = element('span', 'problem');
  #options = '';

  constructor({ id, label, kind }: FieldMessage, set: (value: string) => void) {
    this.kind = kind;
    this.#control = controlFor(kind);
    this.#control.id = `field-${id}`;
    this.#hint.id = `hint-${id}`;
    this.#problem.id = `problem-${id}`;
    const name = element('label', '', label);
    name.htmlFor = this.#control.id;
    this.#control.addEventListener(kind === 'choice' ? 'change' : 'input', () => set(this.#control.value));
    this.element.append(name, this.#control, this.#hint, this.#problem);
  }

  update({ value, hint, problem, options }: FieldMessage): void {
    if (this.#control instanceof HTMLSelectElement && this.#options !== JSON.stringify(options)) {
      this.#options = JSON.stringify(options);
      this.#control.replaceChildren(...options.map(({ value, label }) => new Option(label, value)));
    }
    // An answer to what was typed a moment ago must not take back what is typed by now.
    if (document.activeElement !== this.#control && this.#control.value !== value) this.#control.value = value;
    say(this.#hint, hint ?? '');
    say(this.#problem, problem ?? '');
    const about = [hint === null ? '' : this.#hint.id, problem === null ? '' : this.#problem.id]
      .filter(Boolean)
      .join(' ');
    if (about === '') this.#control.removeAttribute('aria-describedby');
    else this.#control.setAttribute('aria-describedby', about);
    if (problem === null) this.#control.removeAttribute('aria-invalid');
    else this.#control.setAttribute('aria-invalid', 'true');
  }

  get isWrong(): boolean {
    return this.#control.getAttribute('aria-invalid') === 'true';
  }

  focus(): void {
    this.#control.focus();
  }
}

function controlFor(kind: FieldMessage['kind']): Control {
  if (kind === 'choice') return element('select', '');
  const control = kind === 'text' ? element('textarea', '') : element('input', '');
  if (control instanceof HTMLTextAreaElement) control.rows = 3;
  control.dir = 'auto';
  control.maxLength = 5000;
  return control;
}

export function say(where: HTMLElement, text: string): void {
  if (where.textContent !== text) where.textContent = text;
  where.hidden = text === '';
}

/** Puts these children there in this order; one that is in its place is not touched, so that it keeps the focus. */
export function arrange(parent: HTMLElement, wanted: readonly HTMLElement[]): void {
  for (const child of [...parent.children]) if (!wanted.includes(child as HTMLElement)) child.remove();
  let at = parent.firstElementChild;
  for (const child of wanted) {
    if (at === child) at = at.nextElementSibling;
    else parent.insertBefore(child, at);
  }
}
