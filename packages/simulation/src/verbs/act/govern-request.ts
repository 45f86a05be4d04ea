import type { ModelRequest, ProviderAttributes } from '@fcc/contracts'
import type { Acting } from './acting.ts'
import { governActing } from './govern-acting.ts'
import { joinTexts } from './joined-texts.ts'
import { mapTexts, textsOf } from './texts-of.ts'

/**
 * Lets governance look at a whole request to a model, as one: at `prompt` before a provider is chosen,
 * at `egress` for the one chosen. What is given back is what was looked at.
 */
export async function governRequest(
  acting: Acting,
  request: ModelRequest,
  looking: {
    readonly at: 'prompt' | 'egress'
    readonly subject: string
    readonly provider?: (ProviderAttributes & { readonly id: string }) | undefined
  },
): Promise<ModelRequest> {
  // Where no rule looks, there is nothing to put together; egress is looked at always.
  if (looking.at === 'prompt' && acting.visit.ports.governance.rulesAt('prompt') === 0) {
    return request
  }
  const joined = joinTexts(textsOf(request))
  const text = await governActing(acting, { ...looking, text: joined.text })
  if (text === joined.text) return request
  const texts = joined.split(text)
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
