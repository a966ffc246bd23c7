import { element } from '../ui/dom';
import type { Picture } from './clean';
import { type Frame, fitted, moved, type View, viewAfterKey, wheelFactor, zoomed } from './zoom';

/** How far a pointer may wander and still click. */
const wander = 4;

/** The frame a picture lies in: it can be zoomed, moved and clicked. */
export class Viewport {
  readonly #stage = element('div', 'stage');
  readonly element = element('div', 'viewport', this.#stage);
  #view: View = fitted;
  #drag: { x: number; y: number; dragging: boolean } | null = null;

  constructor(onClick: () => void) {
    const frame = this.element;
    frame.tabIndex = 0;
    frame.setAttribute('role', 'img');
    frame.setAttribute('aria-keyshortcuts', '+ - 0 ArrowLeft ArrowRight ArrowUp ArrowDown Enter');
    frame.addEventListener('keydown', event => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === 'Enter') return onClick();
      const next = viewAfterKey(event.key, this.#view, this.#frame());
      if (!next) return;
      event.preventDefault();
      this.#set(next);
    });
    frame.addEventListener('wheel', event => event.ctrlKey && this.#wheel(event), { passive: false });
    this.#dragging(onClick);
  }

  describe(words: string): void {
    this.element.setAttribute('aria-label', words);
  }

  /** The view stays as it was: whoever types looks at the same place. */
  put(svg: SVGSVGElement, { width }: Picture): void {
    svg.style.maxWidth = `${width}px`;
    this.#stage.replaceChildren(svg);
    this.#set(this.#view);
  }

  zoom(factor: number): void {
    const { width, height } = this.#frame();
    this.#set(zoomed(this.#view, factor, { x: width / 2, y: height / 2 }, { width, height }));
  }

  reset(): void {
    this.#set(fitted);
  }

  #frame(): Frame {
    return { width: this.#stage.offsetWidth, height: this.#stage.offsetHeight };
  }

  #set(view: View): void {
    this.#view = view;
    const { scale, x, y } = view;
    const isFitted = scale === 1 && x === 0 && y === 0;
    this.#stage.style.transform = isFitted ? '' : `translate(${x}px, ${y}px) scale(${scale})`;
    // A low picture gets room to be looked at closely.
    const { height } = this.#frame();
    const room = Math.min(height * scale, Math.max(height, innerHeight * 0.7));
    this.element.style.height = scale > 1 ? `${Math.round(room)}px` : '';
    this.element.dataset['scale'] = scale.toFixed(2);
  }

  #wheel(event: WheelEvent): void {
    event.preventDefault();
    const { left, top } = this.element.getBoundingClientRect();
    const at = { x: event.clientX - left, y: event.clientY - top };
    this.#set(zoomed(this.#view, wheelFactor(event.deltaY), at, this.#frame()));
  }

  #dragging(onClick: () => void): void {
    const frame = this.element;
    frame.addEventListener('pointerdown', event => {
      if (event.button === 0) this.#drag = { x: event.clientX, y: event.clientY, dragging: false };
    });
    frame.addEventListener('pointermove', event => {
      const drag = this.#drag;
      if (!drag) return;
      const [x, y] = [event.clientX - drag.x, event.clientY - drag.y];
      if (!drag.dragging && Math.hypot(x, y) <= wander) return;
      if (!drag.dragging) frame.setPointerCapture(event.pointerId);
      this.#drag = { x: event.clientX, y: event.clientY, dragging: true };
      frame.classList.add('dragging');
      this.#set(moved(this.#view, x, y, this.#frame()));
    });
    const end = (clicks: boolean) => {
      const clicked = clicks && this.#drag?.dragging === false;
      this.#drag = null;
      frame.classList.remove('dragging');
      if (clicked) onClick();
    };
    frame.addEventListener('pointerup', () => end(true));
    frame.addEventListener('pointercancel', () => end(false));
  }
}
