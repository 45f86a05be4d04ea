import type { RunRecord, Waiting } from '@fcc/contracts'
import type { Paint } from '../io/terminal.ts'
import { visible } from '../io/visible.ts'
import { passedOverLines } from './model-choices.ts'

/** The lines when a run waits: for whom or what, and the command that lets it continue. */
export function waitLines(
  { id, waiting }: RunRecord,
  options: { readonly paint: Paint; readonly flags: string },
): readonly string[] {
  if (!waiting) return []
  const { paint, flags } = options
  const node = waiting.node === undefined ? 'The run' : waiting.node
  return [
    `  ${paint.yellow('…')} ${visible(node)} waits for ${visible(whom(waiting))}: ${visible(waiting.ask)}`,
    ...passedOverLines(waiting.passedOver).map((line) => `    ${line}`),
    ...waysOn(id, waiting, flags).map((line) => `    ${paint.dim(visible(line))}`),
  ]
}

function whom({ for: what, roles, quorum = 1, deadline }: Waiting): string {
  if (what !== 'human') return `the ${what}`
  const who = roles.length > 0 ? roles.join(' or ') : 'somebody'
  const several = quorum > 1 ? `${quorum} different people as ${who}` : who
  return deadline ? `${several} until ${deadline.until}` : several
}

function waysOn(id: string, waiting: Waiting, flags: string): readonly string[] {
  const [role] = waiting.roles
  const as = role === undefined ? '' : ` --as ID:${role}`
  switch (waiting.for) {
    case 'human': {
      const waives = waiting.asks === 'waiver' ? ' --waive --note TEXT' : ''
      return [
        `Read     fcc inbox show ${id}${flags}${as}`,
        `Answer   fcc approve ${id} --read DIGEST${waives}${flags}${as}`,
      ]
    }
    case 'version':
      return [`Resume   fcc resume ${id} --accept-version${flags}`]
    default:
      return waiting.due === undefined
        ? [`Resume   fcc resume ${id}${flags}`]
        : [`By itself at ${waiting.due}; at once: fcc resume ${id}${flags}`]
  }
}
