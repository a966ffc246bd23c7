import { Pen } from './draw';
import { PageFigure } from './pageFigure';
import { pageTheme, watchPageTheme } from './pageTheme';
import { Queue } from './queue';

/* What draws the diagrams of an exported page. The page holds it packed, and unpacks it when the first diagram comes near. */

const pen = new Pen();
const queue = new Queue();
const near = new Set<Element>();
let theme = pageTheme();
const figures = new Map(
  [...document.querySelectorAll<HTMLElement>('figure[data-diagram]')].map((figure, at) => [
    figure as Element,
    new PageFigure(figure, `m${at + 1}-`, pen, () => theme),
  ]),
);

const sight = new IntersectionObserver(
  entries => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) near.add(target);
      else near.delete(target);
    }
    wish();
  },
  { rootMargin: '600px 0px' },
);
for (const figure of figures.keys()) sight.observe(figure);

function wish(): void {
  for (const [element, figure] of figures) {
    if (near.has(element) && figure.stale) queue.add(figure);
    else queue.drop(figure);
  }
}

watchPageTheme(() => {
  theme = pageTheme();
  wish();
});

// The browser waits for no timer before it prints, but for every promise that needs none: so not through the queue.
addEventListener('beforeprint', () => {
  for (const figure of figures.values()) void figure.draw();
});
void pen.warm();
