import { durableStoreSuite, erasingStoreSuite, portConformance } from '@fcc/conformance'
import { temporaryDirectory } from '../fixtures/temporary-directory.ts'
import { sqliteStore } from './sqlite-store.ts'

async function subject() {
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
}

portConformance('sqlite', durableStoreSuite, subject)
portConformance('sqlite', erasingStoreSuite, subject)
