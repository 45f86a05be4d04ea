import { FccError } from '@fcc/plugin-api'
import { NotThisWay, NotTried } from './not-tried.ts'

/** What a call came to, as far as whoever made it can see. */
export type Outcome =
  | { readonly kind: 'answer'; readonly value: unknown }
  | { readonly kind: 'refusal'; readonly code: string; readonly told: readonly string[] }
  | { readonly kind: 'no end' }

/** Waits for a call, and no longer than a limit: one that never ends holds nobody up. */
export async function outcomeOf(call: () => unknown, limitMs: number): Promise<Outcome> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<Outcome>((resolve) => {
    timer = setTimeout(resolve, limitMs, { kind: 'no end' })
  })
  const made = Promise.resolve()
    .then(call)
    .then(
      (value): Outcome => ({ kind: 'answer', value }),
      (error: unknown): Outcome => ({ kind: 'refusal', ...refusalOf(error) }),
    )
  try {
    return await Promise.race([made, late])
  } finally {
    clearTimeout(timer)
  }
}

function refusalOf(error: unknown): { readonly code: string; readonly told: readonly string[] } {
  const told: string[] = []
  for (
    let each = error, depth = 0;
    each instanceof Error && depth < 5;
    each = each.cause, depth += 1
  ) {
    told.push(each.message)
    if (FccError.is(each)) told.push(each.why, each.fix)
  }
  if (FccError.is(error)) return { code: error.code, told }
  return { code: error instanceof Error ? error.name : typeof error, told }
}

/** A moment, as it is written. */
const TIME = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g

/** The outcome as a text in which ids are told by what they are of, so that two can be held against each other. Pure. */
export function shapeOf(outcome: Outcome, names: Readonly<Record<string, unknown>>): string {
  const named = Object.entries(names)
    .flatMap(([kind, value]) => (typeof value === 'string' && value !== '' ? [[kind, value]] : []))
    .sort(([, one = ''], [, other = '']) => other.length - one.length)
  const told = outcome.kind === 'refusal' ? { ...outcome, told: outcome.told.slice(0, 1) } : outcome
  let text: string = JSON.stringify(told, (_, value: unknown) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
  )
  text = text?.replaceAll(TIME, '‹time›')
  for (const [kind = '', value = ''] of named) {
    text = text.replaceAll(JSON.stringify(value).slice(1, -1), `‹${kind}›`)
  }
  return text ?? 'nothing'
}

/** Why an outcome says nothing: the call was not made, or did not come to an end of its own. Pure. */
export function whyNotTried(outcome: Outcome): NotTried | NotThisWay | undefined {
  if (outcome.kind === 'no end') return new NotTried('The call did not end.')
  if (outcome.kind === 'answer' || outcome.code.startsWith('FCC_')) return undefined
  const [told = ''] = outcome.told
  if (outcome.code === 'NotThisWay') return new NotThisWay(told)
  return new NotTried(outcome.code === 'NotTried' ? told : `${outcome.code}: ${told}`)
}
