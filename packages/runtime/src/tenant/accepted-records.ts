import { canonicalJson } from '@fcc/audit'
import type { AcceptedCapabilities, ControlStore } from '@fcc/contracts'
import { FccError } from '@fcc/plugin-api'
import { createKeyRing, type KeyRing } from '@fcc/sealing'
import type { TenantHost } from './tenant-host.ts'

/** Whose keys digest the records: no tenant can have this id, and a tenant's own keys are not made before its store is known. */
const ACCEPTED_OWNER = '*accepted'

/** What the control store says of what a tenant last started with. */
export type FoundAccepted =
  /** Nothing, and nothing is remembered of a store of it either: the tenant never started. */
  | { readonly kind: 'new' }
  | { readonly kind: 'known'; readonly accepted: AcceptedCapabilities }
  /** Nothing, although the tenant had a store. */
  | { readonly kind: 'missing' }
  /** Something that no process with the key wrote for this tenant. */
  | { readonly kind: 'tampered' }

/** The records of what each tenant last started with, each under a keyed digest. */
export interface AcceptedRecords {
  /** @throws FccError FCC_SEALING_* where the keys cannot be opened; FCC_STORE_* */
  read(tenant: string): Promise<FoundAccepted>
  /** Makes the record that comes after those with these digests. */
  sign(
    record: Omit<AcceptedCapabilities, 'digest' | 'since'>,
    since: readonly string[],
  ): Promise<AcceptedCapabilities>
  /** Writes a record over whatever is there. */
  write(record: AcceptedCapabilities): Promise<void>
  /** Writes the record that follows one that was read, or none; `undefined` where somebody else was first. */
  follow(
    record: Omit<AcceptedCapabilities, 'digest' | 'since'>,
    before: AcceptedCapabilities | undefined,
  ): Promise<AcceptedCapabilities | undefined>
  close(): void
}

/** Opens the records: reads and writes them through the control store, with a key of their own. */
export function openAcceptedRecords({
  backend: { control },
  masterKey,
  clock,
}: Pick<TenantHost, 'backend' | 'masterKey' | 'clock'>): AcceptedRecords {
  const ring = createKeyRing({ masterKey, control, tenant: ACCEPTED_OWNER, now: clock })
  let readied: Promise<KeyRing> | undefined
  const keys = (): Promise<KeyRing> => {
    readied ??= ring.ready().then(() => ring)
    return readied
  }
  const sign: AcceptedRecords['sign'] = async (record, since) => {
    const unsigned = { ...record, since }
    return { ...unsigned, digest: digestOf(unsigned, await keys()) }
  }
  return {
    async read(tenant) {
      let stored = await readStored(control, tenant)
      if (stored === undefined) {
        // What is forged here starts nothing: the mark is checked when the store opens.
        const mark = await control.readMark(tenant)
        if (mark?.accepted === undefined) return { kind: 'new' }
        // Another process may have started the tenant between the two readings; it writes the record first.
        stored = await readStored(control, tenant)
        if (stored === undefined) return { kind: 'missing' }
      }
      return isGenuine(stored, tenant, await keys())
        ? { kind: 'known', accepted: stored }
        : { kind: 'tampered' }
    },
    sign,
    async write(record) {
      await control.writeCapabilities(record)
    },
    async follow(record, before) {
      const mark = before && (await control.readMark(record.tenant))
      const since = before ? sinceMark(chainOf(before), mark?.accepted) : []
      const signed = await sign(record, since)
      return (await control.writeCapabilities(signed, { digest: before?.digest }))
        ? signed
        : undefined
    },
    close: () => ring.close(),
  }
}

/** Pure: the digests of a record and of those that it came after, as far as it names them. */
export function chainOf({
  since,
  digest,
}: Pick<AcceptedCapabilities, 'since' | 'digest'>): readonly string[] {
  return [...since, digest]
}

/** Pure: the records from the one on that the mark knows of; all of them where it knows of none here. */
function sinceMark(chain: readonly string[], marked: string | undefined): readonly string[] {
  const at = marked === undefined ? -1 : chain.lastIndexOf(marked)
  return at === -1 ? chain : chain.slice(at)
}

/** A record as it is stored; `null`, which no process writes, where it is not even JSON. */
async function readStored(
  control: ControlStore,
  tenant: string,
): Promise<AcceptedCapabilities | null | undefined> {
  try {
    return await control.readCapabilities(tenant)
  } catch (error) {
    if (FccError.is(error) && error.code === 'FCC_STORE_CORRUPT') return null
    throw error
  }
}

/** Whether a record is of this tenant and under its digest: its shape is believed only then. */
function isGenuine(
  stored: AcceptedCapabilities | null,
  tenant: string,
  keys: KeyRing,
): stored is AcceptedCapabilities {
  if (typeof stored !== 'object' || stored === null || stored.tenant !== tenant) return false
  const { digest, ...unsigned } = stored
  if (!Array.isArray(unsigned.since)) return false
  try {
    return digest === digestOf(unsigned, keys)
  } catch {
    // What has no canonical form was not written by us.
    return false
  }
}

function digestOf(record: Omit<AcceptedCapabilities, 'digest'>, keys: KeyRing): string {
  return keys.keyedDigestNow(canonicalJson({ ...record, of: 'accepted_capabilities' }))
}
