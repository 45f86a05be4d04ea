import {
  type Decision,
  type DecisionInput,
  type Domain,
  facts,
  type InterventionPoint,
  type LabelSet,
  type Principal,
} from '@fcc/contracts'
import { declaredLabels, uncheckedOf } from '@fcc/governance'
import { readFacts } from '../tenant-model.ts'
import type { TenantServices } from '../tenant-services.ts'

/** Content that belongs to no run, and what rules are told of it. */
export interface ContentWithoutRun
  extends Pick<DecisionInput, 'subject' | 'persona' | 'provider' | 'tool' | 'input' | 'query'> {
  /** Where it is looked at, one point after the other; the first that does not let it pass ends it. */
  readonly at: readonly InterventionPoint[]
  readonly text: string
  readonly labels: LabelSet
  readonly purpose?: string | undefined
  /** The tenant whose data it is, where it is another one's. */
  readonly owner?: string | undefined
  /** The run that it tells of, where it does. */
  readonly run?: (DecisionInput['run'] & { readonly domain: Domain }) | undefined
}

/** What the rules of today made of it. */
export interface DecidedWithoutRun {
  /** Of each point where a rule looked or a permit is needed, up to the one that ended it. */
  readonly decisions: readonly Decision[]
  /** As remedies left it. */
  readonly text: string
  readonly labels: LabelSet
  /** Detectors that could not look into it. */
  readonly couldNotCheck: readonly string[]
}

/** The labels that content has which comes in and declares none: what each label scheme here gives at intake. */
export function labelsAtDoor({ governors }: Pick<TenantServices, 'governors'>): LabelSet {
  const { schemes } = governors.ofToday().governance
  return declaredLabels(
    schemes,
    schemes.flatMap(({ intake = [] }) => intake),
  ).labels
}

/** Lets the rules of today look at content that belongs to no run. Nothing is written down, and nothing done. */
export async function decideWithoutRun(
  { model, clock, governors }: TenantServices,
  principal: Principal,
  {
    at: points,
    subject,
    persona,
    text,
    labels,
    purpose = '',
    owner,
    run,
    ...about
  }: ContentWithoutRun,
  signal: AbortSignal = new AbortController().signal,
): Promise<DecidedWithoutRun> {
  const { governor, governance } = governors.ofToday()
  const tenant = { id: model.config.id }
  const domain = 'PROD'
  const namespaces = model.catalogue.all(facts).map(({ value }) => value)
  const values = readFacts(namespaces, clock(), {
    id: run?.id ?? '',
    envelope: {
      tenant: tenant.id,
      purpose: run?.purpose ?? purpose,
      domain: run?.domain ?? domain,
    },
  })
  const couldNotCheck = uncheckedOf(await governor.inspect(text, signal))
  const decisions: Decision[] = []
  let standing = { text, labels }
  for (const at of points) {
    // What stays in the process has no egress.
    if (at === 'egress' && about.provider?.location === 'in-process') continue
    const governed = await governor.govern(
      standing,
      {
        ...{ at, subject, ...factsAt(at, about) },
        ...(persona === undefined ? {} : { persona }),
        run: run ?? {
          ...{ id: '', scenario: '', purpose, domain },
          state: at === 'run_input' ? 'queued' : 'running',
        },
        tenant: owner === undefined ? tenant : { id: owner },
        principal,
        gatesPassed: [],
        facts: values,
        waivers: {},
      },
      signal,
    )
    const { decision } = governed
    const isUnseen =
      governance.rulesAt(at) === 0 && decision.decision === 'allow' && decision.reasons.length === 0
    if (!isUnseen) decisions.push(decision)
    standing = { text: governed.text, labels: governed.labels }
    if (decision.decision !== 'allow') break
  }
  return { decisions, ...standing, couldNotCheck }
}

/** What rules are told at a point, as they are in a run: no provider of an input, and no input of an answer. */
function factsAt(
  at: InterventionPoint,
  {
    provider,
    tool,
    input,
    query,
  }: Pick<ContentWithoutRun, 'provider' | 'tool' | 'input' | 'query'>,
): Pick<DecisionInput, 'provider' | 'tool' | 'input' | 'query'> {
  switch (at) {
    case 'run_input':
      return input ? { input } : {}
    case 'egress':
    case 'event':
      return provider ? { provider } : {}
    case 'tool_call':
    case 'tool_result':
      return tool ? { tool } : {}
    case 'cross_tenant_query':
      return query ? { query } : {}
    default:
      return {}
  }
}
