import { AgentCard, generateAgentCardSignature } from '@a2a-js/sdk'
import type { CardKey } from './card-key.ts'

/** Where the public key of this server's cards is. */
const CARD_KEYS_PATH = '/.well-known/jwks.json'

/**
 * The same card with a signature (A2A 1.0, 8.4: JWS over the canonical form), where there is a key. What is signed is
 * the card as it is sent: the SDK reads the form that it has in memory as one without sign-in.
 */
export async function signCard(
  card: AgentCard,
  key: CardKey | undefined,
  publicUrl: string,
): Promise<AgentCard> {
  if (!key) return card
  const { kid } = key.publicJwk
  const sign = generateAgentCardSignature(key.privateKey, {
    ...{ alg: key.algorithm, kid, typ: 'JOSE' },
    jku: new URL(CARD_KEYS_PATH, publicUrl).href,
  })
  const { signatures } = await sign(AgentCard.toJSON(card) as AgentCard)
  return { ...card, signatures }
}
