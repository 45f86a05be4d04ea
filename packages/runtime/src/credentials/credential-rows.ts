import { canonicalJson } from '@fcc/audit'
import type { ControlStore, CredentialKind, CredentialRow } from '@fcc/contracts'
import { createKeyRing, type KeyRing } from '@fcc/sealing'
import { runtimeErrors } from '../diagnostics.ts'
import type { TenantHost } from '../tenant/tenant-host.ts'

/** Whose keys digest the rows: no tenant can have this id, for none begins with a star. */
const CREDENTIAL_OWNER = '*credentials'

/** A row without its digest: what whoever writes it says. */
export type UnsignedCredential = Omit<CredentialRow, 'digest'>

/** The rows of keys and sessions, each under a keyed digest. */
export interface CredentialRows {
  /** `false` where somebody else wrote this version first. */
  write(row: UnsignedCredential): Promise<boolean>
  /** @throws FccError FCC_CREDENTIAL_TAMPERED for a row that no process with the key wrote */
  read(kind: CredentialKind, id: string): Promise<CredentialRow | undefined>
  /** @throws FccError FCC_CREDENTIAL_TAMPERED */
  list(query: Parameters<ControlStore['listCredentials']>[0]): Promise<readonly CredentialRow[]>
  remove(kind: CredentialKind, id: string): Promise<boolean>
  /** The row under a digest of this host's key, written nowhere. */
  sign(row: UnsignedCredential): Promise<CredentialRow>
  /** Whether a process with the key wrote a row. */
  isGenuine(row: CredentialRow): Promise<boolean>
  removeExpired(kind: CredentialKind, before: number): Promise<number>
  close(): void
}

/** Opens the rows: reads and writes them through the control store, with a key of their own. */
export function openCredentialRows({
  backend: { control },
  masterKey,
  clock,
}: Pick<TenantHost, 'backend' | 'masterKey' | 'clock'>): CredentialRows {
  const ring = createKeyRing({ masterKey, control, tenant: CREDENTIAL_OWNER, now: clock })
  let readied: Promise<KeyRing> | undefined
  const keys = (): Promise<KeyRing> => {
    readied ??= ring.ready().then(() => ring)
    return readied
  }
  /**
   * The newest version of each row that this process met: none that is older is believed again. Where the row itself
   * is known, whatever equals it in every field is genuine, and its digest is not made again.
   */
  const newest = new Map<string, Met>()
  const nameOf = (kind: CredentialKind, id: string) => `${kind} ${id}`

  async function checked(
    row: CredentialRow,
    asked: {
      readonly kind: CredentialKind
      readonly id: string
      /** The newest that was met before this row was asked for. */
      readonly met?: Met | undefined
    },
  ): Promise<CredentialRow> {
    const known = asked.met?.row
    if (known && isSameRow(known, row)) return known
    const { digest, ...unsigned } = row
    const name = nameOf(asked.kind, asked.id)
    const isItsOwn = row.kind === asked.kind && row.id === asked.id
    const isGenuine = isItsOwn && digest === digestOf(unsigned, await keys())
    if (!isGenuine || row.version < (asked.met?.version ?? 0)) {
      throw runtimeErrors.credentialTampered(asked.kind, asked.id)
    }
    const found = Object.freeze(row)
    remember(name, { version: row.version, row: found })
    return found
  }

  function remember(name: string, met: Met): void {
    const known = newest.get(name)
    newest.delete(name)
    newest.set(name, known && known.version > met.version ? known : met)
    const [oldest] = newest.keys()
    if (newest.size > MAX_REMEMBERED && oldest !== undefined) newest.delete(oldest)
  }

  return {
    async write(unsigned) {
      const row = { ...unsigned, digest: digestOf(unsigned, await keys()) }
      const isWritten = await control.writeCredential(row)
      if (isWritten) remember(nameOf(row.kind, row.id), { version: row.version })
      return isWritten
    },
    async read(kind, id) {
      const met = newest.get(nameOf(kind, id))
      const row = await control.readCredential(kind, id)
      return row && checked(row, { kind, id, met })
    },
    async list(query) {
      const { kind, tenant } = query
      const before = new Map(newest)
      const rows = await control.listCredentials(query)
      const seen = new Set<string>()
      for (const row of rows) {
        const { id } = row
        await checked(row, { kind, id, met: before.get(nameOf(kind, id)) })
        // A genuine row in the place of another one's.
        if (row.tenant !== tenant || seen.has(id)) throw runtimeErrors.credentialTampered(kind, id)
        seen.add(id)
      }
      return rows
    },
    sign: async (unsigned) => ({ ...unsigned, digest: digestOf(unsigned, await keys()) }),
    isGenuine: async ({ digest, ...unsigned }) => digest === digestOf(unsigned, await keys()),
    async remove(kind, id) {
      newest.delete(nameOf(kind, id))
      return control.removeCredential(kind, id)
    },
    removeExpired: (kind, before) => control.removeExpiredCredentials(kind, before),
    close: () => ring.close(),
  }
}

/** What a process met of a row. */
interface Met {
  readonly version: number
  /** Found to be genuine; absent where this process wrote it and has not read it since. */
  readonly row?: CredentialRow | undefined
}

/** Whether two rows are the same in every field: all of them are texts and numbers. */
function isSameRow(one: CredentialRow, other: CredentialRow): boolean {
  const names = Object.keys(one) as (keyof CredentialRow)[]
  return (
    names.length === Object.keys(other).length && names.every((name) => one[name] === other[name])
  )
}

/** Of how many rows a process remembers the newest version. */
const MAX_REMEMBERED = 10_000

function digestOf({ expiresAt, ...rest }: UnsignedCredential, keys: KeyRing): string {
  return keys.keyedDigestNow(
    canonicalJson({ of: 'credential', expiresAt: expiresAt ?? null, ...rest }),
  )
}
