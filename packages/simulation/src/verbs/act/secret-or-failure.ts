import { ProviderFailure } from '@fcc/contracts'
import type { VisitPorts } from '../../visit-ports.ts'

/**
 * A secret that settings name, as it is now. One that is not there is a key that is not accepted: the run
 * waits until somebody sets it.
 *
 * @throws ProviderFailure `not_authorised`
 */
export async function secretOrFailure(
  { ports }: { readonly ports: Pick<VisitPorts, 'secret'> },
  asked: { readonly by: string; readonly settings: unknown; readonly reference: string },
): Promise<string> {
  const { by, settings, reference } = asked
  try {
    return await ports.secret(settings, reference)
  } catch (cause) {
    throw new ProviderFailure('not_authorised', { by, cause })
  }
}
