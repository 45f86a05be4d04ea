import { verifyLogs } from './demo/audit-logs.ts'
import { erasePatient } from './demo/erasure.ts'
import { createExpectations } from './demo/expectations.ts'
import { askOutsideProvider } from './demo/outside-provider.ts'
import { searchForPlaintext } from './demo/plaintext-search.ts'
import { paint, say } from './demo/terminal.ts'
import { runThreeTenants } from './demo/three-tenants.ts'
import { waitForPerson } from './demo/waiting-person.ts'

// A patient of this demo alone: their key is destroyed at the end, and a destroyed key never comes back.
const patient = `patient-${Date.now().toString(36)}`

// The site shows a recording of the beginning: `demo.ts three-tenants`.
const [part] = process.argv.slice(2)

const expectations = createExpectations()
const hospital = await runThreeTenants(expectations, patient)
if (part === 'three-tenants') process.exit(expectations.broken.length === 0 ? 0 : 1)
const halted = await askOutsideProvider(expectations)
await waitForPerson(expectations, `${patient}-2`)
await verifyLogs(expectations, halted)
await erasePatient(expectations, hospital)
searchForPlaintext(expectations)

const { held, broken } = expectations
say('')
if (broken.length === 0) {
  say(
    paint('green', `All ${held} expectations held.`),
    'The data stays in .fcc/; .fcc/out/ holds what was released.',
  )
} else {
  say(paint('red', `${broken.length} of ${held + broken.length} expectations did not hold:`))
  for (const what of broken) say(`  ${what}`)
  process.exitCode = 1
}
