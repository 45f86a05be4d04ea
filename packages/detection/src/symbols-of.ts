import { type SymbolText, symbolText } from './anchors/symbols.ts'
import type { MappedText } from './mapped-text.ts'

const known = new WeakMap<MappedText, SymbolText>()

/** A text by its symbols, which are read once for all who look at it. */
export function symbolsOf(text: MappedText): SymbolText {
  const found = known.get(text) ?? symbolText(text.text)
  known.set(text, found)
  return found
}
