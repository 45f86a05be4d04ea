import { ownValue, type Principal } from '@fcc/contracts'
import { ulid } from 'ulid'
import { missingSafeguards } from '../assembly/safeguards.ts'
import { createAuditEntryWriter } from '../audit/entry-writer.ts'
import { openRecords } from '../store/open-records.ts'
import { chainOf, type FoundAccepted } from './accepted-records.ts'
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
  const { accepted } = host
  const now = host.clock()
  const { records, keys, marks } = await openRecords(tenant, host)
  try {
    const found = await accepted.read(tenant)
    const marked = (await marks.read())?.accepted
    const lost = lostAgainst(found, present, marked)
    const record = await accepted.sign(
      { tenant, plugins: present, at: new Date(now).toISOString(), by: by.id },
      // It comes after whatever is known, though what is there may be no record of ours.
      [...(found.kind === 'known' ? chainOf(found.accepted) : []), ...(marked ? [marked] : [])],
    )
    const data = { by: { id: by.id, roles: by.roles }, lost, present, record: record.digest }
    await records.appendEntries(
      createAuditEntryWriter(tenant, host.namespaceOf).write(
        [{ type: 'fcc.capabilities.accepted', subject: `urn:fcc:tenant:${tenant}`, data }],
        { time: now, prefix: `accept:${ulid(now)}` },
      ),
    )
    await accepted.write(record)
    await marks.write((stored) => stored && { ...stored, accepted: record.digest })
    return lost
  } finally {
    keys.close()
  }
}

function lostAgainst(
  found: FoundAccepted,
  present: Readonly<Record<string, readonly string[]>>,
  marked: string | undefined,
): readonly string[] {
  switch (found.kind) {
    case 'new':
      return []
    case 'known':
      if (marked !== undefined && !chainOf(found.accepted).includes(marked)) {
        return ['nobody knows what: the record of what the tenant had is an older one']
      }
      return Object.entries(found.accepted.plugins).flatMap(([plugin, safeguards]) =>
        missingSafeguards(safeguards, ownValue(present, plugin)),
      )
    case 'missing':
      return ['nobody knows what: the record of what the tenant had is missing']
    case 'tampered':
      return ['nobody knows what: the record of what the tenant had was tampered with']
  }
}
