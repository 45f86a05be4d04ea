import type { ObjectStoreFactory } from '@fcc/contracts/store-checks'
import { fileObjects } from '@fcc/store'

/** An object store to begin with: files. Put your own in its place part by part, while the test stays green. */
export const firstObjects: ObjectStoreFactory = {
  ...fileObjects,
  id: 'example-fcc-template/first-objects',
  title: 'Files, to begin with',
}
