import type { GrantedReading, TenantSession } from '@fcc/runtime'
import { cliErrors } from '../diagnostics.ts'

/** How long the id of a run is: a ULID. */
const WHOLE = 26

/** Fewer characters name no run: the first ones say the time in hours and days. */
const LEAST = 4

/** So many of the newest runs are looked through for one that was not written whole. */
const MAX_LOOKED_THROUGH = 2000

/** How many runs are read at a time. */
const PAGE = 200

/**
 * The id of the run that was written: whole, or as much of its beginning or of its end as no other of the
 * newest runs has, in capitals or not. What no run has is given back as it was written, for the session to refuse.
 *
 * @throws FccError FCC_CLI_RUN_AMBIGUOUS
 * @example
 * await findRun(session, '01jd5v8r3n') // '01JD5V8R3N4T6W8Y0Z2B4D6F8H'
 */
export async function findRun(
  session: Pick<TenantSession, 'runs' | 'tenant'> | Pick<GrantedReading, 'runs' | 'tenant'>,
  written: string,
): Promise<string> {
  if (written.length > WHOLE || written.length < LEAST || !/^[0-9A-Za-z]+$/.test(written))
    return written
  const part = written.toUpperCase()
  if (written.length === WHOLE) return part
  const meant: string[] = []
  let before: string | undefined
  for (let seen = 0; seen < MAX_LOOKED_THROUGH; seen += PAGE) {
    const page = await session.runs({ limit: PAGE, before })
    meant.push(...page.map(({ id }) => id).filter((id) => id.startsWith(part) || id.endsWith(part)))
    before = page.at(-1)?.id
    if (page.length < PAGE) break
  }
  const [only, ...others] = meant
  if (only !== undefined && others.length > 0) {
    throw cliErrors.runAmbiguous({ tenant: session.tenant, written }, meant)
  }
  return only ?? written
}
