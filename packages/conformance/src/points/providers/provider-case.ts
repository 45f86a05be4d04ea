import {
  ACTIONS,
  type Action,
  fillTemplate,
  type JsonSchema,
  MEDIA_TYPES,
  type MediaType,
  type ModelRequest,
  type Persona,
  personaText,
  type Template,
  textPart,
} from '@fcc/contracts'
import { number, object, oneOf, text, words } from '../cases/member-rule.ts'
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
  /** The schema that the answer has to follow; only for one that says that it can. */
  readonly schema?: JsonSchema | undefined
  /** The same seed asks for the same bytes. */
  readonly seed?: string | undefined
  /** Settings of this case, instead of the suite’s. */
  readonly settings?: unknown
  /** What the answer’s text must be. */
  readonly answers?: string | TextExpectation | undefined
  /** The code of the `ProviderFailure` with which it refuses: `FCC_PROVIDER_REFUSED`. */
  readonly refuses?: string | undefined
  /** When it says, refusing, that it may be asked again: in milliseconds. */
  readonly retryAfterMs?: number | undefined
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
    schema: object,
    seed: words,
    settings: object,
  },
  expects: { answers: textExpectation, refuses: words, retryAfterMs: number },
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
export function requestOf(given: Omit<ProviderCase, 'name'>): ModelRequest {
  const { action = 'document', template, system } = given
  const persona = given.persona ?? SAMPLE_PERSONA
  const artifacts = Object.values(artifactsOf(given.artifacts))
  const texts = Object.fromEntries(artifacts.map(({ name, text }) => [name, text]))
  const inputs = artifacts.map((artifact) =>
    textPart(artifact.text, 'input', artifact.name, artifact.mediaType),
  )
  const isFilled = template !== undefined && !template.text.includes('<!--')
  const form =
    template &&
    (isFilled
      ? textPart(fillTemplate(template.text, texts), 'form', template.id)
      : textPart(template.text, 'template', template.id))
  const work = [...(form ? [form] : []), ...(isFilled ? [] : inputs)]
  const feedback = Object.values(artifactsOf(given.feedback))
  return {
    messages: [
      {
        role: 'system',
        parts: [
          textPart(personaText(persona), 'persona', persona.code),
          ...(system === undefined ? [] : [textPart(system)]),
        ],
      },
      {
        role: 'user',
        parts: [
          textPart(given.user ?? 'Write a short summary.', 'task', action),
          ...work,
          ...feedback.map((artifact) =>
            textPart(artifact.text, 'feedback', artifact.name, artifact.mediaType),
          ),
        ],
      },
    ],
    tools: [],
    wanted: {
      name: given.produces ?? 'summary',
      mediaType: given.mediaType ?? template?.mediaType ?? 'text/markdown',
      ...(given.schema === undefined ? {} : { schema: given.schema }),
    },
    seed: given.seed ?? 'sample-seed',
    limits: {},
  }
}
