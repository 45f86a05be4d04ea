import {
  httpFailure,
  ProviderFailure,
  retryAfterMs,
  type ServiceRequest,
  type ServiceResponse,
} from '@fcc/contracts'
import { simulationErrors } from '../../diagnostics.ts'
import type { Acting } from './acting.ts'
import { governActing } from './govern-acting.ts'
import { joinTexts } from './joined-texts.ts'
import { readLimited } from './read-limited.ts'
import { secretOrFailure } from './secret-or-failure.ts'
import { declaredService, serviceAttributes } from './service-attributes.ts'
import { performOnce } from './skill-activity.ts'
import { watchedService } from './watched-service.ts'
import { withoutSecrets } from './without-secrets.ts'

interface Answered {
  readonly status: number
  readonly mediaType: string
  readonly text: string
  /** Absent in journals from before there were any. */
  readonly headers?: Readonly<Record<string, string>> | undefined
}

/**
 * Asks a service for a skill. What is sent passes `egress` for that host, what comes back passes
 * `tool_result`; between them it is an activity, so that the journal answers from then on. The secrets that
 * were sent are taken out of the answer before anything has it.
 *
 * @throws ProviderFailure where the service fails; FccError FCC_SERVICE_ADDRESS, FCC_SERVICE_REDACTED
 */
export async function serviceFetch(
  acting: Acting,
  settings: unknown,
  asked: { readonly url: string | URL; readonly request: ServiceRequest },
): Promise<ServiceResponse> {
  const { visit } = acting
  const url = addressOf(visit.place.instance, asked.url)
  const by = url.host
  // Taken before anything is waited for: of two fetches at once, the first asked is the first again.
  const id = acting.nextActivity('fetch')
  const which = whichOf(visit.id, id)
  const sent = await governSent(acting, url, { request: asked.request, which })
  const { method = 'GET', headers, body } = sent
  const asking = { url: url.href, method, headers, body }
  const answered = await performOnce<Answered>(
    visit,
    { id, name: 'fetch', request: asking },
    (key, signal) =>
      watchedService(visit, by, () =>
        ask(acting, settings, { url, by, request: sent, key, signal }),
      ),
  )
  acting.tally.services.push({
    activity: id,
    service: declaredService(visit.plan, by),
    status: answered.status,
  })
  const text = await governActing(acting, {
    at: 'tool_result',
    subject: `${visit.place.instance}.service`,
    which,
    text: answered.text,
    tool: { id: url.host, by: 'skill' },
  })
  const { status, mediaType } = answered
  return {
    status,
    mediaType,
    text,
    headers: answered.headers ?? {},
    json: () => JSON.parse(text) as unknown,
  }
}

/** Which of the fetches of a visit this is, as questions about it are named: nothing for the first. */
function whichOf(visit: string, activity: string): string {
  const name = activity.slice(visit.length + 1)
  return name === 'fetch#1' ? '' : `.${name.replace('#', '.')}`
}

function addressOf(node: string, given: string | URL): URL {
  const url = URL.canParse(String(given)) ? new URL(String(given)) : undefined
  const isHttp = url?.protocol === 'https:' || url?.protocol === 'http:'
  // A user and password in an address would be looked at, journaled and sent as they are.
  if (!url || !isHttp || url.username !== '' || url.password !== '') {
    throw simulationErrors.serviceAddress(node)
  }
  return url
}

/** Looks at everything that leaves: address, headers and body. Only the body may be changed by a remedy. */
async function governSent(
  acting: Acting,
  url: URL,
  { request, which }: { readonly request: ServiceRequest; readonly which: string },
): Promise<ServiceRequest> {
  const { visit } = acting
  const headers = Object.entries(request.headers ?? {}).flat()
  const texts = [decoded(url), ...headers, request.body ?? '']
  const joined = joinTexts(texts)
  const text = await governActing(acting, {
    at: 'egress',
    subject: `${visit.place.instance}.service`,
    which,
    text: joined.text,
    provider: { id: url.host, ...serviceAttributes(visit.plan, url) },
  })
  if (text === joined.text) return request
  const left = joined.split(text)
  const isBodyOnly = left?.slice(0, -1).every((each, index) => each === texts[index])
  if (!left || !isBodyOnly) throw simulationErrors.serviceRedacted(visit.place.instance)
  return { ...request, body: left.at(-1) ?? '' }
}

/** The address as it reads, so that an identifier in it cannot hide behind percent signs. */
function decoded(url: URL): string {
  try {
    return decodeURIComponent(url.href.replaceAll('+', ' '))
  } catch {
    return url.href
  }
}

async function ask(
  acting: Acting,
  settings: unknown,
  asked: {
    readonly url: URL
    readonly by: string
    readonly request: ServiceRequest
    readonly key: string
    readonly signal: AbortSignal
  },
): Promise<Answered> {
  const { visit } = acting
  const { ports, plan } = visit
  const { url, by, request, key, signal } = asked
  const { method = 'GET', headers = {}, body } = request
  const sent: string[] = []
  const secrets = await secretHeaders(request, async (reference) => {
    const secret = await secretOrFailure(visit, { by, settings, reference })
    sent.push(secret)
    return secret
  })
  const response = await ports.fetch(url, {
    method,
    headers: { ...headers, ...secrets, 'idempotency-key': key },
    ...(body === undefined ? {} : { body }),
    // Another host was not looked at.
    redirect: 'manual',
    signal,
  })
  const kind = serviceFailure(response.status)
  if (kind) {
    await response.body?.cancel()
    const wait = retryAfterMs(response.headers.get('retry-after'), ports.now())
    throw new ProviderFailure(kind, { by, retryAfterMs: wait })
  }
  const clean = (each: string): string => withoutSecrets(each, sent)
  const [mediaType = ''] = (response.headers.get('content-type') ?? '').split(';')
  const text = await readLimited(response, plan.act.serviceBytes, by)
  const answered = headersOf(response, request.answerHeaders ?? [], clean)
  return {
    status: response.status,
    mediaType: clean(mediaType).trim().toLowerCase(),
    text: clean(text),
    ...(request.answerHeaders ? { headers: answered } : {}),
  }
}

function headersOf(
  response: Response,
  wanted: readonly string[],
  clean: (value: string) => string,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    wanted.flatMap((name) => {
      const value = response.headers.get(name)
      return value === null ? [] : [[name.toLowerCase(), clean(value)]]
    }),
  )
}

/** What of a status is the service's own failure; the rest is an answer to what was asked. */
function serviceFailure(status: number) {
  const kind = httpFailure(status)
  return status >= 500 ||
    kind === 'rate_limited' ||
    kind === 'timed_out' ||
    kind === 'not_authorised'
    ? kind
    : undefined
}

/** The last word of each is the reference: `Bearer env:KEY`. */
async function secretHeaders(
  { secretHeaders: given = {} }: ServiceRequest,
  resolve: (reference: string) => Promise<string>,
): Promise<Readonly<Record<string, string>>> {
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(given)) {
    const at = value.lastIndexOf(' ') + 1
    headers[name] = `${value.slice(0, at)}${await resolve(value.slice(at))}`
  }
  return headers
}
