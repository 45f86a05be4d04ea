import { storeError } from '@fcc/contracts/store-checks'
import { FccError } from '@fcc/plugin-api'

/** Errors of records at rest. They name rows by their table and key, never content. */
export const storeErrors = {
  tampered: (tenant: string, what: string, found: string) =>
    new FccError({
      code: 'FCC_STORE_TAMPERED',
      why: `${what} of tenant ${tenant} is not what was written there: ${found}.`,
      fix: 'Stop, keep the file for who investigates, and restore the tenant from a backup; nothing that it says is believed.',
    }),
  unknownRun: (_tenant: string, run: string) => storeError('FCC_STORE_UNKNOWN_RUN', [run]),
}
