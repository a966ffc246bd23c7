/**
 * What a person is doing where the focus is: on a number, typing one, with the caret inside of it, on a name, or in a
 * field that opened over a cell.
 */
export type Mode = 'number' | 'typing' | 'caret' | 'name' | 'field';

export interface Key {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly isComposing: boolean;
}

export type Action =
  /** Everything that leaves a cell commits what is typed there first. */
  | { readonly do: 'go'; readonly down: number; readonly right: number }
  | { readonly do: 'next'; readonly way: 1 | -1 }
  | { readonly do: 'shift'; readonly down: number; readonly right: number }
  | { readonly do: 'step'; readonly by: 1 | -1 }
  | { readonly do: 'edit' | 'clear' | 'note' | 'undo' | 'redo' | 'reveal' | 'commit' | 'revert' | 'nothing' };

const FAR = 1_000_000;
const ARROWS: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};
const ENDS: Readonly<Record<string, number>> = { Home: -FAR, End: FAR };

/** What a key does; `null` leaves it to the browser and to VS Code. */
export function actionOf(event: Key, mode: Mode): Action | null {
  if (event.isComposing) return null;
  const editing = mode === 'typing' || mode === 'caret' || mode === 'field';
  return history(event, editing) ?? (mode === 'field' ? inField(event) : inGrid(event, mode));
}

/** Undo of the document; a text that is being typed has its own. */
export function history({ key, ctrlKey, metaKey, altKey, shiftKey }: Key, editing: boolean): Action | null {
  if (editing || altKey || !(ctrlKey || metaKey)) return null;
  const letter = key.toLowerCase();
  if (letter === 'z') return { do: shiftKey ? 'redo' : 'undo' };
  return letter === 'y' && !shiftKey ? { do: 'redo' } : null;
}

function inField({ key, shiftKey }: Key): Action | null {
  if (key === 'Enter' && !shiftKey) return { do: 'commit' };
  if (key === 'Tab') return { do: 'commit' };
  return key === 'Escape' ? { do: 'revert' } : null;
}

function inGrid(event: Key, mode: 'number' | 'typing' | 'caret' | 'name'): Action | null {
  const { key, altKey, shiftKey } = event;
  const command = event.ctrlKey || event.metaKey;
  const arrow = ARROWS[key];
  if (arrow) {
    const [down, right] = arrow;
    if (altKey) return mode === 'name' ? { do: 'shift', down, right } : null;
    if (command || shiftKey || (mode === 'caret' && right !== 0)) return null;
    return { do: 'go', down, right };
  }
  if (altKey) return null;
  const typing = mode === 'typing' || mode === 'caret';
  const end = ENDS[key];
  if (end !== undefined && !typing) return { do: 'go', down: command ? end : 0, right: end };
  if (key === 'F12') return { do: 'reveal' };
  if (key === 'F2') return { do: 'edit' };
  if (command) return null;
  if (key === 'Enter') return typing ? { do: 'go', down: shiftKey ? -1 : 1, right: 0 } : { do: 'edit' };
  if (typing) {
    if (key === 'Tab') return { do: 'next', way: shiftKey ? -1 : 1 };
    return key === 'Escape' ? { do: 'revert' } : null;
  }
  return mode === 'number' ? onNumber(key) : null;
}

function onNumber(key: string): Action | null {
  if (key === '+' || key === '=') return { do: 'step', by: 1 };
  if (key === '-' || key === '−') return { do: 'step', by: -1 };
  if (key === 'Delete' || key === 'Backspace') return { do: 'clear' };
  if (key === 'n' || key === 'N') return { do: 'note' };
  // A stray letter must not replace a score.
  return key.length === 1 && !/[\d.,]/.test(key) ? { do: 'nothing' } : null;
}
