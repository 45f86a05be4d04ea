import type { CreateSide, SideOptions } from './side.ts'
import type { MeasureRequest, SideAnswer } from './side-message.ts'
import { timeSide } from './stopwatch.ts'

// The process of one side: `node side-host.ts MODULE OPTIONS`, with a channel to the one that measures.
const [, , module = '', options = '{}'] = process.argv

const answer = (message: SideAnswer): void => {
  process.send?.(message)
}
const fail = (error: unknown): void => {
  answer({
    kind: 'failed',
    why: error instanceof Error ? (error.stack ?? error.message) : `${error}`,
  })
}

try {
  const { createSide } = (await import(module)) as { readonly createSide: CreateSide }
  const side = await createSide(JSON.parse(options) as SideOptions)
  process.on('message', ({ work, profileTo }: MeasureRequest) => {
    timeSide(side, work, profileTo).then(
      (timing) => answer({ kind: 'measured', timing }),
      (error: unknown) => fail(error),
    )
  })
  // A rival may leave timers or sockets behind: without the channel there is nothing left to do.
  process.on('disconnect', () => process.exit())
  answer({ kind: 'ready' })
} catch (error) {
  fail(error)
}
