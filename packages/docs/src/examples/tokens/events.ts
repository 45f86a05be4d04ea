import { defineEvent, definePlugin } from '@fcc/plugin-api'

/** A batch was baked: who imports this token may hear of it. */
export const batchBaked = defineEvent<{ readonly loaves: number }>({ id: 'acme-oven.batch.baked' })

export const plugin = definePlugin({
  id: 'acme-tally',
  setup({ on, defer }) {
    const batches: number[] = []
    on(batchBaked, ({ loaves }) => void batches.push(loaves))
    defer(() => void batches.splice(0))
  },
})
