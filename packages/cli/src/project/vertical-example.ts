import { basename } from 'node:path'
import { suggest } from '@fcc/plugin-api'
import { cliErrors } from '../diagnostics.ts'
import { readText } from '../io/read-text.ts'
import { runtimeModule } from '../runtime-module.ts'

/** The largest file of an example that is written, in bytes. */
const MAX_EXAMPLE_BYTES = 1024 * 1024

/** What a first run of an installed vertical is made of. */
export interface VerticalExample {
  /** The vertical, by its id. */
  readonly vertical: string
  readonly scenario: string
  /** File name → text, to be written. */
  readonly files: Readonly<Record<string, string>>
  /** What `fcc run` is given for it: `--input note.txt`. */
  readonly flags: string
}

/** Which verticals are installed in a folder that have an example, and the one to begin with. */
export interface FoundExamples {
  readonly verticals: readonly string[]
  /** The one that was asked for, or the only one. */
  readonly example: VerticalExample | undefined
}

/**
 * Looks which verticals are installed in a folder, and reads the example of the one that was asked for, or of
 * the only one. Imports nothing.
 *
 * @throws FccError FCC_CLI_USAGE where the one that was asked for is not there or has no example
 */
export function findExamples(folder: string, wanted: string | undefined): FoundExamples {
  const found = runtimeModule()
    .discoverPlugins(folder)
    .found.flatMap(({ manifest, location }) =>
      manifest.kind === 'vertical' && manifest.example
        ? [{ id: manifest.id, location, ...manifest.example }]
        : [],
    )
  const verticals = found.map(({ id }) => id).toSorted()
  const one = wanted ?? (verticals.length === 1 ? verticals[0] : undefined)
  if (one === undefined) return { verticals, example: undefined }
  const meant = found.find(({ id }) => id === one)
  if (!meant) {
    const there = verticals.join(', ') || 'none'
    throw cliErrors.usage(
      `No vertical ${one} with an example is installed there; there is ${there}.${suggest(one, verticals)}`,
      'init',
    )
  }
  const { id: vertical, scenario, input, location } = meant
  const inputs = Object.entries(input)
  return {
    verticals,
    example: {
      vertical,
      scenario,
      files: Object.fromEntries(
        inputs.map(([, file]) => [basename(file), readText(location, file, MAX_EXAMPLE_BYTES)]),
      ),
      flags: inputs
        .map(([name, file]) => `--input ${inputs.length > 1 ? `${name}=` : ''}${basename(file)}`)
        .join(' '),
    },
  }
}
