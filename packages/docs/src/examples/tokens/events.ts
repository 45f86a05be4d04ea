import { runChanged } from '@fcc/contracts'
import { definePlugin } from '@fcc/plugin-api'

export const plugin = definePlugin({
  id: 'acme-tally',
  setup({ on, defer }) {
    const ended = new Map<string, number>()
    on(runChanged, ({ run }) => ended.set(run.state, (ended.get(run.state) ?? 0) + 1))
    defer(() => ended.clear())
  },
})
