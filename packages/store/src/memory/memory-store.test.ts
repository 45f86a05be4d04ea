import { erasingStoreSuite, portConformance, storeSuite } from '@fcc/conformance'
import { memoryStore } from './memory-store.ts'

async function subject() {
  const backend = await memoryStore.open({ directory: '' })
  return { backend, cleanup: () => backend.close() }
}

portConformance('memory', storeSuite, subject)
portConformance('memory', erasingStoreSuite, subject)
