import {
  type Content,
  MEDIA_TYPES,
  type OfferedTool,
  ProviderFailure,
  type Skill,
  type SkillInput,
  type SkillResult,
} from '@fcc/contracts'
import { FccError } from '@fcc/plugin-api'
import { simulationErrors } from '../../diagnostics.ts'
import { plainErrorName } from '../../plain-name.ts'
import type { Configured } from '../../visit-ports.ts'
import { type Acting, stopActing } from './acting.ts'
import { waitingForService } from './failure-waiting.ts'
import { declaredService } from './service-attributes.ts'
import { skillCall } from './skill-call.ts'

/** What a skill made, in the form that it says. */
export interface SkillMade {
  readonly contents: Readonly<Record<string, Content>>
  readonly result: SkillResult
}

/**
 * Runs a skill and checks what it gives: the artifacts that it declares, as text of a known media type.
 * One that lets the failure of a service through leaves the run waiting for that service.
 *
 * @throws FccError what it threw itself where that is one of ours; FCC_SKILL_FAILED,
 * FCC_SKILL_ARTIFACT_NAME, FCC_SKILL_MEDIA_TYPE, FCC_SKILL_OUTPUT_MISSING
 */
export async function runSkill(
  acting: Acting,
  skill: Configured<Skill> & { readonly id: string },
  input: SkillInput,
  depth: number,
): Promise<SkillMade> {
  const result = await resultOf(acting, skill, input, depth)
  // What stopped the visit stopped it, whatever the skill made of it.
  if (acting.stopped) return stopActing(acting, acting.stopped)
  return { contents: contentsOf(skill, result), result }
}

/**
 * The tools that a skill is, asked in the same way; one that answers nothing of that form has none.
 *
 * @throws FccError as `runSkill` does
 */
export async function askOffers(
  acting: Acting,
  skill: Configured<Skill> & { readonly id: string },
  depth: number,
): Promise<readonly OfferedTool[]> {
  const { code, settings, id } = skill
  const offered = await contained(acting, id, async () =>
    code.offers?.(skillCall(acting, { settings, depth })),
  )
  if (acting.stopped) return stopActing(acting, acting.stopped)
  return offered ?? []
}

function resultOf(
  acting: Acting,
  { id, code, settings }: Configured<Skill> & { readonly id: string },
  input: SkillInput,
  depth: number,
): Promise<SkillResult> {
  return contained(acting, id, async () => code.run(input, skillCall(acting, { settings, depth })))
}

/** Calls the code of a skill, and makes of what it throws what a visit can come to. */
async function contained<Result>(
  acting: Acting,
  id: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const { visit } = acting
  try {
    return await work()
  } catch (error) {
    if (acting.stopped) return stopActing(acting, acting.stopped)
    if (visit.ports.signal.aborted) throw error
    if (ProviderFailure.is(error)) {
      const { kind, retryAfterMs } = error
      const by = declaredService(visit.plan, error.by)
      const waiting = waitingForService(visit, { kind, by, retryAfterMs })
      return stopActing(acting, { kind: 'wait', waiting })
    }
    if (FccError.is(error)) throw error
    throw simulationErrors.skillFailed(id, plainErrorName(error), error)
  }
}

function contentsOf(
  { id, code }: Configured<Skill> & { readonly id: string },
  result: SkillResult,
): Readonly<Record<string, Content>> {
  const declared = new Set([...code.output, ...(code.optionalOutput ?? [])])
  const contents: Record<string, Content> = {}
  for (const [name, made] of Object.entries(result?.artifacts ?? {})) {
    // Names stand unencrypted in records: only those that the skill declares.
    if (!declared.has(name)) throw simulationErrors.artifactName(id)
    const content =
      typeof made === 'string' ? { text: made, mediaType: 'text/markdown' as const } : made
    if (typeof content?.text !== 'string') throw simulationErrors.skillOutputMissing(id, name)
    const { text, mediaType } = content
    if (!MEDIA_TYPES.includes(mediaType)) throw simulationErrors.skillMediaType(id, name)
    contents[name] = { text, mediaType }
  }
  for (const name of code.output) {
    if (!Object.hasOwn(contents, name)) throw simulationErrors.skillOutputMissing(id, name)
  }
  return contents
}
