import type { Expectations } from './expectations.ts'
import { fcc } from './fcc-command.ts'
import { heading, say } from './terminal.ts'

const tenants = ['riverside', 'meridian', 'northgate']

/** Where the export of a tenant's log goes, and the key that verifies it. */
export const auditFiles = (tenant: string) => ({
  log: `.fcc/audit/${tenant}.jsonl`,
  key: `.fcc/out/${tenant}.pub`,
})

/** Why a run was halted, and every tenant's log verified by somebody who has the file and the key only. */
export async function verifyLogs(expectations: Expectations, run: string): Promise<void> {
  heading('Why, and the proof of it', 'Each decision is explained; each log verifies offline.')
  const explained = await fcc(['explain', run, '--tenant', 'riverside'])
  expectations.check('the run is explained', explained.code, 0)
  for (const tenant of tenants) {
    say('')
    const { log, key } = auditFiles(tenant)
    await fcc(['audit', 'export', '--tenant', tenant, '-o', log, '--force'])
    const verified = await fcc(['audit', 'verify', log, '--key', key])
    expectations.check(`the log of ${tenant} verifies`, verified.code, 0)
  }
}
