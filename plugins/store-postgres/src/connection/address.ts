import { readFileSync } from 'node:fs'
import { isLoopback } from '@fcc/contracts'
import type { ClientConfig } from 'pg'
import { postgresError } from '../diagnostics.ts'
import type { Settings } from '../settings.ts'

/** A database, and how it is called in messages: without user and password. */
export interface Address {
  readonly where: string
  readonly client: Pick<ClientConfig, 'host' | 'port' | 'user' | 'password' | 'database' | 'ssl'>
}

/**
 * Reads an address. It has no parameters but `host` for a socket of this machine: how the connection is
 * protected is not for whoever writes the secret to say.
 *
 * @throws FccError FCC_POSTGRES_ADDRESS, FCC_POSTGRES_NOT_ENCRYPTED
 */
export function readAddress(
  text: string,
  { tls, tls_ca }: Pick<Settings, 'tls' | 'tls_ca'>,
): Address {
  const refuse = (problem: string) => postgresError('FCC_POSTGRES_ADDRESS', [problem])
  if (!URL.canParse(text)) throw refuse('it is no URL')
  const url = new URL(text)
  if (!['postgres:', 'postgresql:'].includes(url.protocol)) {
    throw refuse('it does not begin with postgres://')
  }
  const unknown = [...url.searchParams.keys()].filter((name) => name !== 'host')
  if (unknown.length > 0) throw refuse(`it has the parameter ${unknown[0]}, and takes none`)
  const socket = url.searchParams.get('host') ?? undefined
  if (socket !== undefined && !socket.startsWith('/')) {
    throw refuse('its parameter host is no folder of a socket')
  }
  const host = socket ?? url.hostname.replace(/^\[(.*)\]$/, '$1')
  const database = decodeURIComponent(url.pathname.slice(1))
  if (host === '' || database === '' || url.username === '') {
    throw refuse('it names no host, no user or no database')
  }
  const isHere = socket !== undefined || isLoopback(url)
  const isEncrypted = (tls ?? (isHere ? 'off' : 'verify')) === 'verify'
  if (!isEncrypted && !isHere) throw postgresError('FCC_POSTGRES_NOT_ENCRYPTED', [host])
  const port = url.port === '' ? 5432 : Number(url.port)
  return {
    where: `${host}:${port}/${database}`,
    client: {
      host,
      port,
      user: decodeURIComponent(url.username),
      password: decodeURIComponent(url.password),
      database,
      ssl: isEncrypted ? { rejectUnauthorized: true, ...authorities(tls_ca, refuse) } : false,
    },
  }
}

function authorities(
  file: string | undefined,
  refuse: (problem: string) => Error,
): { readonly ca?: string } {
  if (file === undefined) return {}
  try {
    return { ca: readFileSync(file, 'utf8') }
  } catch {
    throw refuse(`the file of tls_ca, ${file}, cannot be read`)
  }
}
