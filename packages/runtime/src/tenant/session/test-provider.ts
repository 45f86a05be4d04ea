import {
  type CallRecord,
  type Decision,
  declaredModel,
  type FailureKind,
  type ModelRequest,
  NO_LABELS,
  type Principal,
  ProviderFailure,
  providers,
  type Reason,
  textPart,
} from '@fcc/contracts'
import { costOf, priceAt } from '@fcc/contracts/prices'
import { FccError } from '@fcc/plugin-api'
import { askProvider, reasonsOf, simulationErrors } from '@fcc/simulation'
import { ulid } from 'ulid'
import { actingPrincipal } from '../../audit/acting-principal.ts'
import { limitedCode } from '../../run/limited-code.ts'
import { resolveSecret } from '../../secrets/resolve-secret.ts'
import { callTenant } from '../call-tenant.ts'
import { findProvider } from '../find-provider.ts'
import type { TenantServices } from '../tenant-services.ts'
import { appendEntry } from './append-entry.ts'
import { decideWithoutRun } from './decide-without-run.ts'

/** What came of asking a provider one small thing. */
export type ProviderTest = {
  readonly provider: string
  /** The idempotency key that it was asked under. */
  readonly activity: string
} & (
  | { readonly outcome: 'answered'; readonly call: CallRecord; readonly tookMs: number }
  | {
      readonly outcome: 'failed'
      readonly failure: FailureKind
      /** What went wrong, without the key. */
      readonly why: string
      readonly retryAfterMs?: number | undefined
      readonly tookMs: number
    }
  /** The rules let nothing leave for it, and nothing did. */
  | { readonly outcome: 'not_permitted'; readonly reasons: readonly Reason[] }
)

/** What is asked. Nothing of a tenant or a person is in it. */
const QUESTION = 'Answer with one word: ready.'

/** The most tokens of the answer: one word, and room for a model that thinks before it speaks. */
const ANSWER_TOKENS = 1024

/**
 * Asks a provider one small thing, once: through the rules at `prompt` and `egress` and the port that runs
 * go through, with an entry before and one after. A failure is a result here and no error.
 *
 * @throws FccError FCC_PROVIDER_MISSING, FCC_PROVIDER_AMBIGUOUS
 */
export async function testProvider(
  services: TenantServices,
  principal: Principal,
  id: string,
  signal: AbortSignal = new AbortController().signal,
): Promise<ProviderTest> {
  const { model, clock } = services
  const code = limitedCode(model.code, {
    tenant: services.tenant,
    callMs: services.limits.callMs,
    signal,
    // Nothing hangs on it: the call was aborted, and its result is nobody's.
    onLeft: (work) => void work.catch(() => undefined),
  })
  const found = code.provider(id)
  if (!found) throw simulationErrors.providerMissing(id, idsOf(services))
  const { connection } = model.connected.find((each) => each.id === id) ?? {}
  const activity = `providers-test:${ulid(clock())}`
  const about = { by: actingPrincipal(principal), provider: id, activity }
  const write = (type: 'fcc.provider.testing' | 'fcc.provider.tested', data: object) =>
    appendEntry(services, 'providers-test', {
      type,
      subject: `urn:fcc:tenant:${services.tenant}`,
      data: { ...about, ...data },
    })

  const looked = await lookAt(services, principal, id, signal)
  if (looked.reasons.length > 0) {
    const { decisions, reasons } = looked
    await write('fcc.provider.tested', { outcome: 'not_permitted', decisions })
    return { provider: id, activity, outcome: 'not_permitted', reasons }
  }
  await write('fcc.provider.testing', {})
  const { decisions } = looked
  const began = clock()
  try {
    const answer = await askProvider(
      {
        ports: { signal, tenant: callTenant(model, model.settings), secret: resolveSecret },
        plan: { act: { callMs: services.limits.callMs } },
      },
      { id, ...found },
      { request: requestOf(looked.text), key: activity },
    )
    const cost = costOf(answer.usage, priceAt(connection?.price ?? [], began))
    const call: CallRecord = {
      activity,
      provider: id,
      model: declaredModel(found.code, found.settings, answer.model),
      usage: answer.usage,
      ...(cost === undefined ? {} : { cost }),
    }
    await write('fcc.provider.tested', { outcome: 'answered', decisions, call })
    return { provider: id, activity, outcome: 'answered', call, tookMs: clock() - began }
  } catch (error) {
    if (!ProviderFailure.is(error)) throw error
    const { kind: failure, retryAfterMs } = error
    await write('fcc.provider.tested', { outcome: 'failed', failure, decisions })
    return {
      provider: id,
      activity,
      outcome: 'failed',
      failure,
      why: await plainWhy(id, error, connection?.key),
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
      tookMs: clock() - began,
    }
  }
}

/** The whole id of a provider that is named. @throws FccError FCC_PROVIDER_MISSING, FCC_PROVIDER_AMBIGUOUS */
export function namedProvider(services: TenantServices, written: string): string {
  const ids = idsOf(services)
  const id = findProvider(ids, written)
  if (id === undefined) throw simulationErrors.providerMissing(written, ids)
  return id
}

function idsOf({ model }: TenantServices): readonly string[] {
  return model.catalogue.all(providers).map(({ id }) => id)
}

function requestOf(text: string): ModelRequest {
  return {
    messages: [{ role: 'user', parts: [textPart(text)] }],
    tools: [],
    wanted: { name: 'answer', mediaType: 'text/plain' },
    seed: 'providers-test',
    limits: { outputTokens: ANSWER_TOKENS },
  }
}

/** Lets the rules look at the question, as they look at every request. */
async function lookAt(
  services: TenantServices,
  principal: Principal,
  id: string,
  signal: AbortSignal,
) {
  const attributes = services.model.providerAttributes[id]
  const looked = await decideWithoutRun(
    services,
    principal,
    {
      at: ['prompt', 'egress'],
      subject: 'providers test',
      text: QUESTION,
      labels: NO_LABELS,
      ...(attributes ? { provider: { id, ...attributes } } : {}),
    },
    signal,
  )
  return { ...looked, reasons: looked.decisions.flatMap(reasonsAgainst) }
}

/** Why a decision lets nothing leave: nobody can approve or waive what belongs to no run. */
function reasonsAgainst(decision: Decision): readonly Reason[] {
  if (decision.decision !== 'allow') return reasonsOf(decision, undefined)
  const asked = decision.obligations.find(({ kind }) => kind === 'require_approval')
  return asked
    ? [{ kind: 'approval', id: asked.rule, say: 'It asks for an approval.', at: decision.at }]
    : []
}

/**
 * The failure that says most of those that led to one, in words that do not hold the key. A provider that is
 * set up by name is called by that name, and not by its kind.
 */
async function plainWhy(
  id: string,
  failure: ProviderFailure,
  key: string | undefined,
): Promise<string> {
  const chain = causesOf(failure)
  const missing = chain.find(({ code }) => code === 'FCC_SECRET_MISSING')
  if (missing) return missing.why
  const said = chain.findLast((each) => ProviderFailure.is(each)) ?? failure
  const secret = key && (await resolveSecret(key, key).catch(() => undefined))
  return secret && said.why.includes(secret) ? failure.why : said.why.replace(said.by, id)
}

function causesOf(error: FccError): readonly FccError[] {
  const { cause } = error
  return [error, ...(FccError.is(cause) ? causesOf(cause) : [])]
}
