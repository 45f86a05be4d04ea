import type { JsonSchema } from '@fcc/contracts'
import { callerToolObject, type UsedTool } from '@fcc/contracts/caller-tools'
import type { Turn } from './transcript.ts'

/** What tools of the caller were used in a conversation, or which turns cannot be read so. */
export interface UsedTools {
  readonly used: readonly UsedTool[]
  readonly problems: readonly { readonly at: number; readonly why: string }[]
}

/**
 * Puts each call together with what its tool gave. Every call has one result, which comes after it; a result without
 * its call would be somebody else's word that nobody asked for. Pure.
 */
export function usedTools(turns: readonly Turn[]): UsedTools {
  const used: UsedTool[] = []
  const problems: { at: number; why: string }[] = []
  const open = new Map<string, { readonly at: number; readonly used: Omit<UsedTool, 'result'> }>()
  for (const [at, { text, asks = [], gives }] of turns.entries()) {
    for (const { id, tool, arguments: given } of asks) {
      const value = argumentsOf(given)
      if (value === undefined) problems.push({ at, why: 'The arguments of a call are no object.' })
      else if (open.has(id)) problems.push({ at, why: 'Two calls have one id.' })
      else open.set(id, { at, used: { tool, arguments: value } })
    }
    if (gives === undefined) continue
    const call = open.get(gives)
    open.delete(gives)
    if (call) used.push({ ...call.used, result: text })
    else problems.push({ at, why: 'No call of that id, without a result so far, is before it.' })
  }
  for (const { at } of open.values()) {
    problems.push({ at, why: 'A call has no result: each needs one before the next answer.' })
  }
  return { used, problems }
}

/** Arguments as a model gives them: nothing at all is none. */
function argumentsOf(text: string): JsonSchema | undefined {
  try {
    return callerToolObject.safeParse(JSON.parse(text.trim() === '' ? '{}' : text)).data
  } catch {
    return undefined
  }
}
