import { type MessageReceiver, transports } from '@fcc/contracts'
import { createLettersInMemory, transportErrors } from '@fcc/contracts/transports'
import { definePlugin } from '@fcc/plugin-api'

export const plugin = definePlugin({
  id: 'acme-carrier',
  setup({ contribute }) {
    // Chosen in fcc.yaml with `events: { use: acme-carrier/by-foot }`.
    contribute(transports, {
      id: 'acme-carrier/by-foot',
      title: 'Each message carried to each receiver, one after the other',
      async open() {
        const topics = new Map<string, Set<MessageReceiver>>()
        const letters = new Map<string, ReturnType<typeof createLettersInMemory>>()
        return {
          keeps: 'until-taken',
          async publish(topic, messages) {
            for (const message of messages) {
              for (const receive of topics.get(topic) ?? []) {
                await receive(message).catch(() => receive(message))
              }
            }
          },
          async subscribe(topic, receive, { from } = {}) {
            if (from) throw transportErrors.notKept()
            const receivers = topics.get(topic) ?? new Set()
            topics.set(topic, receivers.add(receive))
            return async () => void receivers.delete(receive)
          },
          letters(topic, group) {
            const ofTopic = letters.get(topic) ?? createLettersInMemory(100)
            letters.set(topic, ofTopic)
            return ofTopic(group)
          },
          async close() {
            topics.clear()
          },
        }
      },
    })
  },
})
