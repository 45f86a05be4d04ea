import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { parseTarget, type RequestTarget } from './request-target.ts'
import {
  packument,
  parsePublication,
  type StoredVersion,
  servedManifest,
} from './stored-package.ts'

/** How a registry on this machine behaves. */
export interface LocalRegistryOptions {
  /** Where everybody else's packages are: the registry this machine is configured with. */
  readonly uplink: string
  /** Whether a package is answered here alone, published or not: its name leaves for nowhere. */
  readonly isOurs: (name: string) => boolean
}

/** A registry on loopback, for as long as a test lasts: everything is in memory. */
export interface LocalRegistry {
  /** `http://127.0.0.1:<port>`. */
  readonly url: string
  /** The names that clients were sent to the uplink for. */
  readonly forwarded: ReadonlySet<string>
  /** Drops what is under way; idempotent. */
  close(): Promise<void>
}

/** Whoever has a token here, any token. */
const OWNER = 'rehearsal'

/** More than the largest package of ours, many times over. */
const MAX_PUBLICATION_BYTES = 64 * 1024 * 1024

/**
 * Starts a registry that npm and pnpm can publish to and install from. Our packages are kept here; for
 * any other name the client is redirected, so that its own settings for proxies and certificates hold.
 * Publishing takes any token, or none: only this machine reaches it.
 *
 * @example
 * const registry = await createLocalRegistry({ uplink, isOurs: (name) => name.startsWith('@fcc/') })
 * // npm publish fcc-kernel-1.0.0.tgz --registry <registry.url>
 * await registry.close()
 */
export async function createLocalRegistry({
  uplink,
  isOurs,
}: LocalRegistryOptions): Promise<LocalRegistry> {
  const packages = new Map<string, StoredVersion[]>()
  const forwarded = new Set<string>()
  const server = createServer((request, response) => {
    const answered = request.method === 'PUT' ? take(request, response) : give(request, response)
    answered.catch((error) => reply(response, 400, { error: String(error) }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const stored = parsePublication(await readJson(request))
    if (!isOurs(stored.name)) throw new Error(`${stored.name} is none of our names.`)
    const known = packages.get(stored.name) ?? []
    if (known.some(({ version }) => version === stored.version)) {
      reply(response, 409, { error: `${stored.name}@${stored.version} is published.` })
      return
    }
    packages.set(stored.name, [...known, stored])
    reply(response, 201, { ok: true })
  }

  async function give(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '/'
    const target = parseTarget(path)
    if (target.kind === 'service') giveService(path, response)
    else if (isOurs(target.name)) giveOwn(target, response)
    else if (request.method !== 'GET') reply(response, 405, { error: 'only read here' })
    else {
      forwarded.add(target.name)
      response.writeHead(302, { location: uplink.replace(/\/$/, '') + path }).end()
    }
  }

  /** Who is signed in, and who may publish in a scope: somebody whose every name it is. */
  function giveService(path: string, response: ServerResponse): void {
    const scope = /^\/-\/org\/([^/]+)\/user$/.exec(path)?.[1]
    if (path === '/-/whoami') reply(response, 200, { username: OWNER })
    else if (scope !== undefined && isOurs(`@${scope}/any`))
      reply(response, 200, { [OWNER]: 'owner' })
    else reply(response, 404, { error: 'not served here' })
  }

  function giveOwn(target: PackageTarget, response: ServerResponse): void {
    const versions = packages.get(target.name) ?? []
    const [newest] = versions.slice(-1)
    const stored = target.kind === 'package' ? newest : versions.find(isMeant(target))
    if (stored === undefined) reply(response, 404, { error: 'not_found' })
    else if (target.kind === 'package')
      reply(response, 200, { ...packument(versions, url), maintainers: [{ name: OWNER }] })
    else if (target.kind === 'version') reply(response, 200, servedManifest(stored, url))
    else response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(stored.tarball)
  }

  return {
    url,
    forwarded,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

type PackageTarget = Exclude<RequestTarget, { kind: 'service' }>

function isMeant(target: PackageTarget): (stored: StoredVersion) => boolean {
  return ({ version, file }) =>
    (target.kind === 'version' && target.version === version) ||
    (target.kind === 'tarball' && target.file === file)
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.byteLength
    if (bytes > MAX_PUBLICATION_BYTES) throw new Error('The publication is too large.')
    chunks.push(chunk)
  }
  return JSON.parse(Buffer.concat(chunks).toString('utf8'))
}

/** Nothing is kept by the client: the next registry on this port may have other packages. */
function reply(response: ServerResponse, status: number, body: unknown): void {
  const headers = { 'content-type': 'application/json', 'cache-control': 'no-store' }
  response.writeHead(status, headers).end(JSON.stringify(body))
}
