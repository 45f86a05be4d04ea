import type { Persona } from '@fcc/contracts'

const WORDS = 'Everything here was written down twice by two people, and both agree on all of it. '

/** A Markdown document with a section under each heading, long enough for any check of this catalogue. */
export function documentOf(headings: readonly string[]): string {
  return ['# Document', ...headings.map((heading) => `## ${heading}\n\n${WORDS.repeat(3)}`)].join(
    '\n\n',
  )
}

/** What a model would write that does all that a persona is asked for. */
export function workOf({ riscear }: Pick<Persona, 'riscear'>): string {
  return documentOf(riscear.expectedOutput)
}

/** The headings that each persona of the base sequence is expected to write under, by code. */
export const SECTIONS = {
  RC: ['Capability matrix', 'Annotated references', 'Traceability matrix', 'Capability tags'],
  BC: ['Architecture diagrams', 'API specifications', 'Data models', 'Workflow definitions'],
  DE: ['Style guide compliance', 'Version record', 'Review report', 'Standards edits'],
  RB: ['Step-by-step procedures', 'Automation scripts', 'Troubleshooting guide'],
  UG: ['Quick start guide', 'Detailed steps', 'Troubleshooting section'],
} as const
