import { portConformance, storeSuite } from '@fcc/conformance'
import { fileObjects, memoryStore } from '@fcc/store'
import { temporaryFolder } from '../testing/test-runtime.test-support.ts'
import { openHostObjects } from './host-objects.ts'
import { withObjects } from './store-with-objects.ts'

portConformance('a store whose contents are all objects', storeSuite, async () => {
  const options = { directory: temporaryFolder(), secret: async () => '' }
  const backend = await memoryStore.open(options)
  const objects = await openHostObjects({
    chosen: { use: 'fcc-host/files', factory: fileObjects },
    known: {},
    options,
    overBytes: 0,
    orphanMs: 3_600_000,
  })
  return {
    backend: withObjects(backend, objects, Date.now),
    async cleanup() {
      await backend.close()
      await objects.close()
    },
  }
})
