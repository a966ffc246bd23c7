import { element } from '../ui/dom';

/** A field over what it changes: one line for a name or a threshold, a few for a note. */
export function openField(
  box: HTMLElement,
  part: 'name' | 'note' | 'critical',
  label: string,
  text: string,
): HTMLInputElement | HTMLTextAreaElement {
  const field = element(part === 'note' ? 'textarea' : 'input', `field field-${part}`);
  field.maxLength = part === 'note' ? 10_000 : 1000;
  field.setAttribute('aria-label', label);
  field.dir = 'auto';
  field.spellcheck = part === 'note';
  if (field instanceof HTMLTextAreaElement) field.rows = 3;
  if (part === 'critical') field.placeholder = '>= 4';
  field.value = text;
  box.classList.add('open');
  box.append(field);
  field.focus();
  field.select();
  return field;
}
