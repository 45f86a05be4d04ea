import { executors, type RunJob } from '@fcc/contracts'
import { definePlugin } from '@fcc/plugin-api'

export const plugin = definePlugin({
  id: 'acme-turns',
  setup({ contribute }) {
    // Chosen in fcc.yaml with `executor: { use: acme-turns/one-at-a-time }`.
    contribute(executors, {
      id: 'acme-turns/one-at-a-time',
      title: 'One run after the other',
      create({ advance, onError, now }) {
        const jobs = new Map<string, RunJob>()
        let working: Promise<void> | undefined
        let isOpen = true
        async function work(): Promise<void> {
          while (isOpen) {
            const due = [...jobs].find(([, job]) => job.due <= now())
            if (!due && jobs.size === 0) return
            if (!due) await new Promise((resolve) => setTimeout(resolve, 10))
            else await step(...due)
          }
        }
        async function step(key: string, job: RunJob): Promise<void> {
          jobs.delete(key)
          try {
            const outcome = await advance(job)
            if (outcome.next === 'again') jobs.set(key, { ...job, due: 0 })
            if (outcome.next === 'later') jobs.set(key, { ...job, due: outcome.due })
          } catch (error) {
            onError(job, error)
          }
        }
        const drain = async (): Promise<void> => {
          isOpen = false
          await working
        }
        return {
          async enqueue(job) {
            if (!isOpen) return
            const key = JSON.stringify([job.tenant, job.run])
            const due = Math.min(job.due, jobs.get(key)?.due ?? job.due)
            jobs.set(key, { ...job, due })
            working ??= work().finally(() => {
              working = undefined
            })
          },
          drain,
          close: drain,
        }
      },
    })
  },
})
