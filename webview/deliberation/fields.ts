import { element } from '../ui/dom';

type Text = HTMLInputElement | HTMLTextAreaElement;

/** What the host last said, to tell what is typed from what is there. */
const said = new WeakMap<Text, string>();

/** A field that looks like text until it is used. Enter and leaving it hand over what was typed, Escape takes it back. */
export function textField(className: string, commit: (value: string) => void): HTMLInputElement {
  const field = element('input', `field ${className}`);
  field.type = 'text';
  return wired(field, commit);
}

/** The same for a reason, which may be longer than a line and has no line breaks of its own. */
export function reasonField(className: string, commit: (value: string) => void): HTMLTextAreaElement {
  const field = element('textarea', `field ${className}`);
  field.rows = 1;
  return wired(field, commit);
}

function wired<T extends Text>(field: T, commit: (value: string) => void): T {
  field.dir = 'auto';
  field.spellcheck = false;
  const take = () => {
    const value = field.value.replace(/\s+/g, ' ').trim();
    if (value === (said.get(field) ?? '')) return;
    said.set(field, value);
    commit(value);
  };
  field.addEventListener('change', take);
  (field as HTMLElement).addEventListener('keydown', event => {
    if (event.isComposing) return;
    if (event.key === 'Enter' && isTyped(field)) take();
    else if (event.key === 'Escape' && isTyped(field)) field.value = said.get(field) ?? '';
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  return field;
}

/** Something is typed that nobody has been told yet. */
function isTyped(field: Text): boolean {
  return field.value !== (said.get(field) ?? '');
}

/** Shows what the host says, unless a person is typing there. */
export function put(field: Text, value: string, locked: boolean): void {
  const typing = document.activeElement === field && isTyped(field);
  said.set(field, value);
  if (!typing && field.value !== value) field.value = value;
  field.readOnly = locked;
  if (locked) field.tabIndex = -1;
  else field.removeAttribute('tabindex');
}

export function label(field: HTMLElement, name: string): void {
  if (field.getAttribute('aria-label') !== name) field.setAttribute('aria-label', name);
}

/** A decimal that a person wrote, with a point or a comma; nothing where it is none. */
export function numberIn(text: string): number | null {
  const bare = text.replace(/[%\s]/g, '').replace(',', '.');
  return /^\d{1,6}(?:\.\d{1,4})?$/.test(bare) ? Number(bare) : null;
}

const origins = { model: 'model', catalogue: 'catalogue', context: 'your context', you: 'you' } as const;

export function pill(): { readonly element: HTMLElement; show(from: keyof typeof origins): void } {
  const made = element('span', 'pill');
  return { element: made, show: from => say(made, origins[from]) };
}

export function say(where: HTMLElement, text: string): void {
  if (where.textContent !== text) where.textContent = text;
}

/** The last row of a list: a name, and it is there. */
export function adder(what: string, add: (name: string) => void): HTMLInputElement {
  const field = textField('adder', value => {
    if (value === '') return;
    add(value);
    said.set(field, '');
    field.value = '';
  });
  field.placeholder = `Add ${what}…`;
  label(field, `Add ${what}`);
  return field;
}
