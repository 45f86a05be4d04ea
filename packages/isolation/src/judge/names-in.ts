import type { Aim, Names } from '../aim/names.ts'

/** Names of both, and an id that was made of one, so that what is told of either is the same text. Pure. */
export function namesIn(own: Names, aim: Aim, made?: string): Readonly<Record<string, unknown>> {
  const { names, guessed } = aim
  const all = Object.entries(own).map(([kind, value]) => [`own ${kind}`, value])
  return { ...names, ...Object.fromEntries(all), guessed, made }
}
