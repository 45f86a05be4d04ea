import type { TextSpan } from '@fcc/contracts'
import type { KeptRules } from './kept-rules.ts'
import { providerNamePlaces } from './provider-names.ts'
import { relativeDatePlaces } from './relative-dates.ts'

/** What a tenant's rules say of the words of one text, before any of them is proven. */
export interface PlacesByRules {
  /** Whether a word is part of a name that may stay. */
  keeps(word: TextSpan): boolean
  /** Whether a word is part of what has to go. */
  denies(word: TextSpan): boolean
}

/** Looks at a text with the rules of a tenant. What made it is not asked. */
export function placesByRules(text: string, kept: KeptRules): PlacesByRules {
  return {
    keeps: kept.providerNames === 'keep' ? isWithin(providerNamePlaces(text)) : () => false,
    denies: kept.relativeDates === 'keep' ? () => false : isWithin(relativeDatePlaces(text)),
  }
}

/** Whether a span lies in one of those, which are disjoint and in order. */
function isWithin(places: readonly TextSpan[]): (span: TextSpan) => boolean {
  return ({ start, end }) => {
    let low = 0
    let high = places.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((places[middle]?.start ?? 0) <= start) low = middle + 1
      else high = middle
    }
    return end <= (places[low - 1]?.end ?? -1)
  }
}
