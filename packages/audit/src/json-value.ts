/** What JSON can say, and nothing that it cannot: no `undefined`, no `bigint`, no class instances. */
export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue }
