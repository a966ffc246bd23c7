import { element } from './dom';

/** Says something to a screen reader, without taking the focus; other eyes do not see it. */
export class Announcer {
  readonly region = element('div', 'spoken');

  constructor() {
    this.region.setAttribute('role', 'status');
    this.region.setAttribute('aria-live', 'polite');
  }

  say(text: string): void {
    // A new node each time: the same words again are said again.
    this.region.replaceChildren(text);
  }
}
