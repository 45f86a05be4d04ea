import { createHash } from 'node:crypto'
import type { ReferenceData, ReferenceDataStore } from '@fcc/contracts'
import type { VisitPorts } from '@fcc/simulation'
import { referenceErrors } from './diagnostics.ts'

/** Reads reference data and believes no text whose digest is another. */
export type ReferenceDataReader = VisitPorts['referenceData']

/** What the address of an artifact begins with that is reference data: it lies in no tenant's store. */
const ADDRESS_PREFIX = 'reference:'

/** SHA-256 of a text in UTF-8, in hexadecimal digits. */
export function referenceDigest(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}

/** The address of reference data as an artifact: with its name, for errors. */
export function referenceAddress({ digest, name, version }: ReferenceData): string {
  return `${ADDRESS_PREFIX}${digest}:${name}@${version}`
}

/** Which reference data an address means; nothing where it means a tenant's own content. */
export function referenceAt(
  address: string,
): Pick<ReferenceData, 'name' | 'version' | 'digest'> | undefined {
  if (!address.startsWith(ADDRESS_PREFIX)) return undefined
  const [digest = '', rest = ''] = address.slice(ADDRESS_PREFIX.length).split(':')
  const [name = '', version = ''] = rest.split('@')
  return { digest, name, version }
}

/** A reader over a store, for runs: nothing can be written through it. */
export function createReferenceDataReader(
  store: Pick<ReferenceDataStore, 'find' | 'list' | 'read'>,
): ReferenceDataReader {
  return {
    async find(name, version) {
      const isNamed = version === undefined || typeof version === 'string'
      const found = isNamed ? await store.find(name, version) : undefined
      if (found) return found
      const known = (await store.list()).filter((data) => data.name === name)
      const inForce = isNamed ? undefined : lastNotAfter(known, version.notAfter)
      if (inForce) return inForce
      throw referenceErrors.unknown(
        name,
        isNamed ? version : `not after ${version.notAfter}`,
        known.map((data) => data.version),
      )
    },
    async text({ name, version, digest }) {
      const text = await store.read(digest)
      if (text === undefined || referenceDigest(text) !== digest) {
        throw referenceErrors.tampered(name, version)
      }
      return text
    },
  }
}

/** The last version, by name, of those that are not after another; of equal names none is there twice. */
function lastNotAfter(
  known: readonly ReferenceData[],
  notAfter: string,
): ReferenceData | undefined {
  return known
    .filter(({ version }) => version <= notAfter)
    .reduce<ReferenceData | undefined>(
      (last, data) => (last && last.version > data.version ? last : data),
      undefined,
    )
}
