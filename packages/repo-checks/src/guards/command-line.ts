import { type ParseArgsConfig, parseArgs } from 'node:util'

/**
 * The words and options that a mutation run was called with; undefined, with its usage told, where they cannot be
 * meant. Whoever stops the run stops the tests that it started.
 */
export function readCommandLine<const Options extends NonNullable<ParseArgsConfig['options']>>(
  options: Options,
  usage: string,
) {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
  try {
    return parseArgs({ allowPositionals: true, options })
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`)
    return undefined
  }
}
