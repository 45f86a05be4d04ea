import {
  ACTIONS,
  type Action,
  MEDIA_TYPES,
  type MediaType,
  type Persona,
  type ProviderRequest,
  type Template,
} from '@fcc/contracts'
import { object, oneOf, text, words } from '../cases/member-rule.ts'
import { type CaseRules, policeCases } from '../cases/police-cases.ts'
import { type TextExpectation, textExpectation } from '../cases/text-expectation.ts'
import { SAMPLE_PERSONA } from '../samples/sample-persona.ts'
import { artifactsOf, type GivenArtifacts } from '../samples/sample-subject.ts'
import { artifacts } from '../samples/subject-case.ts'

/** A request, and what is answered. What a case leaves out is made up. */
export interface ProviderCase {
  /** What it shows, in a few words; the test is named by it. */
  readonly name: string
  /** The system prompt. */
  readonly system?: string | undefined
  /** The prompt. */
  readonly user?: string | undefined
  /** What the step was given, by name. */
  readonly artifacts?: GivenArtifacts | undefined
  /** What was sent back to it, by name. */
  readonly feedback?: GivenArtifacts | undefined
  /** The template of what is wanted. */
  readonly template?: Template | undefined
  /** What the persona does. */
  readonly action?: Action | undefined
  /** The name of the artifact that is wanted. */
  readonly produces?: string | undefined
  /** The media type that is wanted. */
  readonly mediaType?: MediaType | undefined
  /** Whose work it is. */
  readonly persona?: Persona | undefined
  /** The same seed asks for the same bytes. */
  readonly seed?: string | undefined
  /** Settings of this case, instead of the suite’s. */
  readonly settings?: unknown
  /** What the answer’s text must be. */
  readonly answers?: string | TextExpectation | undefined
  /** The code of the error with which it refuses. */
  readonly refuses?: string | undefined
}

const rules: CaseRules = {
  given: {
    system: text,
    user: text,
    artifacts,
    feedback: artifacts,
    template: object,
    action: oneOf(ACTIONS),
    produces: words,
    mediaType: oneOf(MEDIA_TYPES),
    persona: object,
    seed: words,
    settings: object,
  },
  expects: { answers: textExpectation, refuses: words },
}

/** What is wrong with the cases of a provider. */
export function policeProviderCases(cases: readonly ProviderCase[]): readonly string[] {
  const problems = policeCases(cases, rules)
  if (problems.length > 0) return problems
  return [
    ...cases
      .filter(({ answers, refuses }) => answers !== undefined && refuses !== undefined)
      .map(({ name }) => `Case "${name}" expects an answer and a refusal.`),
    ...(cases.some(({ answers }) => answers !== undefined) ? [] : ['No case expects an answer.']),
  ]
}

/** The request of a case, made anew at each call. */
export function requestOf(given: Omit<ProviderCase, 'name'>): ProviderRequest {
  return {
    prompt: {
      system: given.system ?? 'You write what you are asked for.',
      user: given.user ?? 'Write a short summary.',
    },
    persona: given.persona ?? structuredClone(SAMPLE_PERSONA),
    action: given.action ?? 'document',
    template: given.template,
    artifacts: artifactsOf(given.artifacts),
    feedback: artifactsOf(given.feedback),
    produces: given.produces ?? 'summary',
    mediaType: given.mediaType ?? 'text/markdown',
    seed: given.seed ?? 'sample-seed',
  }
}
