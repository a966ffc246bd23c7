/** The colours of the editor that pictures are made of, each `#rrggbb`. */
export interface Colours {
  readonly background: string;
  readonly foreground: string;
  readonly muted: string;
  readonly accent: string;
  readonly red: string;
  readonly orange: string;
  readonly yellow: string;
  readonly green: string;
  readonly blue: string;
  readonly purple: string;
  /** Only themes of high contrast have one: everything is drawn with it, on the bare background. */
  readonly contrast: string | null;
}

/** `rgb(1, 2, 3)`, `rgba(1, 2, 3, 0.5)`, `color(srgb 0 0.1 1 / 0.5)` on a background -> `#rrggbb`. */
export function toHex(computed: string, background = '#000000'): string | null {
  const { kind, numbers } = partsOf(computed);
  const [red, green, blue, alpha = 1] = numbers;
  if (red === undefined || green === undefined || blue === undefined) return null;
  const scale = kind === 'color' ? 255 : 1;
  const full = hex([red * scale, green * scale, blue * scale]);
  return full && mix(background, full, alpha);
}

/** Some themes have half transparent colours for charts: on their background such a line is hardly seen. */
export function isFaint(computed: string): boolean {
  return (partsOf(computed).numbers[3] ?? 1) < 0.6;
}

function partsOf(computed: string): { kind: string; numbers: number[] } {
  const [, kind = '', inside = ''] = /^(rgba?|color)\((?:srgb )?([^)]*)\)$/.exec(computed.trim()) ?? [];
  return { kind, numbers: inside.split(/[\s,/]+/).map(Number) };
}

function hex(channels: readonly number[]): string | null {
  if (channels.some(channel => !Number.isFinite(channel))) return null;
  return `#${channels
    .map(channel =>
      Math.round(Math.min(255, Math.max(0, channel)))
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}

function channels(colour: string): number[] {
  return [1, 3, 5].map(at => Number.parseInt(colour.slice(at, at + 2), 16));
}

/** So much of the second colour on the first. */
export function mix(under: string, over: string, share: number): string {
  const top = channels(over);
  return hex(channels(under).map((channel, at) => channel + ((top[at] ?? 0) - channel) * share)) ?? under;
}

export function isDark(colour: string): boolean {
  const [red = 0, green = 0, blue = 0] = channels(colour);
  return red * 0.299 + green * 0.587 + blue * 0.114 < 128;
}
