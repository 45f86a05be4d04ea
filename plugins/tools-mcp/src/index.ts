import { skills } from '@fcc/contracts'
import { definePlugin } from '@fcc/plugin-api'
import { serverTools } from './server-tools.ts'
import { settings } from './settings.ts'

export default definePlugin({
  id: 'tools-mcp',
  settings,
  setup({ contribute }) {
    contribute(skills, serverTools)
  },
})
