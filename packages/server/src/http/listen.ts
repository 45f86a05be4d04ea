import { createServer, type RequestListener, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { readTls, type TlsFiles } from '../edge/tls-files.ts'
import { keepTls, type TlsReload } from '../edge/tls-reload.ts'
import { serverErrors } from '../problems/server-errors.ts'
import type { ServerLimits } from './server-options.ts'

/** Where a server listens by itself. */
export interface ListenAt {
  /** 127.0.0.1 by default: who is to be reached from elsewhere says so. */
  readonly host?: string | undefined
  /** 0 takes any that is free. */
  readonly port: number
  /** Serves TLS 1.3 with these; read again when they change. */
  readonly tls?: TlsFiles | undefined
}

/** A server that listens. */
export interface Listening {
  readonly url: string
  /** Takes no more connections, and cuts those that are not done in time. */
  close(graceMs: number): Promise<void>
}

/** How often connections that became idle are closed while a server ends, in milliseconds. */
const IDLE_MS = 50

/** How often it is looked at which requests take too long to arrive, at most. */
const LOOK_MS = 5_000

/**
 * Listens by HTTP, or by TLS where files of a certificate are named.
 *
 * @throws FccError FCC_SERVER_PORT, FCC_TLS_FILE, FCC_TLS_INVALID, FCC_TLS_PAIR, FCC_TLS_TIME: nothing listens then
 */
export async function listen(
  at: ListenAt,
  parts: {
    readonly answer: RequestListener
    readonly limits: Pick<ServerLimits, 'maxHeaderBytes' | 'requestMs'>
    readonly onCertificateRefused: (error: unknown) => void
  },
): Promise<Listening> {
  const { host = '127.0.0.1', port, tls } = at
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw serverErrors.invalidPort(port)
  const { maxHeaderBytes, requestMs } = parts.limits
  const bounds = {
    maxHeaderSize: maxHeaderBytes,
    requestTimeout: requestMs,
    headersTimeout: requestMs,
    connectionsCheckingInterval: Math.min(LOOK_MS, requestMs),
  }
  const secure = tls && createTlsServer({ ...bounds, ...readTls(tls, Date.now()) }, parts.answer)
  const server: Server = secure ?? createServer(bounds, parts.answer)
  await bound(server, host, port)
  let kept: TlsReload | undefined
  if (secure && tls)
    kept = keepTls(secure, tls, { clock: Date.now, onRefused: parts.onCertificateRefused })
  return {
    url: `${tls ? 'https' : 'http'}://${host.includes(':') ? `[${host}]` : host}:${portOf(server, port)}`,
    async close(graceMs) {
      kept?.close()
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeIdleConnections()
      // A stream that ends leaves its connection idle, and no later answer of it says that it closes.
      const idle = setInterval(() => server.closeIdleConnections(), IDLE_MS)
      const timer = setTimeout(() => server.closeAllConnections(), graceMs)
      await closed
      clearTimeout(timer)
      clearInterval(idle)
    },
  }
}

function bound(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(REASONS[error.code ?? '']?.(host, port) ?? error),
    )
    server.listen(port, host, resolve)
  })
}

const REASONS: Readonly<Record<string, (host: string, port: number) => Error>> = {
  EADDRINUSE: serverErrors.portTaken,
  EACCES: serverErrors.portForbidden,
  EADDRNOTAVAIL: serverErrors.noSuchAddress,
  ENOTFOUND: serverErrors.noSuchAddress,
}

function portOf(server: Server, asked: number): number {
  const address = server.address()
  return typeof address === 'object' && address ? address.port : asked
}
