import { type Gate, MEDIA_TYPES, type MediaType } from '@fcc/contracts'
import { flag, listOf, object, oneOf, share, text, words } from '../cases/member-rule.ts'
import { type CaseRules, policeCases } from '../cases/police-cases.ts'
import type { GivenArtifacts } from '../samples/sample-subject.ts'
import { artifacts } from '../samples/subject-case.ts'

/** An artifact before a gate, and what the gate says of it. */
export interface GateCase {
  /** What it shows, in a few words; the test is named by it. */
  readonly name: string
  /** The artifact that is judged. */
  readonly text: string
  /** What the text is; `text/markdown` where left out. */
  readonly mediaType?: MediaType | undefined
  /** The artifact’s name. */
  readonly artifact?: string | undefined
  /** What the visit had before it, by name. */
  readonly inputs?: GivenArtifacts | undefined
  /** Other artifacts that the visit made, by name. */
  readonly outputs?: GivenArtifacts | undefined
  /** The code or id of the persona whose work it is. */
  readonly persona?: string | undefined
  /** Settings of this case, instead of the suite’s. */
  readonly settings?: unknown
  /** Whether the gate opens. */
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
