/** How a picture lies in its frame: 1 is fitted to the width. */
export interface View {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

export interface Frame {
  readonly width: number;
  readonly height: number;
}

export const fitted: View = { scale: 1, x: 0, y: 0 };
const step = 1.25;
const most = 20;
const least = 0.2;

/** Zooms about a point of the frame, which stays where it is. */
export function zoomed(view: View, factor: number, at: { x: number; y: number }, frame: Frame): View {
  const scale = Math.min(most, Math.max(least, view.scale * factor));
  const change = scale / view.scale;
  return kept({ scale, x: at.x - (at.x - view.x) * change, y: at.y - (at.y - view.y) * change }, frame);
}

export function moved(view: View, x: number, y: number, frame: Frame): View {
  return kept({ scale: view.scale, x: view.x + x, y: view.y + y }, frame);
}

/** Some of the picture always stays in sight. */
function kept({ scale, x, y }: View, { width, height }: Frame): View {
  const within = (value: number, side: number) => {
    const rest = Math.min(48, side / 2);
    return Math.min(side - rest, Math.max(rest - side * scale, value));
  };
  return { scale, x: within(x, width), y: within(y, height) };
}

/** What the wheel with Ctrl, or two fingers, ask for. */
export function wheelFactor(deltaY: number): number {
  return Math.exp(-Math.min(100, Math.max(-100, deltaY)) * 0.005);
}

export const zoomIn = step;
export const zoomOut = 1 / step;

/** What a key does to a picture, or nothing. */
export function viewAfterKey(key: string, view: View, frame: Frame): View | null {
  const middle = { x: frame.width / 2, y: frame.height / 2 };
  const far = 40;
  switch (key) {
    case '+':
    case '=':
      return zoomed(view, zoomIn, middle, frame);
    case '-':
    case '_':
      return zoomed(view, zoomOut, middle, frame);
    case '0':
      return fitted;
    case 'ArrowLeft':
      return moved(view, far, 0, frame);
    case 'ArrowRight':
      return moved(view, -far, 0, frame);
    case 'ArrowUp':
      return moved(view, 0, far, frame);
    case 'ArrowDown':
      return moved(view, 0, -far, frame);
    default:
      return null;
  }
}
