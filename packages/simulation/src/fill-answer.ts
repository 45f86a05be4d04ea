import type { JsonValue, Template } from '@fcc/contracts'
import type { Liquid } from 'liquidjs'
import { simulationErrors } from './diagnostics.ts'

/** The most characters of a template, of what filling it may take in memory, and how long it may take. */
const LIMITS = Object.freeze({ parseLimit: 200_000, memoryLimit: 16_000_000, renderLimit: 2_000 })

/** Tags that read another file, and filters whose result is not the same each time. */
const LEFT_OUT = {
  tags: ['include', 'render', 'layout', 'block'],
  filters: [
    ...['date', 'date_to_xmlschema', 'date_to_rfc822', 'date_to_string', 'date_to_long_string'],
    ...['sample', 'shuffle'],
  ],
}

let made: Promise<Liquid> | undefined

/** The engine, loaded when the first template is filled. */
function engine(): Promise<Liquid> {
  made ??= import('liquidjs').then(({ Liquid }) => {
    const liquid = new Liquid({
      ...LIMITS,
      strictVariables: true,
      strictFilters: true,
      ownPropertyOnly: true,
      // A member that the schema leaves open may be asked for, and nothing else.
      lenientIf: true,
      // There are no files to it.
      templates: {},
    })
    for (const tag of LEFT_OUT.tags) delete liquid.tags[tag]
    for (const filter of LEFT_OUT.filters) delete liquid.filters[filter]
    return liquid
  })
  return made
}

/**
 * Fills a template with the members of an answer that followed its schema. The same answer gives the same
 * text: no clock, file or chance goes in. A member that is not there is an error, and never left empty.
 *
 * @throws FccError FCC_TEMPLATE_UNFILLED
 * @example
 * await fillAnswer({ text: 'Beds: {{ beds }}', … }, { beds: 4 }) // 'Beds: 4'
 */
export async function fillAnswer(
  { id, text }: Pick<Template, 'id' | 'text'>,
  answer: JsonValue,
): Promise<string> {
  const liquid = await engine()
  try {
    return liquid.parseAndRenderSync(text, answer as object) as string
  } catch (error) {
    throw simulationErrors.templateUnfilled(id, reasonOf(error))
  }
}

/** What went wrong, by its kind: the engine's own words may quote the answer. */
function reasonOf(error: unknown): string {
  const { name, token } = (error ?? {}) as {
    readonly name?: unknown
    readonly token?: { getPosition?(): readonly number[] }
  }
  const kinds: Readonly<Record<string, string>> = {
    UndefinedVariableError: 'it names what the answer does not have',
    ParseError: 'it cannot be read',
    TokenizationError: 'it cannot be read',
    LiquidErrors: 'it cannot be read',
  }
  const why = kinds[String(name)] ?? 'it takes more than is allowed, or uses what there is not'
  const [line, column] = token?.getPosition?.() ?? []
  return line === undefined ? why : `${why}, at ${line}:${column}`
}
