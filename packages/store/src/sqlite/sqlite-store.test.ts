import { durableStoreSuite, portConformance } from '@fcc/conformance'
import { temporaryDirectory } from '../fixtures/temporary-directory.ts'
import { sqliteStore } from './sqlite-store.ts'

portConformance('sqlite', durableStoreSuite, async () => {
  const directory = temporaryDirectory()
  let backend = await sqliteStore.open({ directory: directory.path })
  return {
    backend,
    async reopen() {
      await backend.close()
      backend = await sqliteStore.open({ directory: directory.path })
      return backend
    },
    async cleanup() {
      await backend.close()
      directory.remove()
    },
  }
})
