import type {
  ChosenBecause,
  Connection,
  ModelNeed,
  PassedOver,
  ProviderAbility,
  ProviderAttributes,
  ProviderRequirements,
} from '@fcc/contracts'
import { missingRequirements } from './missing-requirements.ts'

/** A provider as a run is planned with it. */
export interface PlannedProvider {
  /** What rules read, as the host's configuration has it. */
  readonly attributes: ProviderAttributes
  readonly deterministic: boolean
  readonly abilities: readonly ProviderAbility[]
  /** The media types of attachments that it reads; none where absent. */
  readonly reads?: readonly string[] | undefined
  /** True where a run that asks for it is answered by nobody else. */
  readonly alone?: true | undefined
  /** The kind and the connection of one that the configuration set up. */
  readonly connected?: { readonly kind: string; readonly connection: Connection } | undefined
}

/** What is asked of a choice. */
export interface ProviderQuestion {
  /** The provider that the step names; nothing else is taken in its place. */
  readonly step?: string | undefined
  /** The one that the caller asked for; nothing stands in for it. */
  readonly caller?: string | undefined
  /** The tenant's own choice, for steps that no policy says anything of. */
  readonly tenant: string
  readonly needs: readonly ModelNeed[]
  /** The media types of the attachments that are to be read. */
  readonly attachments?: readonly string[] | undefined
  /** What the policy for models prefers for the step; who comes later stands in for who comes before. */
  readonly order?: readonly string[] | undefined
  /** What must be stated of whoever is asked, all of it. */
  readonly requires?: readonly ProviderRequirements[] | undefined
}

/** What is known of providers by now, beside what is stated of them: id → why it is not to be asked. */
export type ProviderStanding = ReadonlyMap<string, Omit<PassedOver, 'provider'>>

/** A provider that may be asked. */
export interface FitProvider {
  readonly id: string
  readonly provider: PlannedProvider
  readonly because: ChosenBecause
}

/** Who may be asked, or why nobody. */
export type ProviderChoice = {
  /** Those that were not taken, in the order in which they would have been asked. */
  readonly passedOver: readonly PassedOver[]
} & (
  | {
      /** The first is asked; each next one stands in where those before it failed. */
      readonly kind: 'chosen'
      readonly ordered: readonly [FitProvider, ...FitProvider[]]
    }
  /** Nobody has the provider that is wanted. */
  | { readonly kind: 'missing'; readonly wanted: string }
  /** It is there, and lacks what is needed or required. */
  | { readonly kind: 'unfit'; readonly wanted: string; readonly lacks: readonly string[] }
  /** The step names another provider than the one that alone answers its run. */
  | { readonly kind: 'alone'; readonly wanted: string; readonly caller: string }
  /** Some could play the step, and none of them now. */
  | { readonly kind: 'out' }
)

const NOTHING_KNOWN: ProviderStanding = new Map()

/**
 * Chooses the provider of a step. Pure. A step's own provider is the only one that may play it. Else the
 * caller's choice comes first; then the order of the policy, or else the tenant's choice; and where
 * none of these can do what the step needs, those inside this process that can, in order of id. Content
 * is never sent to a provider that nobody chose. Only within the policy's order does one stand in for
 * another: what is needed is a matter of what providers are, an outage is none.
 *
 * Where the caller asked for a recording, nobody but it answers, and what code in this process makes the same
 * each time: a step that names another is refused.
 *
 * @param standing what is known by now: denied egress, left alone, failed
 * @example
 * chooseProvider(providers, { tenant: 'acme/hosted', needs: [], order: ['acme/hosted', 'acme/near'] }, standing)
 * // { kind: 'chosen', ordered: [{ id: 'acme/near', because: 'policy', … }], passedOver: [{ provider: 'acme/hosted', why: 'resting', … }] }
 */
