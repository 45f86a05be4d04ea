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
  /** Writes a tenant's record over the one that is there. */
  write(record: Omit<AcceptedCapabilities, 'digest'>): Promise<void>
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
  return {
    async read(tenant) {
      let stored = await readStored(control, tenant)
      if (stored === undefined) {
        if ((await control.readMark(tenant)) === undefined) return { kind: 'new' }
        // Another process may have started the tenant between the two readings; it writes the record first.
        stored = await readStored(control, tenant)
        if (stored === undefined) return { kind: 'missing' }
      }
      return isGenuine(stored, tenant, await keys())
        ? { kind: 'known', accepted: stored }
        : { kind: 'tampered' }
    },
    async write(unsigned) {
      const digest = digestOf(unsigned, await keys())
      await control.writeCapabilities({ ...unsigned, digest })
    },
    close: () => ring.close(),
  }
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
