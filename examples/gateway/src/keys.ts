import type { Runtime } from '@fcc/runtime'

/** What the key of each tenant is called. */
const NAME = 'dashboard'

/**
 * Makes a key for a program of each tenant, where there is none: it is bound to its tenant, a role, a tier and a year.
 * The host does it here, by itself; over HTTP whoever may does it with `POST /v1/api-keys`.
 *
 * @returns the lines that say it: a key is shown this once, and what is stored of it is a digest
 */
export async function makeKeys(runtime: Runtime): Promise<readonly string[]> {
  const lines: string[] = []
  for (const { id: tenant } of runtime.tenants.list()) {
    const host = runtime.tenant(tenant).as({ kind: 'human', id: 'gateway', roles: ['admin'] })
    const known = (await host.apiKeys()).find(
      ({ name, state }) => name === NAME && state === 'active',
    )
    if (known) {
      lines.push(`key of ${tenant} is from an earlier start: ${known.prefix}…`)
      continue
    }
    const wanted = { name: NAME, roles: ['developer'], tier: 'pro', expiresInDays: 365 }
    const { key } = await host.createApiKey(wanted)
    lines.push(`key of ${tenant} ${key}`)
  }
  return lines
}
