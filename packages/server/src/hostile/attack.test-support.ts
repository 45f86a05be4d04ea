import { tmpdir } from 'node:os'
import type { RawAnswer } from './raw-request.test-support.ts'
import type { Target } from './target.test-support.ts'

/** A request that must get nothing. */
export interface Attack {
  readonly name: string
  readonly bytes: Buffer
  /** Statuses that are right besides a refusal, where the request is harmless if it is read rightly. */
  readonly harmless?: readonly number[] | undefined
  /** What must not be in the answer's head, for what a browser would act on. */
  readonly notInHead?: string | undefined
}

/** What shows that a machine or a program is looked into. */
const INSIDES = ['node_modules', '.ts:', '.js:', 'at Object.', process.cwd(), tmpdir(), 'zod']

/** Why an attack got through, or nothing where it did not. */
export function through(
  { harmless = [], notInHead }: Attack,
  answers: readonly RawAnswer[],
  { secrets }: Pick<Target, 'secrets'>,
): string | undefined {
  for (const { status, head, text } of answers) {
    if (status >= 500) return `answered ${status}`
    if (status < 400 && !harmless.includes(status)) return `answered ${status}`
    const shown = [...secrets, ...INSIDES].find((each) => text.includes(each))
    if (shown !== undefined) return `showed ${shown}`
    if (notInHead !== undefined && head.includes(notInHead)) return `has ${notInHead} in its head`
    // What the parser of HTTP refuses has no body; everything else is a problem with its headers.
    const isTold =
      head.includes('application/problem+json') || text.startsWith('{"error":{"message"')
    if (status >= 400 && text !== '' && !isTold) return 'refused by something that is no problem'
    if (text !== '' && !head.includes('x-content-type-options: nosniff'))
      return 'lets types be guessed'
  }
  return undefined
}
