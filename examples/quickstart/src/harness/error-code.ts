import { FccError } from '@fcc/plugin-api'

/** The code that a promise rejects with, `none` where it does not, the error itself where it is no letter of ours. */
export async function codeOf(doing: Promise<unknown>): Promise<string> {
  try {
    await doing
    return 'none'
  } catch (error) {
    return FccError.is(error) ? error.code : String(error)
  }
}
