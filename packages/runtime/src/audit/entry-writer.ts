import { canonicalJson, type JsonValue, leafHash } from '@fcc/audit'
import type { NewAuditEntry } from '@fcc/contracts'
import type { AuditDraft } from '@fcc/simulation'
import type { Plain } from '../store/tenant-records.ts'

/** Makes audit entries of drafts: a CloudEvent in canonical JSON with its leaf hash. */
export interface AuditEntryWriter {
  /** Ids are `<prefix>.<index>`: unique where the prefix is. */
  write(
    drafts: readonly AuditDraft[],
    at: { readonly time: number; readonly prefix: string },
  ): readonly Plain<NewAuditEntry>[]
}

/**
 * A writer for one tenant's entries. Those of runs say the tenant's IRI in their envelope, all others beside it.
 *
 * @param namespace the IRI that the tenant's names are under now
 */
export function createAuditEntryWriter(
  tenant: string,
  namespace: (tenant: string) => string,
): AuditEntryWriter {
  const source = `urn:fcc:tenant:${tenant}`
  return {
    write: (drafts, { time, prefix }) =>
      drafts.map((draft, index) => {
        const id = `${prefix}.${index}`
        const canonical = canonicalJson(
          {
            specversion: '1.0',
            id,
            source,
            type: draft.type,
            time: new Date(time).toISOString(),
            subject: draft.subject,
            datacontenttype: 'application/json',
            fccnamespace: 'envelope' in draft.data ? undefined : namespace(tenant),
            data: draft.data,
          } as JsonValue,
          { undefinedMembers: 'omit' },
        )
        const { subject: run, visit } = draft
        const named = visit === undefined ? {} : { visit }
        return { id, run, ...named, canonical, leafHash: leafHash(canonical) }
      }),
  }
}
