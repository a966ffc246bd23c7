import type { Picture } from './clean';

const svgNamespace = 'http://www.w3.org/2000/svg';
/** Browsers draw larger canvases badly or not at all. */
const mostPixels = 8192;
/** What the host takes. */
const mostCharacters = 20_000_000;

/** The picture as a file of its own: its size, its paper, its name and what it shows in words. */
export function svgText(picture: Picture, about: { background: string; title: string; description: string }): string {
  const svg = picture.svg.cloneNode(true) as SVGSVGElement;
  const [x = 0, y = 0, width = picture.width, height = picture.height] = (svg.getAttribute('viewBox') ?? '')
    .split(/[\s,]+/)
    .map(Number);
  svg.setAttribute('width', String(picture.width));
  svg.setAttribute('height', String(picture.height));
  svg.setAttribute('role', 'img');
  for (const old of svg.querySelectorAll(':scope > title, :scope > desc')) old.remove();
  const paper = part('rect', { x, y, width, height, fill: about.background });
  const title = part('title', {}, about.title);
  const description = part('desc', {}, about.description);
  svg.prepend(title, description, paper);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(svg)}\n`;
}

function part(name: string, attributes: Record<string, string | number>, text = ''): Element {
  const made = document.createElementNS(svgNamespace, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  made.textContent = text;
  return made;
}

/** Twice the natural size, as sharp screens show it, or as much as can be drawn. */
export function pixelsOf(width: number, height: number): { width: number; height: number; reduced: boolean } {
  const scale = Math.min(2, mostPixels / width, mostPixels / height);
  const pixels = (side: number) => Math.max(1, Math.min(mostPixels, Math.round(side * scale)));
  return { width: pixels(width), height: pixels(height), reduced: scale < 2 };
}

export interface Png {
  /** In base64. */
  readonly data: string;
  readonly width: number;
  readonly height: number;
  readonly reduced: boolean;
}

export async function pngOf(svg: string, size: { width: number; height: number }): Promise<Png> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  let { width, height, reduced } = pixelsOf(size.width, size.height);
  for (;;) {
    const data = await base64(await drawnBlob(image, width, height));
    if (data.length <= mostCharacters) return { data, width, height, reduced };
    width = Math.ceil(width / 2);
    height = Math.ceil(height / 2);
    reduced = true;
  }
}

function drawnBlob(image: HTMLImageElement, width: number, height: number): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  canvas.getContext('2d')?.drawImage(image, 0, 0, width, height);
  return new Promise((resolve, reject) =>
    canvas.toBlob(
      blob => (blob ? resolve(blob) : reject(new Error('The browser could not draw the PNG.'))),
      'image/png',
    ),
  );
}

function base64(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^data:[^,]*,/, ''));
    reader.onerror = () => reject(new Error('The PNG could not be read back.'));
    reader.readAsDataURL(blob);
  });
}
