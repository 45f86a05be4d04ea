import type { Paint } from './terminal.ts'

const COLOURS: readonly (readonly [RegExp, 'red' | 'yellow' | 'green'])[] = [
  [/\b(failed|halted|rejected|refused|denied|locked|revoked)\b/, 'red'],
  [/\b(waiting|paused|quarantined|suspended|skipped|expired)\b/, 'yellow'],
  [/^(completed|ready|active|all as written)\b/, 'green'],
]

/**
 * A state in the colour of what it means: red where something failed or is stopped, yellow where it needs somebody,
 * green where it is done or works.
 *
 * @param text what is coloured: the whole state, or a line of it
 */
export function paintState(text: string, state: string, paint: Paint): string {
  const [, colour] = COLOURS.find(([words]) => words.test(state)) ?? []
  return colour === undefined ? text : paint[colour](text)
}
