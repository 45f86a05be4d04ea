import type { ExportSubject } from '@fcc/contracts'
import { type MemberRule, object, words } from '../cases/member-rule.ts'
import { type CaseRules, policeCases } from '../cases/police-cases.ts'
import { type TextExpectation, textExpectation } from '../cases/text-expectation.ts'
import type { GivenSource } from './export-source-of.ts'

/** Records, and what is written of them. What a case leaves out is that of a made-up run. */
export interface ExporterCase {
  /** What it shows, in a few words; the test is named by it. */
  readonly name: string
  /** The records; those that are left out are made up. */
  readonly source?: GivenSource | undefined
  /** Settings of this case, instead of the suite’s. */
  readonly settings?: unknown
  /** What is written. */
  readonly writes?: string | TextExpectation | undefined
  /** Values at paths of the JSON that is written: `{ 'entity.0.id': 'note' }`. */
  readonly tells?: Readonly<Record<string, unknown>> | undefined
  /** The code of the error with which it refuses. */
  readonly refuses?: string | undefined
}

const members: Readonly<Record<ExportSubject, readonly string[]>> = {
  run: ['tenant', 'run', 'visits', 'entries'],
  audit: ['tenant', 'entries', 'checkpoint', 'verifierKey'],
}

const paths: MemberRule = {
  expected: 'an object of paths with values, at least one',
  fits: (value) => object.fits(value) && Object.keys(value as object).length > 0,
}

const rules: CaseRules = {
  given: { source: object, settings: object },
  expects: { writes: textExpectation, tells: paths, refuses: words },
}

/** What is wrong with the cases of an exporter: also members that its records do not have. */
export function policeExporterCases(
  cases: readonly ExporterCase[],
  of: ExportSubject,
): readonly string[] {
  const problems = policeCases(cases, rules)
  if (problems.length > 0) return problems
  return cases.flatMap(({ name, source = {}, writes, tells, refuses }) => [
    ...Object.keys(source)
      .filter((member) => !members[of]?.includes(member))
      .map((member) => `Case "${name}" gives ${member}, which the records of ${of} do not have.`),
    ...(refuses !== undefined && (writes !== undefined || tells !== undefined)
      ? [`Case "${name}" expects a text and a refusal.`]
      : []),
  ])
}
