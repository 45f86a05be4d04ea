import { portConformance, storeSuite } from '@fcc/conformance'
import { firstStore } from './first-store.ts'

portConformance('the store', storeSuite, async () => {
  const backend = await firstStore.open({ directory: '' })
  return { backend, cleanup: () => backend.close() }
})
