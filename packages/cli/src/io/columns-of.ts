import type { CliStreams, Output } from './terminal.ts'

/** The width of a terminal that does not say how wide it is. */
export const USUAL_COLUMNS = 80

/** The narrowest width that is laid out for; fewer columns hold no word. */
const LEAST_COLUMNS = 20

/**
 * How many characters a line may have: those of the terminal, or what the variable `COLUMNS` says, or 80.
 * Into a file or a pipe it is not limited: whole lines are what `grep` and its kind look for, and they are
 * the same whatever terminal the command was called from.
 */
export function columnsOf(output: Output, env: CliStreams['env']): number | undefined {
  if (output.isTTY !== true) return undefined
  const said = output.columns || Number(env.COLUMNS)
  return Math.max(LEAST_COLUMNS, said > 0 ? Math.floor(said) : USUAL_COLUMNS)
}
