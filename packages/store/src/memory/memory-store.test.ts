import { portConformance, storeSuite } from '@fcc/conformance'
import { memoryStore } from './memory-store.ts'

portConformance('memory', storeSuite, async () => {
  const backend = await memoryStore.open({ directory: '' })
  return { backend, cleanup: () => backend.close() }
})
