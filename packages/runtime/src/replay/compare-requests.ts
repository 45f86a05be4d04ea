import { canonicalJson, type JsonValue } from '@fcc/audit'
import type { ModelRequest } from '@fcc/contracts'
import type { ReplayedDifference } from './run-replay.ts'

/** What two values say, the same for the same: what JSON keeps of them, in one order. */
export function textOf(value: unknown): string {
  return canonicalJson(JSON.parse(JSON.stringify(value ?? null)) as JsonValue)
}

interface AskedOfModel {
  readonly provider: string
  readonly request: ModelRequest
}

/**
 * How what is asked now differs from what was asked then, by place; nothing where it is the same. Pure.
 *
 * @param activity its id, to name it
 */
export function compareRequests(
  activity: string,
  then: unknown,
  now: unknown,
): readonly ReplayedDifference[] {
  if (textOf(then) === textOf(now)) return []
  const says = isOfModel(then) && isOfModel(now) ? differencesOf(then, now) : ['asks otherwise']
  return says.map((say) => ({ part: 'request', say: `${activity} ${say}` }))
}

function isOfModel(asked: unknown): asked is AskedOfModel {
  return typeof asked === 'object' && asked !== null && 'provider' in asked && 'request' in asked
}

function differencesOf(then: AskedOfModel, now: AskedOfModel): readonly string[] {
  const says: string[] = []
  if (then.provider !== now.provider)
    says.push(`asks ${now.provider} now, and asked ${then.provider}`)
  const [before, after] = [then.request.messages, now.request.messages]
  if (before.length !== after.length) {
    says.push(`has ${after.length} messages now, and had ${before.length}`)
  }
  for (const [index, message] of after.entries()) {
    const known = before[index]
    if (known === undefined) break
    if (known.role !== message.role) says.push(`message ${index + 1} is of another role`)
    const parts = message.parts.flatMap((part, at) =>
      textOf(part) === textOf(known.parts[at]) ? [] : [at + 1],
    )
    if (parts.length > 0 || message.parts.length !== known.parts.length) {
      const of = parts.length > 0 ? `, part ${parts.join(', ')}` : ''
      says.push(`message ${index + 1} (${message.role})${of} is not what was asked then`)
    }
  }
  const { messages: _, ...restThen } = then.request
  const { messages: __, ...restNow } = now.request
  for (const name of new Set([...Object.keys(restThen), ...Object.keys(restNow)])) {
    const key = name as keyof typeof restThen
    if (textOf(restThen[key]) !== textOf(restNow[key])) says.push(`has another value for ${name}`)
  }
  return says.length > 0 ? says : ['asks otherwise']
}
