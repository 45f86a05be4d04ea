import { expect } from 'vitest'

/** The test file that is running or being collected; `undefined` outside of vitest. */
export function testFile(): string | undefined {
  try {
    return expect.getState().testPath
  } catch {
    return undefined
  }
}
