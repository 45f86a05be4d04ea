import { canonicalJson, type JsonValue, leafHash } from '@fcc/audit'
import type { NewAuditEntry } from '@fcc/contracts'
import type { AuditDraft } from '@fcc/simulation'

/** Makes audit entries of drafts: a CloudEvent in canonical JSON with its leaf hash. */
export interface AuditEntryWriter {
  /** Ids are `<prefix>.<index>`: unique where the prefix is. */
  write(
    drafts: readonly AuditDraft[],
    at: { readonly time: number; readonly prefix: string },
  ): readonly NewAuditEntry[]
}

/** A writer for one tenant's entries. */
export function createAuditEntryWriter(tenant: string): AuditEntryWriter {
  const source = `urn:fcc:tenant:${tenant}`
  return {
    write: (drafts, { time, prefix }) =>
      drafts.map((draft, index) => {
        const id = `${prefix}.${index}`
        const canonical = canonicalJson(
          withoutUndefined({
            specversion: '1.0',
            id,
            source,
            type: draft.type,
            time: new Date(time).toISOString(),
            subject: draft.subject,
            datacontenttype: 'application/json',
            data: draft.data,
          }) as JsonValue,
        )
        return { id, run: draft.subject, canonical, leafHash: leafHash(canonical) }
      }),
  }
}

/** Leaves out members that are undefined, which canonical JSON refuses; copies only where there are some. */
function withoutUndefined(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) {
    let copy: unknown[] | undefined
    for (let index = 0; index < value.length; index++) {
      const kept = withoutUndefined(value[index])
      if (kept !== value[index]) {
        copy ??= [...value]
        copy[index] = kept
      }
    }
    return copy ?? value
  }
  const members = value as Readonly<Record<string, unknown>>
  let copy: Record<string, unknown> | undefined
  for (const key of Object.keys(members)) {
    const kept = withoutUndefined(members[key])
    if (kept === members[key] && kept !== undefined) continue
    copy ??= { ...members }
    if (kept === undefined) delete copy[key]
    else copy[key] = kept
  }
  return copy ?? value
}
