import { storeConformance } from '@fcc/conformance'
import { memoryStore } from './memory-store.ts'

storeConformance('memory', async () => {
  const backend = await memoryStore.open({ directory: '' })
  return { backend, cleanup: () => backend.close() }
})
