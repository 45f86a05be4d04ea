import { expect, it } from 'vitest'
import { officeHours } from './office-hours.ts'

it.each([
  ['2026-11-20T10:00:00Z', true],
  ['2026-11-20T17:00:00Z', false],
  ['2026-11-21T10:00:00Z', false],
])('is somebody in the office at %s: %s', (time, expected) => {
  const run = { id: 'run', purpose: 'editing', domain: 'LAB' }
  const context = { now: Date.parse(time), tenant: { id: 'riverside' }, run }
  expect(officeHours.read?.(context)).toEqual({ office_hours: expected })
})
