import { element } from '../ui/dom';
import { enable, quietButton } from '../ui/quiet';
import type { Intents } from './intents';

/** A button that asks for the name of what it adds, there and then. */
export class Adder {
  readonly element = element('span', 'adder');
  private readonly button: HTMLElement;
  private readonly field = element('input', 'field');

  constructor(kind: 'criterion' | 'option', intents: Intents, onAdd: (name: string) => void) {
    const usual = `New ${kind}`;
    const close = (focus: boolean) => {
      this.field.hidden = true;
      this.button.hidden = false;
      if (focus) this.button.focus();
    };
    const commit = () => {
      const name = this.field.value.trim().replace(/\s+/g, ' ') || usual;
      close(true);
      onAdd(name);
      intents.add(kind, name);
    };
    this.button = quietButton(
      `+ Add ${kind}`,
      () => {
        this.field.value = usual;
        this.field.hidden = false;
        this.button.hidden = true;
        this.field.focus();
        this.field.select();
      },
      `Add ${kind}`,
    );
    this.field.hidden = true;
    this.field.maxLength = 1000;
    this.field.dir = 'auto';
    this.field.setAttribute('aria-label', `Name of the new ${kind}`);
    this.field.addEventListener('keydown', event => {
      if (event.key === 'Enter' && !event.isComposing) commit();
      else if (event.key === 'Escape') close(true);
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
    this.field.addEventListener('blur', () => {
      if (this.field.hidden) return;
      // A name that was typed is meant; one that was only offered is not.
      if (this.field.value.trim() !== '' && this.field.value !== usual) {
        const name = this.field.value.trim();
        close(false);
        onAdd('');
        intents.add(kind, name);
      } else close(false);
    });
    this.element.append(this.button, this.field);
  }

  enable(enabled: boolean): void {
    enable(this.button, enabled);
  }
}
