/** How far a source can be trusted, from the most to the least. */
export const LEVELS = ['HIGH', 'MODERATE', 'LOW', 'VERY LOW'] as const;
export type Level = (typeof LEVELS)[number];

/** 0 for HIGH to 3 for VERY LOW. */
export function rankOf(level: Level): number {
  return LEVELS.indexOf(level);
}

/** A level from its rank; beyond either end it is the one at that end. */
export function levelAt(rank: number): Level {
  return LEVELS[Math.min(Math.max(rank, 0), LEVELS.length - 1)] ?? 'VERY LOW';
}

export function isBelow(level: Level, other: Level): boolean {
  return rankOf(level) > rankOf(other);
}

export function lowest(levels: readonly Level[]): Level | null {
  return levels.length === 0 ? null : levelAt(Math.max(...levels.map(rankOf)));
}

export function highest(levels: readonly Level[]): Level | null {
  return levels.length === 0 ? null : levelAt(Math.min(...levels.map(rankOf)));
}
