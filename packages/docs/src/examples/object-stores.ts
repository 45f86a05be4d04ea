import { objectStores } from '@fcc/contracts'
import { definePlugin } from '@fcc/plugin-api'
import { fileObjects } from '@fcc/store'

export const plugin = definePlugin({
  id: 'acme-archive',
  setup({ contribute }) {
    // Chosen in fcc.yaml with `objects: { use: acme-archive/mounted }`. An object store written from scratch
    // implements `ObjectBackend` and passes the object store suite of @fcc/conformance.
    contribute(objectStores, {
      ...fileObjects,
      id: 'acme-archive/mounted',
      title: 'Files on the archive’s own disk',
      open: (options) => fileObjects.open({ ...options, directory: '/srv/archive' }),
    })
  },
})
