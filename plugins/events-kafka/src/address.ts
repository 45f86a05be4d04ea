import { isLoopback } from '@fcc/contracts'
import { kafkaErrors } from './diagnostics.ts'

/** Where brokers are, and as whom they are spoken to. */
export interface Address {
  /** `HOST:PORT`, at least one. */
  readonly brokers: readonly string[]
  readonly isEncrypted: boolean
  readonly user?: { readonly name: string; readonly password: string } | undefined
}

const ADDRESS = /^(kafkas?):\/\/(?:([^:@/]*):([^@/]*)@)?([^@/]+)\/?$/

/**
 * Reads `kafkas://USER:PASSWORD@HOST:PORT,HOST:PORT`. Pure.
 *
 * @throws FccError FCC_KAFKA_ADDRESS
 */
export function readAddress(text: string): Address {
  const [, scheme, name = '', password = '', hosts = ''] = ADDRESS.exec(text.trim()) ?? []
  if (scheme === undefined) throw kafkaErrors.address('does not begin with kafka: or kafkas:')
  const isEncrypted = scheme === 'kafkas'
  const brokers = hosts.split(',').map((host) => {
    const url = urlOf(host)
    if (!isEncrypted && !isLoopback(url)) {
      throw kafkaErrors.address('is of another machine and not encrypted')
    }
    return `${url.hostname}:${url.port || '9092'}`
  })
  if (name === '') return { brokers, isEncrypted }
  return { brokers, isEncrypted, user: { name: decoded(name), password: decoded(password) } }
}

function urlOf(host: string): URL {
  try {
    return new URL(`kafka://${host}`)
  } catch {
    throw kafkaErrors.address('names no host')
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw kafkaErrors.address('has a user or a password that is not percent-encoded')
  }
}
