import type { RunRecord } from '@fcc/contracts'
import type { RunHandle } from '@fcc/runtime'
import { paint, say } from './terminal.ts'

/** Shows what happens to a run until it ends or waits, each line under the name of its story. */
export async function followRun(story: string, handle: RunHandle): Promise<RunRecord> {
  const name = paint('cyan', story.padEnd(16))
  for await (const event of handle.events()) {
    if (event.type !== 'fcc.visit.recorded') continue
    const visit = event.data
    const isHalted = visit.decisions.some(({ decision }) => decision === 'halt')
    const mark = isHalted
      ? paint('red', '■')
      : visit.route.kind === 'feedback'
        ? paint('yellow', '↺')
        : paint('green', '✓')
    const back = visit.route.kind === 'feedback' ? ` → ${visit.route.to.join(', ')}` : ''
    const node = visit.node.padEnd(12)
    say(
      `  ${name} ${mark} ${node} ${visit.personaName.padEnd(27)} ${isHalted ? 'halted by a rule' : visit.says}${back}`,
    )
  }
  const run = await handle.finished()
  const ending = run.state === 'completed' ? paint('green', 'completed') : paint('red', run.state)
  say(`  ${name} ${ending} ${paint('dim', `run ${run.id}`)}`)
  for (const { id, say: why } of run.reasons) {
    say(`  ${' '.repeat(16)}   ${paint('yellow', id)}  ${why}`)
  }
  return run
}

/** How often a run went back along a feedback edge. */
export function feedbackOf(run: RunRecord): number {
  return Object.values(run.nodes)
    .flatMap((node) => Object.values(node.taken ?? {}))
    .reduce((sum, { taken }) => sum + taken, 0)
}
