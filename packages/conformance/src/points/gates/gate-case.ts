import { type Gate, MEDIA_TYPES, type MediaType } from '@fcc/contracts'
import { flag, listOf, object, oneOf, share, text, words } from '../cases/member-rule.ts'
import { type CaseRules, policeCases } from '../cases/police-cases.ts'
import type { GivenArtifacts } from '../samples/sample-subject.ts'
import { artifacts } from '../samples/subject-case.ts'

/** An artifact before a gate, and what the gate says of it. */
export interface GateCase {
  readonly name: string
  readonly text: string
  readonly mediaType?: MediaType | undefined
  readonly artifact?: string | undefined
  readonly inputs?: GivenArtifacts | undefined
  readonly outputs?: GivenArtifacts | undefined
  /** The code or id of the persona whose work it is. */
  readonly persona?: string | undefined
  readonly settings?: unknown
  readonly passes: boolean
  /** Exactly these checks fail, by id. */
  readonly failed?: readonly string[] | undefined
  /** Exactly these could not be measured. */
  readonly notMeasured?: readonly string[] | undefined
  /** 0..1 */
  readonly scoreAtLeast?: number | undefined
  /** 0..1 */
  readonly scoreAtMost?: number | undefined
}

const rules: CaseRules = {
  given: {
    text,
    mediaType: oneOf(MEDIA_TYPES),
    artifact: words,
    inputs: artifacts,
    outputs: artifacts,
    persona: words,
    settings: object,
  },
  required: ['text', 'passes'],
  expects: {
    passes: flag,
    failed: listOf(words),
    notMeasured: listOf(words),
    scoreAtLeast: share,
    scoreAtMost: share,
  },
}

/** What is wrong with the cases of a gate: it must be seen to open and to stay shut. */
export function policeGateCases(cases: readonly GateCase[], { checks }: Gate): readonly string[] {
  const problems = policeCases(cases, rules)
  if (problems.length > 0) return problems
  const ids = checks.map(({ id }) => id)
  return [
    ...(cases.some(({ passes }) => passes)
      ? []
      : ['No case passes: a gate that never opens would do.']),
    ...(cases.some(({ passes }) => !passes) ? [] : ['Every case passes: an open gate would do.']),
    ...cases.flatMap(({ name, failed = [], notMeasured = [] }) =>
      [...failed, ...notMeasured]
        .filter((id) => !ids.includes(id))
        .map((id) => `Case "${name}" names the check ${id}, which the gate has not.`),
    ),
  ]
}
