import { ownValue } from '@fcc/contracts'
import { chooseProvider } from './choose-provider.ts'
import { simulationErrors } from './diagnostics.ts'
import type { RunPlan } from './run-plan.ts'
import { providerQuestion } from './verbs/act/provider-question.ts'

/**
 * Makes sure, before a run starts, that each step at which a model acts has a provider that may play
 * it: a run that misses one has already acted outside when it comes there.
 *
 * @param caller the provider that the caller asked for
 * @throws FccError FCC_PROVIDER_MISSING with what there is, FCC_PROVIDER_UNFIT, FCC_PROVIDER_ALONE
 */
export function assertProviders(
  plan: Pick<RunPlan, 'workflow' | 'workflows' | 'providers' | 'provider' | 'models' | 'personas'>,
  caller: string | undefined,
): void {
  const walked = [plan.workflow, ...Object.values(plan.workflows)]
  for (const { actor, persona } of walked.flatMap(({ nodes }) => nodes)) {
    if (actor.kind !== 'model') continue
    const { provider: step, needs = [] } = actor
    const acts = ownValue(plan.personas, persona) ?? { id: persona, code: persona }
    const question = providerQuestion(plan, { step, caller, needs, persona: acts, actor })
    const choice = chooseProvider(plan.providers, question)
    if (choice.kind === 'missing') {
      throw simulationErrors.providerMissing(choice.wanted, Object.keys(plan.providers))
    }
    if (choice.kind === 'alone') throw simulationErrors.providerAlone(choice.caller, choice.wanted)
    if (choice.kind === 'unfit') throw simulationErrors.providerUnfit(choice.wanted, choice.lacks)
  }
}
