import { parseArgs } from 'node:util'
import { createErrors } from './diagnostics.ts'
import { POINTS } from './recipes.ts'
import { KINDS, type Kind } from './request.ts'

/** What the words of the command line say; what is absent is asked, or has its default. */
export interface Options {
  readonly packageName?: string | undefined
  readonly kind?: Kind | undefined
  readonly points?: readonly string[] | undefined
  readonly folder?: string | undefined
  readonly yes: boolean
  readonly json: boolean
  readonly show?: 'help' | 'version' | undefined
}

const flags = {
  kind: { type: 'string' },
  points: { type: 'string', multiple: true },
  dir: { type: 'string' },
  yes: { type: 'boolean', short: 'y' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'V' },
} as const

/**
 * Reads the words after the program's name. Pure.
 *
 * @throws CreateError FCC_CREATE_USAGE, FCC_CREATE_KIND_UNKNOWN or FCC_CREATE_POINT_UNKNOWN
 * @example
 * parseOptions(['acme-tone', '--points', 'scorers,detectors']).points // ['scorers', 'detectors']
 */
export function parseOptions(argv: readonly string[]): Options {
  const { values, positionals } = parseWords(argv)
  if (positionals.length > 1) {
    throw createErrors.usage(`One name is needed, and ${positionals.length} were given.`)
  }
  return {
    packageName: positionals[0],
    kind: values.kind === undefined ? undefined : parseKind(values.kind),
    points: values.points === undefined ? undefined : parsePoints(values.points.join(',')),
    folder: values.dir === undefined ? undefined : parseFolder(values.dir),
    yes: values.yes ?? false,
    json: values.json ?? false,
    show: values.help ? 'help' : values.version ? 'version' : undefined,
  }
}

function parseWords(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: flags, allowPositionals: true, strict: true })
  } catch (thrown) {
    // Node's second sentence is about words that begin with a dash, which no name may.
    const message = thrown instanceof Error ? thrown.message : String(thrown)
    throw createErrors.usage(`${message.split(/[.\n]/)[0]}.`)
  }
}

/** @throws CreateError FCC_CREATE_KIND_UNKNOWN */
export function parseKind(text: string): Kind {
  const kind = KINDS.find((each) => each === text)
  if (kind === undefined) throw createErrors.kindUnknown(text)
  return kind
}

/**
 * `scorers, detectors` → both, each once.
 *
 * @throws CreateError FCC_CREATE_POINT_UNKNOWN, or FCC_CREATE_USAGE where no point is named
 */
export function parsePoints(text: string): readonly string[] {
  const points = text.split(/[\s,]+/).filter((each) => each !== '')
  if (points.length === 0) throw createErrors.usage('The points name none.')
  const unknown = points.find((each) => !POINTS.includes(each))
  if (unknown !== undefined) throw createErrors.pointUnknown(unknown, POINTS)
  return [...new Set(points)]
}

function parseFolder(text: string): string {
  if (text === '') throw createErrors.usage('The option --dir names no folder.')
  return text
}
