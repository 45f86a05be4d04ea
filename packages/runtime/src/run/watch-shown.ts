import type { RunJob, ShownText } from '@fcc/contracts'
import type { RunNews } from './run-news.ts'

/** What is shown of a run, from now until it is over. */
export interface WatchedShown {
  /** In the order in which it was shown; may be read once. */
  texts(): AsyncIterable<ShownText>
  /** The run is over, or nobody watches any more; idempotent. */
  close(): void
}

/**
 * Watches what a run that is carried out in this process shows of its outcomes while they are written.
 * What nobody has read yet is kept.
 */
export function watchShown(news: RunNews, job: Pick<RunJob, 'tenant' | 'run'>): WatchedShown {
  const waiting: ShownText[] = []
  let isOver = false
  let wake: () => void = () => undefined
  const stop = news.listen(job, {
    shown(shown) {
      waiting.push(shown)
      wake()
    },
  })
  const close = (): void => {
    isOver = true
    stop()
    wake()
  }
  return {
    close,
    async *texts() {
      try {
        for (;;) {
          const next = waiting.shift()
          if (next) yield next
          else if (isOver) return
          else
            await new Promise<void>((resolve) => {
              wake = resolve
            })
        }
      } finally {
        close()
      }
    },
  }
}
