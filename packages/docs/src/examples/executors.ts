import { executors, type RunJob } from '@fcc/contracts'
import { definePlugin } from '@fcc/plugin-api'

export const plugin = definePlugin({
  id: 'acme-turns',
  setup({ contribute }) {
    // Chosen in fcc.yaml with `executor: { use: acme-turns/one-at-a-time }`.
    contribute(executors, {
      id: 'acme-turns/one-at-a-time',
      title: 'One run after the other',
      create({ advance }) {
        const jobs = new Map<string, Promise<void>>()
        let last: Promise<void> = Promise.resolve()
        let isOpen = true
        async function carry(job: RunJob): Promise<void> {
          while (isOpen) {
            const outcome = await advance(job)
            if (outcome.next === 'stop') return
            if (outcome.next === 'later') {
              await new Promise((resolve) => setTimeout(resolve, outcome.afterMs))
            }
          }
        }
        const drain = async (): Promise<void> => {
          isOpen = false
          await Promise.allSettled(jobs.values())
        }
        return {
          submit(job) {
            const key = `${job.tenant}/${job.run}`
            const known = jobs.get(key)
            if (known) return known
            const carried = last.then(() => carry(job)).finally(() => jobs.delete(key))
            jobs.set(key, carried)
            last = carried.catch(() => undefined)
            return carried
          },
          drain,
          close: drain,
        }
      },
    })
  },
})
