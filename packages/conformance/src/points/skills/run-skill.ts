import type { Call, Skill, SkillCall, SkillResult } from '@fcc/contracts'
import { SAMPLE_PERSONA } from '../samples/sample-persona.ts'
import { artifactsOf } from '../samples/sample-subject.ts'
import { sampleCall } from '../samples/sample-tenants.ts'
import type { SkillCase } from './skill-case.ts'

/** What a skill is run on: a case without its name and expectations. */
export type SkillGiven = Pick<
  SkillCase,
  'artifacts' | 'feedback' | 'persona' | 'settings' | 'activities'
>

/** Runs a skill as a visit would, with recorded answers for what it asks outside. */
export async function runSkill(
  skill: Skill,
  given: SkillGiven,
  {
    settings,
    tenant,
  }: { readonly settings: unknown; readonly tenant?: Call['tenant'] | undefined },
): Promise<SkillResult> {
  return await skill.run(inputOf(given), callOf(given, settings, tenant))
}

/** What the skill works on, made anew at each call. */
export function inputOf({ artifacts, feedback, persona }: SkillGiven) {
  return {
    artifacts: artifactsOf(artifacts),
    feedback: artifactsOf(feedback),
    persona: persona ?? structuredClone(SAMPLE_PERSONA),
  }
}

/** What a case records of a service (`fetch`), a model (`converse`) or a tool (its id). */
interface RecordedAnswer {
  readonly status?: number
  readonly mediaType?: string
  readonly text: string
}

/** A skill's call, whose activities answer what the case says and never reach outside. */
export function callOf(
  { activities = {} }: SkillGiven,
  settings: unknown,
  tenant?: Call['tenant'],
): SkillCall<unknown> {
  const recorded = (name: string): RecordedAnswer => {
    if (!Object.hasOwn(activities, name)) {
      throw new TypeError(`the case has no answer for ${name}`)
    }
    return structuredClone(activities[name]) as RecordedAnswer
  }
  return {
    ...sampleCall(settings, tenant),
    async activity<Result>(name: string): Promise<Result> {
      if (!Object.hasOwn(activities, name)) {
        throw new TypeError(`the case has no answer for the activity ${name}`)
      }
      return structuredClone(activities[name]) as Result
    },
    async fetch() {
      const { status = 200, mediaType = 'application/json', text } = recorded('fetch')
      return { status, mediaType, text, headers: {}, json: () => JSON.parse(text) as unknown }
    },
    async converse() {
      const { text } = recorded('converse')
      return { text, stop: 'end', usage: { inputTokens: 0, outputTokens: 0 } }
    },
    async tool(skill) {
      const made = recorded(skill) as unknown as Readonly<Record<string, string>>
      return Object.fromEntries(
        Object.entries(made).map(([name, text]) => [name, { text, mediaType: 'text/markdown' }]),
      )
    },
    async referenceData(name, version = '1') {
      const { text, mediaType = 'text/plain' } = recorded(`reference:${name}`)
      const named = typeof version === 'string' ? version : version.notAfter
      return { name, version: named, digest: '', mediaType: mediaType as 'text/plain', text }
    },
    secret: async (reference) => `the secret of ${reference}`,
  }
}