export function chooseProvider(
  providers: Readonly<Record<string, PlannedProvider>>,
  question: ProviderQuestion,
  standing: ProviderStanding = NOTHING_KNOWN,
): ProviderChoice {
  const { step, caller } = question
  if (caller !== undefined && step !== undefined && step !== caller && isAlone(providers, caller)) {
    if (!isRepeatable(own(providers, step))) {
      return { kind: 'alone', wanted: step, caller, passedOver: [] }
    }
  }
  const passedOver: PassedOver[] = []
  const groups = groupsOf(providers, question)
  for (const group of groups) {
    const ordered: FitProvider[] = []
    let isFit = false
    for (const { id, because } of group) {
      const provider = own(providers, id)
      const lacks = provider ? lacksOf(provider, question) : []
      const known = standing.get(id)
      if (!provider) passedOver.push({ provider: id, why: 'not_there' })
      else if (lacks.length > 0) passedOver.push({ provider: id, why: 'lacks', what: lacks })
      else {
        isFit = true
        if (known) passedOver.push({ provider: id, ...known })
        else ordered.push({ id, provider, because })
      }
    }
    const [first, ...others] = ordered
    if (first) return { kind: 'chosen', ordered: [first, ...others], passedOver }
    if (isFit) return { kind: 'out', passedOver }
  }
  const wanted = groups[0]?.[0]?.id ?? question.tenant
  const found = passedOver.find(({ why }) => why === 'lacks')
  // What was asked for by name is missing, whatever the others lack.
  if (!found?.what || (!own(providers, wanted) && groups[0]?.length === 1)) {
    return { kind: 'missing', wanted, passedOver }
  }
  return { kind: 'unfit', wanted: found.provider, lacks: found.what, passedOver }
}

interface Candidate {
  readonly id: string
  readonly because: ChosenBecause
}

/** Who may be asked, group by group: the next group counts where nobody of this one can play the step. */
function groupsOf(
  providers: Readonly<Record<string, PlannedProvider>>,
  { step, caller, tenant, needs, order }: ProviderQuestion,
): readonly (readonly Candidate[])[] {
  if (step !== undefined) return [[{ id: step, because: 'step' }]]
  const usual: readonly Candidate[] = order?.length
    ? [...new Set(order)].map((id) => ({ id, because: 'policy' }))
    : [{ id: tenant, because: 'tenant' }]
  const groups = caller === undefined ? [usual] : [[{ id: caller, because: 'caller' } as const]]
  // With nothing needed, what was asked for is taken or missing: another one would be a surprise.
  if (needs.length === 0) return groups
  const alone = caller !== undefined && isAlone(providers, caller)
  const inside = Object.keys(providers)
    .filter((id) => providers[id]?.attributes.location === 'in-process')
    .filter((id) => !alone || isRepeatable(providers[id]))
    .sort()
    .map((id): Candidate => ({ id, because: 'inside' }))
  if (alone) return [...groups, inside]
  return [...groups, ...(caller === undefined ? [] : [usual]), inside]
}

/** The needs that a provider does not meet, and what is required and not stated of it. */
function lacksOf(
  { attributes, deterministic, abilities, reads = [] }: PlannedProvider,
  { needs, requires = [], attachments = [] }: ProviderQuestion,
): readonly string[] {
  const meets: Readonly<Record<ModelNeed, boolean>> = {
    structure: abilities.includes('structure'),
    determinism: deterministic,
    locality: attributes.location !== 'remote',
  }
  return [
    ...needs.filter((need) => !meets[need]),
    ...attachments.filter((type) => !reads.includes(type)).map((type) => `attachments of ${type}`),
    ...new Set(requires.flatMap((each) => missingRequirements(attributes, each))),
  ]
}

function isAlone(providers: Readonly<Record<string, PlannedProvider>>, id: string): boolean {
  return own(providers, id)?.alone ?? false
}

/** What makes the same of the same in this process: nothing of it is recorded, and nothing leaves. */
function isRepeatable(provider: PlannedProvider | undefined): boolean {
  return (provider?.deterministic ?? false) && provider?.attributes.location === 'in-process'
}

function own(
  providers: Readonly<Record<string, PlannedProvider>>,
  id: string,
): PlannedProvider | undefined {
  return Object.hasOwn(providers, id) ? providers[id] : undefined
}
