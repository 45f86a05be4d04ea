import type { ModelRequest, PassedOver } from '@fcc/contracts'
import type { Acting } from './acting.ts'
import type { AskedProvider } from './ask-once.ts'
import { attachmentReader } from './attachment-reader.ts'
import { fitRequest } from './fit-request.ts'
import { type EgressLook, lookAtEgress } from './govern-request.ts'
import { forAbilities } from './hold-to-schema.ts'
import type { TurnRequest } from './provider-turn.ts'

/** A request as one provider would get it. Nothing is kept of it until it goes there. */
export interface ReadyRequest {
  /** What governance would make of it; absent where it does not leave this process. */
  readonly look: EgressLook | undefined
  /** What would be sent. */
  readonly left: ModelRequest
  /** Takes over what was cut and what was decided, for it goes there: what may not go stops the visit. */
  keep(): ModelRequest
}

/** Why a provider cannot be asked this: it is more than it takes, or of some of it nobody can tell. */
export interface UnreadyRequest {
  readonly unready: Omit<PassedOver, 'provider'>
}

/** Whether a provider can be asked. */
export function isReady(ready: ReadyRequest | UnreadyRequest): ready is ReadyRequest {
  return !('unready' in ready)
}

function countOf(type: string): string {
  return `a count of tokens of ${type}`
}

/**
 * Makes a request ready for one provider: as it can take it, cut where it is too long, and looked at for
 * it. Where even what may not be cut is more than its context holds, or where nobody can tell how much an attachment
 * takes, it cannot be asked, and says why.
 */
export async function readyRequest(
  acting: Acting,
  { request, subject, tools }: TurnRequest,
  provider: AskedProvider,
): Promise<ReadyRequest | UnreadyRequest> {
  const { id, code, settings, attributes } = provider
  const able = forAbilities(code, request)
  const tokens = code.tokens?.(settings)
  const bytesOf = attachmentReader(able, { by: id, texts: acting.attachments })
  const fitted = tokens === undefined ? undefined : await fitRequest(able, tokens, bytesOf)
  if (fitted?.kind === 'too_long') {
    return { unready: { why: 'failed', failure: 'context_too_long' } }
  }
  if (fitted?.kind === 'uncounted') {
    return { unready: { why: 'lacks', what: fitted.types.map(countOf) } }
  }
  const cut = fitted?.request ?? able
  const look =
    attributes.location === 'in-process'
      ? undefined
      : await lookAtEgress(acting, cut, { subject, provider: { id, ...attributes } })
  return {
    look,
    left: look?.left ?? cut,
    keep() {
      const { handed, tally } = acting
      const { turns: turn, trimmed } = tally
      for (const each of fitted?.trimmed ?? []) {
        // Names stand unencrypted in records, and a hook or a remedy may have changed them.
        const isKnown =
          each.source === 'tool_result' ? tools.includes(each.name) : handed.has(each.name)
        trimmed.push({ turn, ...each, name: isKnown ? each.name : '' })
      }
      return look ? look.keep() : cut
    },
  }
}
