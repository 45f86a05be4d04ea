import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { objectStoreSuite, portConformance } from '@fcc/conformance'
import { firstObjects } from './first-objects.ts'

portConformance('the object store', objectStoreSuite, async () => {
  const directory = mkdtempSync(join(tmpdir(), 'example-fcc-template-'))
  const options = { directory, secret: async () => '' }
  return {
    objects: await firstObjects.open(options),
    reopen: () => firstObjects.open(options),
    cleanup: async () => rmSync(directory, { recursive: true, force: true }),
  }
})
