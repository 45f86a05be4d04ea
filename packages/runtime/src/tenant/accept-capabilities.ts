import { ownValue, type Principal } from '@fcc/contracts'
import { ulid } from 'ulid'
import { missingSafeguards } from '../assembly/safeguards.ts'
import { createAuditEntryWriter } from '../audit/entry-writer.ts'
import { openRecords } from '../store/open-records.ts'
import type { FoundAccepted } from './accepted-records.ts'
import type { TenantHost } from './tenant-host.ts'

/**
 * Accepts what is present as a tenant's set, writes down who did, and says what is lost by it. Where the
 * record of what the tenant had is missing or tampered with, nobody knows: then one text says so.
 */
export async function acceptCapabilities(
  host: TenantHost,
  tenant: string,
  accepting: {
    readonly present: Readonly<Record<string, readonly string[]>>
    readonly by: Principal
  },
): Promise<readonly string[]> {
  const { present, by } = accepting
  const lost = lostAgainst(await host.accepted.read(tenant), present)
  const now = host.clock()
  const entries = createAuditEntryWriter(tenant).write(
    [
      {
        type: 'fcc.capabilities.accepted',
        subject: `urn:fcc:tenant:${tenant}`,
        data: { by: { id: by.id, roles: by.roles }, lost, present },
      },
    ],
    { time: now, prefix: `accept:${ulid(now)}` },
  )
  const { records, keys } = await openRecords(tenant, host)
  try {
    await records.appendEntries(entries)
  } finally {
    keys.close()
  }
  const at = new Date(now).toISOString()
  await host.accepted.write({ tenant, plugins: present, at, by: by.id })
  return lost
}

function lostAgainst(
  found: FoundAccepted,
  present: Readonly<Record<string, readonly string[]>>,
): readonly string[] {
  switch (found.kind) {
    case 'new':
      return []
    case 'known':
      return Object.entries(found.accepted.plugins).flatMap(([plugin, safeguards]) =>
        missingSafeguards(safeguards, ownValue(present, plugin)),
      )
    case 'missing':
      return ['nobody knows what: the record of what the tenant had is missing']
    case 'tampered':
      return ['nobody knows what: the record of what the tenant had was tampered with']
  }
}
