import type { Intents } from './intents';
import { HEAD, type Place } from './places';
import { placeOf } from './table';

const FAR_ENOUGH = 5;

/** Names are dragged to move their row or column. */
export function dragNames(region: HTMLElement, intents: Intents, locked: () => boolean): void {
  let drag: { place: Place; x: number; y: number; moving: boolean; before: number | null; id: number } | null = null;

  const heads = (place: Place): HTMLElement[] => [
    ...region.querySelectorAll<HTMLElement>(place.criterion === HEAD ? 'thead th.option' : 'tbody th.criterion'),
  ];
  const clear = () => {
    for (const head of region.querySelectorAll('.drop-before, .drop-after, .dragged'))
      head.classList.remove('drop-before', 'drop-after', 'dragged');
    drag = null;
  };

  region.addEventListener('pointerdown', event => {
    const name = event.target instanceof Element ? event.target.closest('button.name') : null;
    const place = placeOf(name);
    if (place === null || event.button !== 0 || locked()) return;
    drag = { place, x: event.clientX, y: event.clientY, moving: false, before: null, id: event.pointerId };
  });
  region.addEventListener('pointermove', event => {
    if (drag === null || event.pointerId !== drag.id) return;
    if (!drag.moving && Math.hypot(event.clientX - drag.x, event.clientY - drag.y) < FAR_ENOUGH) return;
    if (!drag.moving) region.setPointerCapture(event.pointerId);
    drag.moving = true;
    const across = drag.place.criterion === HEAD;
    const all = heads(drag.place);
    const before = all.findIndex(head => {
      const { left, top, width, height } = head.getBoundingClientRect();
      return across ? event.clientX < left + width / 2 : event.clientY < top + height / 2;
    });
    drag.before = before < 0 ? all.length : before;
    for (const [index, head] of all.entries()) {
      head.classList.toggle('drop-before', index === drag.before);
      head.classList.toggle('drop-after', drag.before === all.length && index === all.length - 1);
      head.classList.toggle('dragged', index === (across ? drag.place.option : drag.place.criterion));
    }
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
