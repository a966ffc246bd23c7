import { withoutAddresses } from './css';

const svgNamespace = 'http://www.w3.org/2000/svg';

/** The elements of SVG that only draw. No script, no animation (it can rewrite an address), no foreign HTML. */
const drawing = new Set(
  `svg g path rect circle ellipse line polyline polygon text tspan textPath defs marker style linearGradient
  radialGradient stop clipPath mask pattern symbol use title desc switch image filter feBlend feColorMatrix feComposite
  feDropShadow feFlood feGaussianBlur feMerge feMergeNode feMorphology feOffset`.split(/\s+/),
);

/** Names and roles are the page's to give. */
const unwanted =
  /^(?:on|aria-|xmlns)|^(?:role|tabindex|target|ping|src|srcset|action|formaction|requiredExtensions|systemLanguage)$/i;

/** A picture that only draws, its size, and nothing that could act, load or be followed. */
export interface Picture {
  readonly svg: SVGSVGElement;
  readonly width: number;
  readonly height: number;
}

/** Reads what Mermaid drew into a document of its own, in which nothing runs or loads, and keeps what only draws. */
export function readPicture(text: string): Picture | null {
  const found = new DOMParser().parseFromString(text, 'text/html').querySelector('body > svg');
  const svg = found ? cleaned(found) : null;
  if (!found || !(svg instanceof SVGSVGElement)) return null;
  const { width, height } = sizeOf(found);
  if (!svg.hasAttribute('viewBox')) svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
  for (const name of ['width', 'height', 'style']) svg.removeAttribute(name);
  return { svg, width, height };
}

function cleaned(node: Node): Node | null {
  if (node.nodeType === Node.TEXT_NODE) return document.createTextNode(withCodes(node.nodeValue ?? ''));
  if (!(node instanceof Element)) return null;
  const name = node.localName;
  if (name.toLowerCase() === 'foreignobject') return labelAsText(node);
  if (node.namespaceURI !== svgNamespace || (name !== 'a' && !drawing.has(name))) return null;
  const made = document.createElementNS(svgNamespace, name === 'a' ? 'g' : name);
  for (const { name: attribute, value } of node.attributes) {
    // Decided before it is set: `use` and `image` fetch at once, even outside of the page.
    const kept = keptValue(name, attribute, value);
    if (kept !== null) made.setAttribute(attribute.replace(/^xlink:/i, ''), kept);
  }
  if (name === 'image' && !made.hasAttribute('href')) return null;
  if (name === 'style') {
    made.textContent = withoutAddresses(node.textContent ?? '');
    return made;
  }
  for (const child of node.childNodes) {
    const clean = cleaned(child);
    if (clean) made.append(clean);
  }
  return made;
}

/** `#60;` in a label arrives as `&#60;` in the text of a picture, where nobody reads codes any more: it is read here. */
function withCodes(text: string): string {
  return text.replace(/&#(\d{2,7});/g, (code, digits: string) =>
    Number(digits) <= 0x10ffff ? String.fromCodePoint(Number(digits)) : code,
  );
}

function keptValue(element: string, attribute: string, value: string): string | null {
  const name = attribute.replace(/^xlink:/i, '').toLowerCase();
  if (!/^[a-z][\w.-]*$/.test(name) || unwanted.test(name)) return null;
  if (name === 'href') {
    const fragment = value.startsWith('#') && element !== 'a';
    const picture = element === 'image' && /^data:image\/(?:png|gif|jpeg|webp);base64,/.test(value);
    return fragment || picture ? value : null;
  }
  return ['d', 'transform', 'id', 'class'].includes(name) ? value : withoutAddresses(value);
}

/** A label that Mermaid wrote as HTML becomes plain text in the middle of its place. */
function labelAsText(label: Element): Element | null {
  const lines = linesOf(label);
  if (lines.length === 0) return null;
  const number = (name: string) => Number.parseFloat(label.getAttribute(name) ?? '') || 0;
  const text = document.createElementNS(svgNamespace, 'text');
  const middle = String(number('x') + number('width') / 2);
  text.setAttribute('text-anchor', 'middle');
  text.setAttribute('dominant-baseline', 'central');
  text.setAttribute('y', String(number('y') + number('height') / 2));
  for (const [index, line] of lines.entries()) {
    const span = document.createElementNS(svgNamespace, 'tspan');
    span.setAttribute('x', middle);
    span.setAttribute('dy', `${index === 0 ? -0.6 * (lines.length - 1) : 1.2}em`);
    span.textContent = line;
    text.append(span);
  }
  return text;
}

/** `<p>one<br>two</p>` -> `one`, `two` */
function linesOf(label: Element): string[] {
  const parts: string[] = [];
  const walk = (node: Node) => {
    if (node.nodeType === Node.TEXT_NODE) parts.push(node.nodeValue ?? '');
    if (node instanceof Element && /^(?:br|p|div|li)$/.test(node.localName)) parts.push('\n');
    if (node instanceof Element && /^(?:script|style)$/.test(node.localName)) return;
    for (const child of node.childNodes) walk(child);
  };
  walk(label);
  return parts
    .join('')
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '');
}

function sizeOf(svg: Element): { width: number; height: number } {
  const box = (svg.getAttribute('viewBox') ?? '').split(/[\s,]+/).map(Number);
  const side = (at: number, name: string) => {
    const value = box[at] ?? Number.parseFloat(svg.getAttribute(name) ?? '');
    return Number.isFinite(value) && value > 0 ? Math.min(value, 100_000) : 300;
  };
  return { width: side(2, 'width'), height: side(3, 'height') };
}

/**
 * A copy of a picture for one place in the page. All pictures are drawn under the same id, so that the same source
 * gives the same picture; in the page each copy's ids, and what refers to them, get the place's own prefix.
 */
export function copyFor(place: string, { svg }: Picture): SVGSVGElement {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const ids = new Set<string>();
  for (const element of [copy, ...copy.querySelectorAll('[id]')]) {
    ids.add(element.id);
    element.id = place + element.id;
  }
  const point = (value: string) =>
    value.replace(/url\(\s*(["']?)#([^)"']+)\1\s*\)/g, (all, _quote, id: string) =>
      ids.has(id) ? `url(#${CSS.escape(place + id)})` : all,
    );
  for (const element of copy.querySelectorAll('*')) {
    if (element.localName === 'style') {
      const selectors = (element.textContent ?? '').replace(/#([A-Za-z_][\w-]*)/g, (all, id: string) =>
        id.startsWith(drawnAs) || (ids.has(id) && !/^[\da-f]{3,8}$/i.test(id)) ? `#${place}${id}` : all,
      );
      element.textContent = selectors;
      continue;
    }
    for (const { name, value } of [...element.attributes]) {
      if (value.includes('url(')) element.setAttribute(name, point(value));
      else if (name === 'href' && ids.has(value.slice(1))) element.setAttribute(name, `#${place}${value.slice(1)}`);
    }
  }
  copy.setAttribute('aria-hidden', 'true');
  return copy;
}

/** The id under which Mermaid draws. */
export const drawnAs = 'drawing';
