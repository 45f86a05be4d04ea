import { expect, it } from 'vitest'
import { sampleCall } from './sample-call.test-data.ts'
import { ticketNumbers } from './ticket-numbers.ts'

it('finds a ticket number where it stands, and no other number', async () => {
  const findings = await ticketNumbers.detect('See ABC-123, not A-1.', sampleCall({}))
  expect(findings.map(({ span }) => span)).toEqual([{ start: 4, end: 11 }])
})
