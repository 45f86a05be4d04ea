import { definePoint, type PointShape } from '@fcc/plugin-api'
import { structureSchema } from '../catalogue/structure-schema.ts'

/** An object in a list. */
export interface ListedObject {
  readonly name: string
  /** Of what lies there. */
  readonly bytes: number
  /** When it was put, in milliseconds since 1970. */
  readonly writtenAt: number
}

/**
 * Objects of one tenant, by the SHA-256 of their bytes in 64 hexadecimal digits: whatever else is given for a name is
 * refused. What is put is sealed; whoever reads checks the digest. No call reaches what another tenant has.
 */
export interface TenantObjects {
  readonly tenant: string
  /** Durable once it comes back. Putting the same again changes nothing. */
  put(name: string, bytes: Uint8Array): Promise<void>
  /** The bytes as they lie there, whatever they are by now; nothing where there is no such object. */
  get(name: string): Promise<Uint8Array | undefined>
  /** Removes it for good; one that is not there is passed over. */
  remove(name: string): Promise<void>
  /** Some objects in the order of their names, after one of them. */
  list(page: {
    readonly after?: string | undefined
    readonly limit: number
  }): Promise<readonly ListedObject[]>
  /** Takes away what is left of puts that were begun before a time and never ended; how many they were. */
  dropUnfinished(before: number): Promise<number>
}

/** An open object store. */
export interface ObjectBackend {
  /** Opens nothing by itself: a tenant without objects costs nothing. */
  ofTenant(tenant: string): TenantObjects
  /** Takes away what names a tenant of which no object is left, such as its folders; absent where there is nothing. */
  forget?(tenant: string): Promise<void>
  /** Idempotent. */
  close(): Promise<void>
}

/** What an object store is opened with. */
export interface ObjectStoreOptions {
  /** Where it keeps its files, if it has any. */
  readonly directory: string
  /** Resolves a reference (`env:NAME`, `file:PATH`) that stands in `plugin_config` of `fcc.yaml`. */
  secret(reference: string): Promise<string>
}

/** A kind of object store. */
export interface ObjectStoreFactory {
  readonly id: string
  readonly title: string
  open(options: ObjectStoreOptions): Promise<ObjectBackend>
}

export interface ObjectStoreShape extends PointShape {
  readonly value: ObjectStoreFactory
}

/** Object stores: host-scoped; configuration chooses one for contents that are too large for a row. */
export const objectStores = definePoint<ObjectStoreShape>({
  id: 'object-stores',
  version: 1,
  scope: 'host',
  combine: 'choose-one',
  onFailure: 'abort',
  schema: structureSchema({ id: 'string', title: 'string', open: 'function' }),
})
