import { EdgeScroll, stepAt } from './edgeScroll';
import type { Intents } from './intents';
import { HEAD, type Place } from './places';
import { placeOf } from './table';

const FAR_ENOUGH = 5;

interface Drag {
  readonly place: Place;
  readonly id: number;
  /** Where it began, and where the pointer is. */
  readonly from: { readonly x: number; readonly y: number };
  at: { readonly x: number; readonly y: number };
  moving: boolean;
  before: number | null;
}

/** Names are dragged to move their row or column; near an edge of what can be seen, the rest comes into sight. */
export function dragNames(region: HTMLElement, intents: Intents, locked: () => boolean): void {
  let drag: Drag | null = null;

  const heads = (place: Place): HTMLElement[] => [
    ...region.querySelectorAll<HTMLElement>(place.criterion === HEAD ? 'thead th.option' : 'tbody th.criterion'),
  ];
  const scroller = new EdgeScroll(step => {
    if (drag === null) return;
    if (drag.place.criterion === HEAD) region.scrollLeft += step;
    else window.scrollBy(0, step);
    mark(drag);
  });
  const clear = () => {
    for (const head of region.querySelectorAll('.drop-before, .drop-after, .dragged'))
      head.classList.remove('drop-before', 'drop-after', 'dragged');
    scroller.go(0);
    drag = null;
  };
  const mark = (drag: Drag) => {
    const across = drag.place.criterion === HEAD;
    const all = heads(drag.place);
    const before = all.findIndex(head => {
      const { left, top, width, height } = head.getBoundingClientRect();
      return across ? drag.at.x < left + width / 2 : drag.at.y < top + height / 2;
    });
    drag.before = before < 0 ? all.length : before;
    for (const [index, head] of all.entries()) {
      head.classList.toggle('drop-before', index === drag.before);
      head.classList.toggle('drop-after', drag.before === all.length && index === all.length - 1);
      head.classList.toggle('dragged', index === (across ? drag.place.option : drag.place.criterion));
    }
  };
  const edgeStep = ({ place, at }: Drag): number => {
    if (place.criterion !== HEAD) return stepAt(at.y, 0, window.innerHeight);
    const { left, right } = region.getBoundingClientRect();
    // The names of the criteria stay where they are, over what scrolls.
    const pinned = region.querySelector('thead th.criterion')?.getBoundingClientRect().width ?? 0;
    return stepAt(at.x, left + pinned, right);
  };

  region.addEventListener('pointerdown', event => {
    const name = event.target instanceof Element ? event.target.closest('button.name') : null;
    const place = placeOf(name);
    if (place === null || event.button !== 0 || locked()) return;
    const from = { x: event.clientX, y: event.clientY };
    drag = { place, id: event.pointerId, from, at: from, moving: false, before: null };
  });
  region.addEventListener('pointermove', event => {
    if (drag === null || event.pointerId !== drag.id) return;
    drag.at = { x: event.clientX, y: event.clientY };
    if (!drag.moving && Math.hypot(drag.at.x - drag.from.x, drag.at.y - drag.from.y) < FAR_ENOUGH) return;
    if (!drag.moving) region.setPointerCapture(event.pointerId);
    drag.moving = true;
    mark(drag);
    scroller.go(edgeStep(drag));
  });
  region.addEventListener('pointerup', () => {
    const dropped = drag;
    clear();
    if (dropped === null || !dropped.moving || dropped.before === null) return;
    // The click that ends a drag is no wish to rename.
    region.addEventListener('click', stop, { capture: true, once: true });
    setTimeout(() => region.removeEventListener('click', stop, { capture: true }));
    const from = dropped.place.criterion === HEAD ? dropped.place.option : dropped.place.criterion;
    const to = dropped.before > from ? dropped.before - 1 : dropped.before;
    if (to !== from) intents.move(dropped.place, to);
  });
  region.addEventListener('pointercancel', clear);
  region.addEventListener('keydown', event => {
    if (event.key === 'Escape' && drag?.moving) clear();
  });
}

function stop(event: Event): void {
  event.stopPropagation();
  event.preventDefault();
}
