import { element } from '../ui/dom';
import { type Cell, mark, plainButton } from './cells';
import type { View } from './model';
import { list, shown } from './names';
import { put, putText } from './patch';
import { HEAD, NAMES } from './places';
import { thresholdText } from './typed';
import { criterionOf } from './words';

/** The name of a criterion, at the head of its row. */
export class CriterionHead implements Cell {
  readonly box: HTMLTableCellElement;
  readonly control = plainButton('name');
  private readonly critical = plainButton('critical');
  private readonly remove = plainButton('remove', '×');
  private readonly direction = element('span', 'aside');
  readonly extras = [this.critical, this.remove];

  constructor(criterion: number) {
    this.control.dataset['does'] = 'name';
    this.critical.dataset['does'] = 'critical';
    this.remove.dataset['does'] = 'remove';
    const content = element('div', 'headed', this.control, this.critical, this.direction, this.remove);
    this.box = mark(element('th', 'criterion', content), { criterion, option: NAMES });
    this.box.scope = 'row';
  }

  update({ message, locked }: View, index: number): void {
    const criterion = message.criteria[index];
    if (criterion === undefined) return;
    putName(this, 'criterion', criterion.name, criterion.source === null ? '' : `Weight from: ${criterion.source}`);
    const limit = thresholdText(criterion.critical);
    putText(this.critical, limit === '' ? '≥ …' : limit.replace('>=', '≥').replace('<=', '≤'));
    put(this.critical, 'aria-label', `Critical threshold of ${criterion.name}: ${limit === '' ? 'none' : limit}`);
    put(this.critical, 'title', limit === '' ? 'Make it critical: pass or fail' : 'Options that do not meet this fail');
    this.critical.classList.toggle('unset', limit === '');
    putText(this.direction, criterion.direction === 'lower' ? 'lower is better' : '');
    putRemove(this.remove, 'criterion', criterion.name, locked);
    this.critical.disabled = locked;
  }
}

/** The name of an option, at the head of its column. */
export class OptionHead implements Cell {
  readonly box: HTMLTableCellElement;
  readonly control = plainButton('name');
  private readonly remove = plainButton('remove', '×');
  private readonly state = element('span', 'aside');
  readonly extras = [this.remove];

  constructor(option: number) {
    this.control.dataset['does'] = 'name';
    this.remove.dataset['does'] = 'remove';
    this.box = mark(element('th', 'option', element('div', 'headed', this.control, this.remove), this.state), {
      criterion: HEAD,
      option,
    });
    this.box.scope = 'col';
  }

  update(view: View, index: number): void {
    const { message, assessment, locked } = view;
    const option = message.options[index];
    const assessed = assessment.options[index];
    if (option === undefined || assessed === undefined) return;
    putName(this, 'option', option.name, '');
    const vetoed = assessed.vetoedBy.length > 0;
    const state = [option.chosen ? 'chosen' : '', vetoed ? failing(view, assessed.vetoedBy) : ''].filter(Boolean);
    putText(this.state, state.join(', '));
    put(this.state, 'title', vetoed ? state.join(', ') : null);
    this.box.classList.toggle('vetoed', vetoed);
    putRemove(this.remove, 'option', option.name, locked);
  }
}

/** `below Security 4`, `above Price 3` */
function failing({ message, assessment }: View, vetoedBy: readonly number[]): string {
  const limits = vetoedBy.map(criterion => {
    const critical = message.criteria[criterion]?.critical;
    return `${critical?.op.startsWith('<') ? 'above' : 'below'} ${criterionOf(assessment, criterion)} ${critical?.value ?? ''}`;
  });
  return list(limits, 2);
}

function putName({ box, control }: Cell, kind: string, name: string, more: string): void {
  putText(control, shown(name));
  put(control, 'aria-label', `Rename ${kind} ${name}`);
  put(control, 'title', [name, more].filter(Boolean).join('\n'));
  // What a screen reader says at each cell below or beside it: the name, and not what can be done to it.
  put(box, 'aria-label', name);
}

function putRemove(button: HTMLButtonElement, kind: string, name: string, locked: boolean): void {
  put(button, 'aria-label', `Remove ${kind} ${name}`);
  put(button, 'title', `Remove ${kind}`);
  button.disabled = locked;
}
