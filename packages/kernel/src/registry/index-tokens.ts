import { failure } from '../diagnostics.ts'

/** Tokens by id. @throws FccError FCC_KERNEL_DUPLICATE_POINT */
export function indexTokens<Token extends { readonly id: string }>(
  tokens: readonly Token[],
): ReadonlyMap<string, Token> {
  const index = new Map<string, Token>()
  for (const token of tokens) {
    if (index.has(token.id)) throw failure('FCC_KERNEL_DUPLICATE_POINT', {}, token.id)
    index.set(token.id, token)
  }
  return index
}
