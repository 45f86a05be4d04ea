import { objectStores } from '@fcc/contracts'
import { definePlugin } from '@fcc/plugin-api'
import { createS3Objects } from './s3-objects.ts'
import { config } from './settings.ts'

export default definePlugin({
  id: 'objects-s3',
  config,
  setup({ contribute, config: given }) {
    contribute(objectStores, createS3Objects(given))
  },
})
