import { z } from 'zod'
import { artifactUnreadable } from '../diagnostics.ts'

/**
 * What a developer has to document of a model, in the order of a report, with the headings it goes
 * by. The first six are conceptual soundness, then monitoring and use (SR 26-2, formerly SR 11-7).
 */
export const ELEMENTS = {
  theory: ['theory', 'methodology', 'method', 'approach'],
  assumptions: ['assumptions', 'assumption', 'key assumptions'],
  data_lineage: ['data lineage', 'data', 'data sources', 'data source'],
  limitations: ['limitations', 'limitation', 'known limitations'],
  alternatives: ['alternatives', 'alternative approaches', 'benchmark', 'benchmarks'],
  sensitivity: ['sensitivity', 'sensitivities', 'sensitivity analysis'],
  monitoring: ['monitoring', 'ongoing monitoring'],
  use: ['use', 'intended use', 'use restrictions', 'restrictions'],
} as const
export type Element = keyof typeof ELEMENTS
export const ELEMENT_NAMES = Object.keys(ELEMENTS) as readonly Element[]

/** The developer's statement on a model: what was documented, by element, in the developer's words. */
export interface ModelStatement {
  readonly documented: Readonly<Partial<Record<Element, string>>>
  /** What stands outside every known heading. */
  readonly general: string
}

const MARKDOWN_HEADING = /^#{1,6}\s{1,4}([^#\n]{1,80}?)\s{0,4}:?\s{0,4}#{0,6}\s{0,4}$/
const LABEL = /^\*{0,2}([A-Za-z][A-Za-z ]{1,40}):\*{0,2}(?:\s{1,4}(.*))?$/

/**
 * Sorts a memo's lines by the elements that its headings name: `## Assumptions` or `Assumptions:`
 * at the start of a line. A heading of no known element ends the one before it.
 *
 * @example
 * readModelMemo('Theory: historical simulation.').documented.theory // 'historical simulation.'
 */
export function readModelMemo(memo: string): ModelStatement {
  const lines: Partial<Record<Element | 'general', string[]>> = {}
  let current: Element | 'general' = 'general'
  for (const line of memo.split(/\r?\n/)) {
    const heading = MARKDOWN_HEADING.exec(line)
    const label = LABEL.exec(line)
    const named = elementOf(heading?.[1] ?? label?.[1])
    if (named !== undefined) current = named
    else if (heading !== null) current = 'general'
    const rest = named === undefined ? line : (label?.[2] ?? '')
    const section = lines[current] ?? []
    section.push(rest)
    lines[current] = section
  }
  const { general = [], ...elements } = lines
  const documented = Object.fromEntries(
    Object.entries(elements)
      .map(([name, content]) => [name, content.join('\n').trim()] as const)
      .filter(([, content]) => content !== ''),
  )
  return { documented, general: general.join('\n').trim() }
}

function elementOf(heading: string | undefined): Element | undefined {
  const spoken = heading?.trim().toLowerCase()
  return ELEMENT_NAMES.find((name) => (ELEMENTS[name] as readonly string[]).includes(spoken ?? ''))
}

const statementSchema = z.strictObject({
  documented: z.partialRecord(z.enum(ELEMENT_NAMES as [Element, ...Element[]]), z.string()),
  general: z.string(),
})

/** A statement as the bytes of its artifact. */
export function formatStatement(statement: ModelStatement): string {
  const documented = Object.fromEntries(
    ELEMENT_NAMES.flatMap((name) => {
      const text = statement.documented[name]
      return text === undefined ? [] : [[name, text]]
    }),
  )
  return `${JSON.stringify({ documented, general: statement.general }, null, 2)}\n`
}

/** @throws FccError `FCC_FINSERV_ARTIFACT_UNREADABLE` */
export function parseStatement(text: string): ModelStatement {
  const parsed = statementSchema.safeParse(jsonOrUndefined(text))
  if (!parsed.success) throw artifactUnreadable('model-statement', 'it is no model statement')
  return parsed.data as ModelStatement
}

function jsonOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
