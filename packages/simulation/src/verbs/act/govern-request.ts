import type { ModelRequest, ProviderAttributes } from '@fcc/contracts'
import { attachmentTypes } from '@fcc/contracts/attachments'
import { type Governed, govern } from '../govern.ts'
import type { Acting } from './acting.ts'
import { keepGoverned } from './govern-acting.ts'
import { joinTexts } from './joined-texts.ts'
import { mapTexts, textsOf } from './texts-of.ts'

/**
 * Lets governance look at a whole request to a model, as one, at `prompt`, before a provider is chosen.
 * What is given back is what was looked at.
 */
export async function governPrompt(
  acting: Acting,
  request: ModelRequest,
  subject: string,
): Promise<ModelRequest> {
  // Where no rule looks, there is nothing to put together; egress is looked at always.
  if (acting.visit.ports.governance.rulesAt('prompt') === 0) return request
  return (await look(acting, request, { at: 'prompt', subject })).keep()
}

/** What governance would make of a request that goes to a provider. */
export interface EgressLook {
  readonly governed: Governed
  /** What it left of the request. */
  readonly left: ModelRequest
  /** Takes the decision over, for the request goes there: what may not go stops the visit. */
  keep(): ModelRequest
}

/** Lets governance look at a whole request, as one, at `egress` for a provider. Nothing is kept of it yet. */
export function lookAtEgress(
  acting: Acting,
  request: ModelRequest,
  looking: {
    readonly subject: string
    readonly provider: ProviderAttributes & { readonly id: string }
  },
): Promise<EgressLook> {
  return look(acting, request, { at: 'egress', ...looking })
}

async function look(
  acting: Acting,
  request: ModelRequest,
  looking: {
    readonly at: 'prompt' | 'egress'
    readonly subject: string
    readonly provider?: (ProviderAttributes & { readonly id: string }) | undefined
  },
): Promise<EgressLook> {
  const joined = joinTexts(textsOf(request))
  const { labels } = acting
  const governed = await govern(acting.visit, {
    ...{ ...looking, text: joined.text, labels },
    unread: attachmentTypes(request),
  })
  const { text } = governed
  const left = text === joined.text ? request : withRemedy(request, joined.split(text), text)
  return {
    governed,
    left,
    keep() {
      keepGoverned(acting, governed)
      return left
    },
  }
}

function withRemedy(
  request: ModelRequest,
  texts: readonly string[] | undefined,
  text: string,
): ModelRequest {
  return texts ? withTexts(request, texts) : asOneText(request, text)
}

function withTexts(request: ModelRequest, texts: readonly string[]): ModelRequest {
  let next = 0
  return mapTexts(request, (text) => texts[next++] ?? text)
}

/** A remedy reached across two texts: which is whose cannot be told any more, and one text is left. */
function asOneText(request: ModelRequest, text: string): ModelRequest {
  return {
    messages: [{ role: 'user', parts: [{ kind: 'text', text }] }],
    tools: [],
    wanted: { name: 'artifact', mediaType: request.wanted.mediaType },
    seed: request.seed,
    limits: request.limits,
  }
}
