import { isDeepStrictEqual } from 'node:util'
import { paint, say } from './terminal.ts'

/** What the demo expects of itself, checked and counted as it goes. */
export interface Expectations {
  /** Says whether a thing came out as expected; the demo continues either way. */
  check(what: string, actual: unknown, expected: unknown): void
  readonly held: number
  readonly broken: readonly string[]
}

/** Starts counting. */
export function createExpectations(): Expectations {
  const broken: string[] = []
  let held = 0
  return {
    check(what, actual, expected) {
      if (isDeepStrictEqual(actual, expected)) {
        held += 1
        say(`  ${paint('green', '✓')} ${what}`)
        return
      }
      broken.push(what)
      const [is, should] = [JSON.stringify(actual), JSON.stringify(expected)]
      say(`  ${paint('red', '✗')} ${what}: is ${is}, expected ${should}`)
    },
    get held() {
      return held
    },
    broken,
  }
}
