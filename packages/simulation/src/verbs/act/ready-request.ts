import type { ModelRequest } from '@fcc/contracts'
import type { Acting } from './acting.ts'
import type { AskedProvider } from './ask-once.ts'
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

/**
 * Makes a request ready for one provider: as it can take it, cut where it is too long, and looked at for
 * it. `undefined` where even what may not be cut is more than its context holds.
 */
export async function readyRequest(
  acting: Acting,
  { request, subject, tools }: TurnRequest,
  provider: AskedProvider,
): Promise<ReadyRequest | undefined> {
  const { id, code, settings, attributes } = provider
  const able = forAbilities(code, request)
  const tokens = code.tokens?.(settings)
  const fitted = tokens === undefined ? undefined : await fitRequest(able, tokens)
  if (fitted?.kind === 'too_long') return undefined
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
