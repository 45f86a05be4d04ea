import { parseArgs } from 'node:util'

/** What somebody who starts the fleet may say. */
export interface FleetOptions {
  readonly workers: number
  /** How many runs each tenant is given at the start. */
  readonly runs: number
  /** Whether it ends once all that it was given at the start is done. */
  readonly once: boolean
  /** Whether it says what it sees as lines of JSON. */
  readonly json: boolean
}

export const USAGE = `npm start -- [--workers 3] [--runs 20] [--once] [--json]

  --workers COUNT  processes that execute runs, 1 to 16
  --runs COUNT     runs that each tenant begins with, 0 to 200
  --once           end once these are done
  --json           say what is seen as lines of JSON`

/** Reads the words of a command. @throws Error which says what is wrong with them */
export function parseOptions(words: readonly string[]): FleetOptions {
  const { values } = parseArgs({
    args: [...words],
    options: {
      workers: { type: 'string', default: '3' },
      runs: { type: 'string', default: '20' },
      once: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  })
  return {
    workers: whole('--workers', values.workers, 1, 16),
    runs: whole('--runs', values.runs, 0, 200),
    once: values.once,
    json: values.json,
  }
}

function whole(name: string, text: string, least: number, most: number): number {
  const value = Number(text)
  if (Number.isInteger(value) && value >= least && value <= most) return value
  throw new Error(`${name} is a whole number from ${least} to ${most}, and not ${text}.`)
}
