import { actingPrincipal } from '../audit/acting-principal.ts'
import { newUlid } from '../ids/new-ulid.ts'
import type { TenantSource } from './known-tenant.ts'
import type { ServedRequest } from './tenant-runtime.ts'

/** Writes down requests that a server answered, all in one transaction. */
export async function noteRequests(
  source: TenantSource,
  requests: readonly ServedRequest[],
): Promise<void> {
  if (requests.length === 0) return
  const { services, release } = await source.acquire()
  try {
    const { entries, store, integrator, tenant } = services
    const written = requests.flatMap(({ principal, at, ...request }) =>
      entries.write(
        [
          {
            type: 'fcc.request.served',
            subject: `urn:fcc:tenant:${tenant}`,
            data: { by: actingPrincipal(principal), ...request },
          },
        ],
        { time: at, prefix: `request:${newUlid(at)}` },
      ),
    )
    await store.appendEntries(written)
    integrator.touch()
  } finally {
    release()
  }
}
