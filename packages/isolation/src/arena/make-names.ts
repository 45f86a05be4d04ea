import { randomBytes } from 'node:crypto'
import type { Names } from '../aim/names.ts'

/** Letters and digits that nobody guesses. */
export const token = (bytes = 12): string => randomBytes(bytes).toString('hex')

/** Ids of one tenant that nobody has yet, in the shapes that the runtime gives them. */
export function makeNames(tenant: string): Names {
  const ofRun = () => `01${token().toUpperCase()}`
  const [run, waiting] = [ofRun(), ofRun()]
  return {
    ...{ tenant, run, waiting, over: ofRun(), removed: `01Z${token().toUpperCase()}` },
    ...{
      visit: `${run}/draft/1`,
      activity: `${run}/draft/1/ask#1`,
      asked: `${waiting}/sign/1/ask#1`,
    },
    ...{ binding: token(32), address: randomBytes(32).toString('base64url') },
    ...{ entry: `${run}:${token(4)}`, event: `${run}:${token(4)}:e`, command: token() },
    ...{ removedEntry: `${run}:${token(4)}`, carried: token(), erased: `s_${token(16)}` },
    ...{ movement: token(), account: `account-${token(4)}`, idempotencyKey: token(16) },
    ...{ subject: `s_${token(16)}`, owner: `person-${token(4)}`, credential: token() },
    ...{
      holder: `host/1/${token(4)}`,
      secret: `fcs_${token()}_${token(16)}`,
      grant: token(8),
      epoch: 1,
    },
  }
}
