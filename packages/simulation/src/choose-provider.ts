import type { Connection, ModelNeed, ProviderAbility, ProviderAttributes } from '@fcc/contracts'

/** A provider as a run is planned with it. */
export interface PlannedProvider {
  /** What rules read, as the host's configuration has it. */
  readonly attributes: ProviderAttributes
  readonly deterministic: boolean
  readonly abilities: readonly ProviderAbility[]
  /** The kind and the connection of one that the configuration set up. */
  readonly connected?: { readonly kind: string; readonly connection: Connection } | undefined
}

/** What is asked of a choice. */
export interface ProviderQuestion {
  /** The provider that the step names; nothing else is taken in its place. */
  readonly step?: string | undefined
  /** The one that the caller asked for. */
  readonly caller?: string | undefined
  /** The tenant's own choice. */
  readonly tenant: string
  readonly needs: readonly ModelNeed[]
}

/** The provider, or why there is none. */
export type ProviderChoice =
  | { readonly kind: 'chosen'; readonly id: string; readonly provider: PlannedProvider }
  /** Nobody has the provider that is wanted. */
  | { readonly kind: 'missing'; readonly wanted: string }
  /** It is there, and cannot do what the step needs. */
  | { readonly kind: 'unfit'; readonly wanted: string; readonly lacks: readonly ModelNeed[] }

/**
 * Chooses the provider of a step. Pure. A step's own provider is the only one that may play it. Else
 * the caller's choice comes first and the tenant's second, each where it can do what the step needs;
 * where neither can, one inside this process that can, in order of id: content is never sent to a
 * provider that nobody chose.
 *
 * @example
 * chooseProvider(providers, { tenant: 'acme/hosted', needs: ['structure'] })
 * // { kind: 'chosen', id: 'provider-deterministic/deterministic', … }
 */
export function chooseProvider(
  providers: Readonly<Record<string, PlannedProvider>>,
  { step, caller, tenant, needs }: ProviderQuestion,
): ProviderChoice {
  const wanted = step ?? caller ?? tenant
  const preferred = step === undefined ? [caller ?? tenant, tenant] : [step]
  const within =
    step === undefined
      ? Object.keys(providers)
          .filter((id) => providers[id]?.attributes.location === 'in-process')
          .sort()
      : []
  const found = own(providers, wanted)
  // With nothing needed, what was asked for is taken or missing: another one would be a surprise.
  const candidates = needs.length === 0 ? [wanted] : [...preferred, ...within]
  for (const id of candidates) {
    const provider = own(providers, id)
    if (provider && unmetNeeds(provider, needs).length === 0)
      return { kind: 'chosen', id, provider }
  }
  if (!found) return { kind: 'missing', wanted }
  return { kind: 'unfit', wanted, lacks: unmetNeeds(found, needs) }
}

/** The needs that a provider does not meet. */
function unmetNeeds(
  { attributes, deterministic, abilities }: PlannedProvider,
  needs: readonly ModelNeed[],
): readonly ModelNeed[] {
  const meets: Readonly<Record<ModelNeed, boolean>> = {
    structure: abilities.includes('structure'),
    determinism: deterministic,
    locality: attributes.location !== 'remote',
  }
  return needs.filter((need) => !meets[need])
}

function own(
  providers: Readonly<Record<string, PlannedProvider>>,
  id: string,
): PlannedProvider | undefined {
  return Object.hasOwn(providers, id) ? providers[id] : undefined
}
