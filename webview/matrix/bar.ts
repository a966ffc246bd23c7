import type { Announcer } from '../ui/announcer';
import { element } from '../ui/dom';
import { quietButton } from '../ui/quiet';

/** What could not be done, and why: shown until the next thing is done, and spoken. */
export class Bar {
  readonly element = element('div', 'bar');
  private readonly words = element('span', '');

  private readonly announcer: Announcer;

  constructor(announcer: Announcer) {
    this.announcer = announcer;
    this.element.hidden = true;
    this.element.append(
      this.words,
      quietButton('Dismiss', () => this.clear()),
    );
  }

  show(message: string): void {
    this.words.textContent = message;
    this.element.hidden = false;
    this.announcer.say(message);
  }

  clear(): void {
    this.element.hidden = true;
  }
}
