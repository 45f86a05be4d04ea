import { type Artifact, type Content, fillTemplate, type SkillResult } from '@fcc/contracts'
import type { Settings } from '../settings.ts'
import { artifactOf, type Contributions, callOf } from './contributions.ts'

/** What a walk through the workflow ended with. */
export interface Walk {
  /** How often the feedback edge was taken. */
  readonly feedbacks: number
  readonly artifacts: Readonly<Record<string, string>>
  readonly facts: SkillResult['facts']
  readonly measures: readonly SkillResult['measures'][]
}

const BOUND = 3
/** What the deterministic provider puts below all it renders. */
const CLOSING =
  '\n\n---\n\nThis text was rendered by code, the same each time from the same parts; no model spoke.\n'

/**
 * Walks `deidentify-and-release` by hand, skill after skill, with the template filled as the
 * deterministic provider fills it, and feedback as long as the attestation has doubts.
 */
export async function walk(
  contributed: Contributions,
  note: string,
  settings: Partial<Settings> = {},
  codeTable?: string,
): Promise<Walk> {
  const artifacts: Record<string, string> = { note }
  if (codeTable !== undefined) artifacts['code-table'] = codeTable
  const measures: SkillResult['measures'][] = []
  const feedback: Record<string, Artifact> = {}
  const persona = [...contributed.personas.values()][0]
  const perform = async (id: string): Promise<SkillResult> => {
    const skill = contributed.skills.get(id)
    if (!skill || !persona) throw new Error(`${id} is not contributed`)
    const held = Object.entries(artifacts).map(([name, text]) => [name, artifactOf(name, text)])
    const result = await skill.run(
      { artifacts: Object.fromEntries(held), feedback, persona },
      callOf(settings),
    )
    for (const [name, made] of Object.entries(result.artifacts)) artifacts[name] = textOf(made)
    measures.push(result.measures)
    return result
  }
  for (let feedbacks = 0; ; feedbacks += 1) {
    await perform('fcc-healthcare/deidentify')
    await perform('fcc-healthcare/check-codes')
    const template = contributed.templates.get('fcc-healthcare/release-packet')?.text ?? ''
    artifacts['release-packet'] = `${fillTemplate(template, artifacts).trimEnd()}${CLOSING}`
    const { facts } = await perform('fcc-healthcare/attest')
    if (facts?.['deidentification.route'] !== undefined || feedbacks === BOUND) {
      return { feedbacks, artifacts, facts, measures }
    }
    if (feedback.residuals) feedback[`residuals@${feedbacks}`] = feedback.residuals
    feedback.residuals = artifactOf('residuals', artifacts.residuals ?? '')
  }
}

function textOf(made: string | Content): string {
  return typeof made === 'string' ? made : made.text
}
