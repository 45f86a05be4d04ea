import type { Actor, ModelNeed } from '@fcc/contracts'
import type { ProviderQuestion } from '../../choose-provider.ts'
import { modelsOfStep } from '../../model-policy.ts'
import type { RunPlan } from '../../run-plan.ts'

/** What is asked of the choice for a step: what it says itself, and what the policies say of it. Pure. */
export function providerQuestion(
  plan: Pick<RunPlan, 'provider' | 'models'>,
  asked: {
    /** The provider that the step names. */
    readonly step?: string | undefined
    readonly caller?: string | undefined
    readonly needs: readonly ModelNeed[]
    readonly persona: { readonly id: string; readonly code: string }
    readonly actor: Actor
    /** The media types of the attachments of the request. */
    readonly attachments?: readonly string[] | undefined
  },
): ProviderQuestion {
  const { step, caller, needs, persona, actor, attachments } = asked
  const action = actor.kind === 'model' ? actor.action : undefined
  const models = plan.models ? modelsOfStep(plan.models, { persona, action }) : { requires: [] }
  return { step, caller, tenant: plan.provider, needs, attachments, ...models }
}
