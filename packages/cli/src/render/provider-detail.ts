import type { ProviderStanding } from '@fcc/runtime'
import { priceText } from './cost-text.ts'

/** What is said of a wire that nobody has seen an answer over. */
export const UNTRIED = 'untried: nobody has seen an answer over this wire yet'

/** A provider in one phrase. A key is named, and said to be there or not; it is never shown. */
export function providerDetail(provider: ProviderStanding): string {
  const { attributes, kind, model, key, price, isUntried, isDefault, by } = provider
  const keyText =
    key === undefined ? 'no key' : `key ${key.reference} is ${key.isThere ? '' : 'not '}there`
  return [
    ...(kind === undefined ? [] : [kind.slice(kind.indexOf('/') + 1), model ?? '']),
    attributes.location,
    attributes.agreements.join(', ') || 'no agreements',
    ...(kind === undefined ? [] : [keyText, priceText(price)]),
    ...(by === 'tenant' ? ['of this tenant alone'] : []),
    ...(kind === undefined ? [] : [isUntried ? UNTRIED : 'tried']),
    ...(isDefault ? ['used by default'] : []),
  ].join(' · ')
}
