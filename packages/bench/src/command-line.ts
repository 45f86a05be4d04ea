import { parseArgs } from 'node:util'
import { benchError } from './diagnostics.ts'

/** What was asked for. */
export interface CommandLine {
  /** Ids of benchmarks; all where none is named. */
  readonly ids: readonly string[]
  readonly json: boolean
  readonly quick: boolean
  readonly profile: boolean
  readonly help: boolean
}

/** Shown for `--help` and after a mistake. */
export const USAGE = `pnpm bench [ID…] [--quick] [--json] [--profile]

  ID         a benchmark, or all whose ids begin so; measure these and merge them into results.json; all without one
  --quick    fewer and smaller runs: shows that everything works; writes no files
  --json     the rows as JSON on standard output instead of the table
  --profile  what our side of each ID costs, written into the README; measures no rival`

/** Reads the command line. @throws FccError FCC_BENCH_USAGE */
export function parseCommandLine(given: readonly string[], known: readonly string[]): CommandLine {
  const { values, positionals } = parse(given)
  const idsOf = (asked: string): readonly string[] =>
    known.filter((id) => id === asked || id.startsWith(`${asked}.`))
  const unknown = positionals.find((asked) => idsOf(asked).length === 0)
  if (unknown !== undefined) {
    throw benchError.usage(`There is no benchmark ${unknown}; there are ${known.join(', ')}.`)
  }
  const { json = false, quick = false, profile = false, help = false } = values
  if (profile && json) throw benchError.usage('A profile is a table, not rows: leave out --json.')
  const ids = positionals.length > 0 ? [...new Set(positionals.flatMap(idsOf))] : known
  return { ids, json, quick, profile, help }
}

function parse(given: readonly string[]) {
  try {
    return parseArgs({
      args: [...given],
      allowPositionals: true,
      options: {
        json: { type: 'boolean' },
        quick: { type: 'boolean' },
        profile: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    })
  } catch (error) {
    throw benchError.usage(error instanceof Error ? error.message : `${error}`)
  }
}
