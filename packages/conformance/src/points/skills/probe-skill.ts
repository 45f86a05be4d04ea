import type { Skill } from '@fcc/contracts'
import { outcomeOf } from '../checks/refusal.ts'
import { tellThrown } from '../checks/tell-thrown.ts'
import type { Probe } from '../hostile/probe.ts'
import { runSkill, type SkillGiven } from './run-skill.ts'
import { allSkillResultProblems, HALF } from './skill-result-problems.ts'

/**
 * Hands a skill a text in the place of each artifact in turn: it makes what it declares, or refuses
 * with an error that has a code.
 */
export const probeSkill: Probe<Skill> = async (skill, text, { settings, base }) => {
  const given = base as SkillGiven & { readonly named?: readonly string[] }
  const { output, says } = skill
  const declared = { output, says, named: given.named ?? [] }
  const problems: string[] = []
  for (const name of new Set([...skill.input, ...Object.keys(given.artifacts)])) {
    const changed = { ...given, artifacts: { ...given.artifacts, [name]: text } }
    const outcome = await outcomeOf(() => runSkill(skill, changed, { settings }))
    if (outcome.kind === 'threw') {
      problems.push(
        `With it as ${name}, the skill threw no typed error: ${tellThrown(outcome.cause)}`,
      )
    }
    if (outcome.kind === 'answered') {
      const found = allSkillResultProblems(declared, outcome.result, undefined)
      // Half a character that came in may go out; a run's intake takes none in.
      problems.push(...found.filter((each) => text.isWellFormed() || !each.includes(HALF)))
    }
  }
  return problems
}
