import { readFileSync } from 'node:fs'
import type { PersonaBrief } from '@fcc/contracts'
import { citationOf, readStatements } from '@fcc/contracts/statements'

/** A brief of four statements, two of which bind. */
const SAMPLE_BRIEF = `# Coffee machine

The office has one coffee machine on the second floor.
The machine must tell when its water tank is empty.
Facilities should descale the machine every 3 months.
Who pays for the beans?
`

/** What a visit was handed. */
export const HANDED = { brief: SAMPLE_BRIEF }

/** A Markdown document that carries a brief on, whole, under each heading. */
export function documentOf(headings: readonly string[], brief = SAMPLE_BRIEF): string {
  const statements = readStatements(brief).map(
    (statement) => `- ${statement.text} ${citationOf('brief', statement)}`,
  )
  const sections = headings.map((heading) => `## ${heading}\n\n${statements.join('\n')}`)
  return ['# Document', ...sections].join('\n\n')
}

/** What a model would write that does all that a persona is asked for. */
export function workOf({ riscear }: Pick<PersonaBrief, 'riscear'>, brief: string): string {
  return documentOf(riscear.expectedOutput, brief)
}

/** A file beside the sources. */
export function fixture(name: string): string {
  return readFileSync(new URL(`../../fixtures/${name}`, import.meta.url), 'utf8')
}

/** The headings that each persona of the base sequence is expected to write under, by code. */
export const SECTIONS = {
  RC: ['Capability matrix', 'Annotated references', 'Traceability matrix', 'Capability tags'],
  BC: ['Architecture diagrams', 'API specifications', 'Data models', 'Workflow definitions'],
  DE: ['Style guide compliance', 'Version record', 'Review report', 'Standards edits'],
  RB: ['Step-by-step procedures', 'Automation scripts', 'Troubleshooting guide'],
  UG: ['Quick start guide', 'Detailed steps', 'Troubleshooting section'],
} as const
