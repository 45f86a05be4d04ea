/** Classification levels, lowest first. CUI is handling rather than classification, and ranks above U. */
export const LEVELS = ['U', 'CUI', 'C', 'S', 'TS'] as const
export type Level = (typeof LEVELS)[number]

/** A level's place in the order, from 0. */
export function rankOf(level: Level): number {
  return LEVELS.indexOf(level)
}

/** The higher of two levels. */
export function higherLevel(left: Level, right: Level): Level {
  return rankOf(left) >= rankOf(right) ? left : right
}
