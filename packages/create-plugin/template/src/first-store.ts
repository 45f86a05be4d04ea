import type { StoreFactory } from '@fcc/contracts'
import { createMemoryStore } from '@fcc/store'

const memory = createMemoryStore()

/** A store to begin with: in memory. Put your own in its place part by part, while the test stays green. */
export const firstStore: StoreFactory = {
  ...memory,
  id: 'example-fcc-template/first',
  title: 'In memory, to begin with',
}
