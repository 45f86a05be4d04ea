import { parseArgs } from 'node:util'

/** What a person asked for on the command line. */
export interface Options {
  readonly json: boolean
  readonly help: boolean
  readonly updateApi: boolean
  /** Names of checks; all where empty. */
  readonly only: readonly string[]
}

export const usage = `Checks the repository against its own rules.

  node packages/repo-checks/src/main.ts [options]

  --only NAME     run this check (again for more)
  --update-api    write the public types down under api/ instead of comparing
  --json          print the results as JSON
  --help          print this

Exit codes: 0 all passed, 1 a check failed, 2 usage.`

/** The options, or what is wrong with them. */
export type ParsedOptions =
  | { readonly kind: 'options'; readonly options: Options }
  | { readonly kind: 'wrong'; readonly message: string }

/** Pure: the arguments after the script, checked against the names of the checks. */
export function parseOptions(
  parameters: readonly string[],
  known: readonly string[],
): ParsedOptions {
  try {
    const { values } = parseArgs({
      args: [...parameters],
      options: {
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
        'update-api': { type: 'boolean', default: false },
        only: { type: 'string', multiple: true, default: [] },
      },
    })
    const unknown = values.only.find((name) => !known.includes(name))
    if (unknown !== undefined) {
      const message = `There is no check called ${unknown}. There are: ${known.join(', ')}.`
      return { kind: 'wrong', message }
    }
    const { json, help, only } = values
    return { kind: 'options', options: { json, help, only, updateApi: values['update-api'] } }
  } catch (cause) {
    return { kind: 'wrong', message: cause instanceof Error ? cause.message : String(cause) }
  }
}
