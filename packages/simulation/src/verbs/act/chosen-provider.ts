import type { ModelNeed, Provider, ProviderAttributes } from '@fcc/contracts'
import { chooseProvider } from '../../choose-provider.ts'
import { simulationErrors } from '../../diagnostics.ts'
import type { Visit } from '../../visit.ts'

/** The provider of a turn, with what rules read of it. */
export interface ChosenProvider {
  readonly id: string
  readonly code: Provider
  readonly settings: unknown
  readonly attributes: ProviderAttributes
}

/**
 * The provider of a turn.
 *
 * @throws FccError FCC_PROVIDER_MISSING, FCC_PROVIDER_UNFIT
 */
export function chosenProvider(
  { plan, run, ports }: Visit,
  asked: { readonly needs: readonly ModelNeed[]; readonly provider?: string | undefined },
): ChosenProvider {
  const choice = chooseProvider(plan.providers, {
    step: asked.provider,
    caller: run.provider,
    tenant: plan.provider,
    needs: asked.needs,
  })
  if (choice.kind === 'unfit') throw simulationErrors.providerUnfit(choice.wanted, choice.lacks)
  const found = choice.kind === 'chosen' ? ports.code.provider(choice.id) : undefined
  if (choice.kind === 'missing' || !found) {
    const wanted = choice.kind === 'missing' ? choice.wanted : choice.id
    throw simulationErrors.providerMissing(wanted, Object.keys(plan.providers))
  }
  return { id: choice.id, ...found, attributes: choice.provider.attributes }
}
