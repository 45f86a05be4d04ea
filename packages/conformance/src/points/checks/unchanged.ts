import { canonicalText } from './canonical-text.ts'

/**
 * Whether a call left what it was given as it was. Compared by content: freezing what is handed over
 * would turn a change into an exception that the callee may swallow.
 */
export async function findChanges(
  given: Readonly<Record<string, unknown>>,
  call: () => unknown,
): Promise<readonly string[]> {
  const before = Object.entries(given).map(([name, value]) => [name, canonicalText(value)] as const)
  await call()
  return before
    .filter(([name, text]) => canonicalText(given[name]) !== text)
    .map(([name]) => `It changed ${name}.`)
}
