import { FccError } from '@fcc/plugin-api'

/** What a thrown value says, whatever was thrown. */
export function messageOf(thrown: unknown): string {
  if (FccError.is(thrown)) return `${thrown.code} ${thrown.why}`
  return thrown instanceof Error ? thrown.message : String(thrown)
}
