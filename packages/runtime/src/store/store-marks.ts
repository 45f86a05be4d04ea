import { canonicalJson, type JsonValue } from '@fcc/audit'
import type { ControlStore, StoredTree, StoreMark } from '@fcc/contracts'
import type { KeyRing } from '@fcc/sealing'
import { storeErrors } from './diagnostics.ts'

/** How often a mark is read anew when others write it at the same time. */
const WRITE_TRIES = 16

/** What a mark says, but for its place and its digest. */
export type MarkContent = Pick<
  StoreMark,
  | 'identity'
  | 'phase'
  | 'size'
  | 'state'
  | 'erased'
  | 'directory'
  | 'boundary'
  | 'accepted'
  | 'acceptedBy'
>

/** Reads and writes the mark of one tenant's store, each under a keyed digest. */
export interface StoreMarks {
  /** @throws FccError FCC_STORE_MARK_TAMPERED */
  read(): Promise<StoreMark | undefined>
  /**
   * Writes what `next` makes of the mark that is stored; nothing where it gives nothing back. What others
   * write meanwhile is read anew.
   */
  write(next: (stored: StoreMark | undefined) => MarkContent | undefined): Promise<void>
  /** Notes how far the log has grown; a mark that knows of more stays. */
  grow(tree: Pick<StoredTree, 'size' | 'state'>): Promise<void>
}

/** The mark of one tenant. */
export function createStoreMarks(
  control: ControlStore,
  keys: KeyRing,
  clock: () => number,
): StoreMarks {
  const { tenant } = keys
  const digestOf = ({ acceptedBy, ...rest }: Omit<StoreMark, 'digest'>): string =>
    keys.keyedDigestNow(
      canonicalJson(
        { of: 'store_mark', acceptedBy: acceptedBy ?? null, ...rest } as JsonValue,
        // Marks of older versions say less, and keep their digest.
        { undefinedMembers: 'omit' },
      ),
    )

  async function read(): Promise<StoreMark | undefined> {
    const mark = await control.readMark(tenant)
    if (!mark) return undefined
    const { digest, ...unsigned } = mark
    if (digest !== digestOf(unsigned)) throw storeErrors.markTampered(tenant)
    return mark
  }

  async function write(
    next: (stored: StoreMark | undefined) => MarkContent | undefined,
  ): Promise<void> {
    for (let tries = 0; tries < WRITE_TRIES; tries += 1) {
      const stored = await read()
      const content = next(stored)
      if (!content) return
      const { identity, phase, size, state, erased, acceptedBy } = content
      const { directory, boundary, accepted } = content
      const unsigned = {
        tenant,
        version: (stored?.version ?? 0) + 1,
        ...{ identity, phase, size, state },
        ...(erased === undefined ? {} : { erased }),
        ...(directory === undefined ? {} : { directory }),
        ...(boundary === undefined ? {} : { boundary }),
        ...(accepted === undefined ? {} : { accepted }),
        ...(acceptedBy === undefined ? {} : { acceptedBy }),
        // It never falls: what expired stays expired where somebody sets the clock back.
        at: new Date(Math.max(clock(), Date.parse(stored?.at ?? '') || 0)).toISOString(),
      }
      if (await control.writeMark({ ...unsigned, digest: digestOf(unsigned) })) return
    }
    throw storeErrors.markBusy(tenant, WRITE_TRIES)
  }

  return {
    read,
    write,
    grow: ({ size, state }) =>
      write((stored) =>
        stored && stored.size < size
          ? { ...stored, size, state, acceptedBy: undefined }
          : undefined,
      ),
  }
}
