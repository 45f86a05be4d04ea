import { isDecimal } from '../prices/decimal.ts'
import { type PriceTable, priceTableProblems } from '../prices/model-price.ts'
import { isSecretReference } from './secret-reference.ts'

/** What one call over a connection may take. */
export interface ConnectionLimits {
  /** The most tokens that an answer may have, where the request says nothing. */
  readonly outputTokens: number
  /** The most tokens that a request and its answer may have together: what the model’s window holds. */
  readonly contextTokens: number
  /** The most tokens that a picture takes, or a page of a PDF; what is usual for its kind and model where absent. */
  readonly attachmentTokens?: number | undefined
  /** How long the other side may take until it begins to answer, in milliseconds. */
  readonly firstMs: number
  /** The longest pause within an answer, in milliseconds. */
  readonly pauseMs: number
  /** The most that it may answer, in bytes on the wire. */
  readonly answerBytes: number
}

/** The limits where nobody sets any. */
export const DEFAULT_CONNECTION_LIMITS: ConnectionLimits = Object.freeze({
  outputTokens: 8192,
  contextTokens: 128_000,
  firstMs: 60_000,
  pauseMs: 30_000,
  answerBytes: 8 * 1024 * 1024,
})

/**
 * How a model is reached: what stands under `providers:` in the configuration beside a `kind`. It is the
 * `settings` of each call over it.
 */
export interface Connection {
  /** The model, as the other side names it. */
  readonly model: string
  /** Where it is asked; the vendor's own address where absent. */
  readonly baseUrl?: string | undefined
  /** The key, by reference: `env:NAME`, `file:PATH`. */
  readonly key?: string | undefined
  readonly limits: ConnectionLimits
  /** The media types of attachments that its model reads; what is usual for its kind where absent. */
  readonly reads?: readonly string[] | undefined
  /** What its tokens cost; unknown, and never 0, where absent. */
  readonly price?: PriceTable | undefined
}

/** What a connection of one kind must hold beside its model, and what it must not. */
export interface ConnectionForm {
  readonly key: 'needed' | 'optional' | 'none'
  readonly baseUrl: 'needed' | 'optional' | 'none'
  /** True where nobody has yet seen an answer over this wire; people are told so. */
  readonly untried?: boolean | undefined
}

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/

/** Whether an address is one of this machine. */
export function isLoopback({ hostname }: Pick<URL, 'hostname'>): boolean {
  return loopback.test(hostname)
}

/**
 * What is wrong with a connection of a form, in words without secrets. Pure.
 *
 * @example
 * connectionProblems({ key: 'needed', baseUrl: 'optional' }, { model: 'm-1', limits })
 * // ['key: it needs one, by reference, such as env:NAME or file:PATH']
 */
export function connectionProblems(
  form: ConnectionForm,
  { key, baseUrl, price = [] }: Pick<Connection, 'key' | 'baseUrl' | 'price'>,
): readonly string[] {
  const missing = [
    // Said again here, for a connection may come from a program and not from a file.
    ...(key === undefined || isSecretReference(key)
      ? []
      : [
          'key: a reference to a secret, such as env:NAME or file:PATH, and never the secret itself',
        ]),
    ...(form.key === 'needed' && key === undefined
      ? ['key: it needs one, by reference, such as env:NAME or file:PATH']
      : []),
    ...(form.key === 'none' && key !== undefined
      ? ['key: it has none; what needs no key is sent none']
      : []),
    ...(form.baseUrl === 'none' && baseUrl !== undefined
      ? ['base_url: it has none; it is asked in this process']
      : []),
    ...(form.baseUrl === 'needed' && baseUrl === undefined
      ? ['base_url: it needs one, such as https://models.example/v1']
      : []),
    ...priceProblems(price),
  ]
  return baseUrl === undefined ? missing : [...missing, ...addressProblems(baseUrl, key)]
}

function priceProblems(price: PriceTable): readonly string[] {
  const isWritten = price.every(({ input, output, cached = '0' }) =>
    [input, output, cached].every((each) => typeof each === 'string' && isDecimal(each)),
  )
  const problems = [
    ...(isWritten ? [] : ['each is a decimal as text, of 0 or more']),
    ...(price.length > 0 ? priceTableProblems(price) : []),
  ]
  return problems.map((problem) => `price: ${problem}`)
}

function addressProblems(baseUrl: string, key: string | undefined): readonly string[] {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined
  if (!url || !['https:', 'http:'].includes(url.protocol)) {
    return ['base_url: an address begins with https:// (or http:// on this machine)']
  }
  const holdsMore = [url.username, url.password, url.search, url.hash].some((part) => part !== '')
  if (holdsMore) {
    return [
      'base_url: an address without a user, a password, a query and a fragment; a key is named under key',
    ]
  }
  const isOpen = url.protocol === 'http:' && !isLoopback(url)
  return isOpen && key !== undefined
    ? ['base_url: a key is sent to another machine over https:// only']
    : []
}
