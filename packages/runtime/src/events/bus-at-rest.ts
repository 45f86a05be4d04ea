import type { DeadLetter } from '@fcc/contracts'
import { type BusParts, createTenantBus, type TenantBus } from './tenant-bus.ts'

/**
 * A bus that is made when it is first used. There is one for each tenant that a process knows, and most of them are at
 * rest: until then it holds what it would be made of.
 */
export function busAtRest(parts: BusParts): TenantBus {
  return new BusAtRest(parts)
}

class BusAtRest implements TenantBus {
  readonly #parts: BusParts
  #made: TenantBus | undefined

  constructor(parts: BusParts) {
    this.#parts = parts
  }

  get keeps(): TenantBus['keeps'] {
    return this.#parts.transport.keeps
  }

  publish(...given: Parameters<TenantBus['publish']>): ReturnType<TenantBus['publish']> {
    return this.#bus().publish(...given)
  }

  carry(...given: Parameters<TenantBus['carry']>): ReturnType<TenantBus['carry']> {
    return this.#bus().carry(...given)
  }

  subscribe(...given: Parameters<TenantBus['subscribe']>): ReturnType<TenantBus['subscribe']> {
    return this.#bus().subscribe(...given)
  }

  letters(...given: Parameters<TenantBus['letters']>): ReturnType<TenantBus['letters']> {
    return this.#bus().letters(...given)
  }

  redrive(...given: Parameters<TenantBus['redrive']>): ReturnType<TenantBus['redrive']> {
    return this.#bus().redrive(...given)
  }

  give(...given: Parameters<TenantBus['give']>): ReturnType<TenantBus['give']> {
    return this.#bus().give(...given)
  }

  deadLetters(): readonly DeadLetter[] {
    return this.#made?.deadLetters() ?? []
  }

  close(): Promise<void> {
    return this.#bus().close()
  }

  #bus(): TenantBus {
    this.#made ??= createTenantBus(this.#parts)
    return this.#made
  }
}
