import { skills } from '@fcc/contracts'
import { definePlugin } from '@fcc/plugin-api'

export const plugin = definePlugin({
  id: 'acme-lists',
  setup({ contribute }) {
    contribute(skills, {
      id: 'acme-lists/list-lines',
      title: 'List the lines of a note',
      says: '{lines} lines',
      input: ['note'],
      output: ['list'],
      run({ artifacts }) {
        const lines = (artifacts.note?.text ?? '').split('\n').filter((line) => /\w/.test(line))
        return {
          artifacts: { list: `# List\n\n${lines.map((line) => `- ${line.trim()}\n`).join('')}` },
          measures: { lines: lines.length },
        }
      },
    })
  },
})
