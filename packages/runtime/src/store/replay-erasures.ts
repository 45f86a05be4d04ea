import type { ControlStore, Erasure, TenantStore } from '@fcc/contracts'
import { readEntryPages } from './read-pages.ts'

/** What an entry about a shredding says. */
interface ShreddingEntry {
  readonly type: string
  readonly time: string
  readonly subject: string
  readonly data: { readonly by: string; readonly found?: boolean }
}

/**
 * Pure: the subjects that a log says were erased, in order. One whose erasure was begun and never ended
 * is among them; one that had no key is not.
 */
export function erasuresIn(tenant: string, entries: readonly string[]): readonly Erasure[] {
  const erased = new Map<string, Erasure>()
  const begun = new Map<string, Erasure>()
  for (const canonical of entries) {
    // Most entries are of visits: what does not name the type is not parsed.
    if (!canonical.includes('"fcc.subject.shredd')) continue
    const { type, time, subject, data } = JSON.parse(canonical) as ShreddingEntry
    const erasure = { tenant, subject, at: time, by: data.by }
    if (type === 'fcc.subject.shredding') begun.set(subject, erasure)
    if (type !== 'fcc.subject.shredded') continue
    begun.delete(subject)
    if (data.found === true && !erased.has(subject)) erased.set(subject, erasure)
  }
  for (const [subject, erasure] of begun) if (!erased.has(subject)) erased.set(subject, erasure)
  return [...erased.values()]
}

/**
 * Carries out again what a tenant's own log, from a place on, and the list of erasures say was erased: a
 * control store that was put back from a copy, or its table of keys alone, has the keys again, and an
 * erasure that a crash cut short was not carried out.
 *
 * @returns the erasures that were not listed, or whose key was there
 */
export async function replayErasures(
  store: Pick<TenantStore, 'tenant' | 'readEntries'>,
  control: Pick<ControlStore, 'listErasures' | 'readKey' | 'replayErasures'>,
  from: number,
): Promise<readonly Erasure[]> {
  const told: string[] = []
  for await (const entries of readEntryPages(store, from)) {
    told.push(
      ...entries
        .map(({ canonical }) => canonical)
        .filter((canonical) => canonical.includes('"fcc.subject.shredd')),
    )
  }
  const listed = await control.listErasures(store.tenant)
  const known = new Set(listed.map(({ subject }) => subject))
  const undone = erasuresIn(store.tenant, told).filter(({ subject }) => !known.has(subject))
  for (const erasure of listed) {
    if (await control.readKey(store.tenant, 'data', erasure.subject)) undone.push(erasure)
  }
  if (undone.length > 0) await control.replayErasures(undone)
  return undone
}
