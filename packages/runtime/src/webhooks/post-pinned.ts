import { type LookupAddress, lookup as lookupName } from 'node:dns'
import type { ClientRequest, IncomingMessage } from 'node:http'
import { isIP, type LookupFunction } from 'node:net'
import { mayReceive } from './receiver-address.ts'

/** Finds the addresses of a name. */
export type FindAddresses = (
  host: string,
  found: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void

/** What a receiver answered; what it says beside that is not read. */
export interface PostAnswer {
  readonly status: number
  /** `Retry-After` as it was sent. */
  readonly retryAfter?: string | undefined
}

/** The address is one at which no receiver may be: nothing was sent. */
export class AddressRefused extends Error {
  override readonly name = 'AddressRefused'
}

/**
 * Posts to an address, over a connection to the very addresses that were looked at: the name is resolved once, each
 * address that it has is held against `mayReceive`, and the connection takes one of those. No redirect is followed,
 * no proxy of the environment asked, and of the answer nothing but the status is read.
 *
 * @throws AddressRefused; what the connection throws, and a `TimeoutError` after `tryMs`
 */
export async function postPinned(
  to: { readonly url: URL; readonly isPrivate: boolean },
  message: { readonly headers: Readonly<Record<string, string>>; readonly body: string },
  bounds: {
    readonly tryMs: number
    readonly signal: AbortSignal
    /** The resolver of the system where absent. */
    readonly find?: FindAddresses | undefined
  },
): Promise<PostAnswer> {
  const { url, isPrivate } = to
  const { find = (host, found) => lookupName(host, { all: true }, found) } = bounds
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  // An address needs no resolver, so that the look there would not come.
  if (isIP(host) !== 0 && !mayReceive(host, { isPrivate })) {
    throw new AddressRefused()
  }
  // Loaded when something is posted: a start that posts nothing would spend a tenth of its modules' time on it.
  const { request: requestOver } = await (url.protocol === 'https:'
    ? import('node:https')
    : import('node:http'))
  const lookup: LookupFunction = (name, { all }, done) =>
    find(name, (error, addresses) => {
      if (error) return done(error, '')
      const [first] = addresses
      // One that may not be among many: which one the connection takes is nobody's guess.
      const isRefused = !addresses.every(({ address }) => mayReceive(address, { isPrivate }))
      if (isRefused || !first) return done(new AddressRefused(), '')
      if (all) done(null, addresses)
      else done(null, first.address, first.family)
    })
  const signal = AbortSignal.any([bounds.signal, AbortSignal.timeout(bounds.tryMs)])
  const body = Buffer.from(message.body)
  return new Promise((resolve, reject) => {
    const options = {
      ...{ method: 'POST', lookup, signal, agent: false as const, rejectUnauthorized: true },
      headers: { ...message.headers, 'content-length': body.byteLength, connection: 'close' },
    }
    const answered = (response: IncomingMessage): void => {
      resolve({
        status: response.statusCode ?? 0,
        retryAfter: response.headers['retry-after'],
      })
      // Whatever it says, and however slowly, is nobody's.
      response.on('error', () => undefined)
      response.destroy()
    }
    const request: ClientRequest = requestOver(url, options, answered)
    request.on('error', reject)
    // Who answers that it speaks another protocol from now on has its connection closed without an error.
    request.on('close', () => reject(new Error('The connection ended without an answer.')))
    request.end(body)
  })
}
