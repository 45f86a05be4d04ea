import { FccError } from '@fcc/plugin-api'

/** Errors of the duties that one process of a store has at a time. */
export const dutyErrors = {
  dutiesTakenOver: (holder: string, from: string, number: number) =>
    new FccError({
      code: 'FCC_DUTIES_TAKEN_OVER',
      why: `This process (${holder}) took over the duties of the host, as holder number ${number}: ${from} had them, did not give them back, and showed no sign of life for as long as limits.duty_lease_ms.`,
      fix: 'Nothing is to be done for the duties. Find out what became of the other process: it was killed, stood still, or did not reach the store.',
    }),
  dutiesLost: (holder: string, number: number) =>
    new FccError({
      code: 'FCC_DUTIES_LOST',
      why: `This process (${holder}) had the duties of the host as holder number ${number}, and did not renew that in time: it stood still, or did not reach the store. It ended what it did for them.`,
      fix: 'Another process has them, or this one again soon. Where it happens often, find out what holds this process or its store up, or raise limits.duty_lease_ms.',
    }),
  dutiesNotLooked: (cause: unknown) =>
    new FccError({
      code: 'FCC_DUTIES_NOT_LOOKED',
      why: 'Whether another process has the duties of the host could not be read: nothing is done for them here until it can.',
      fix: 'See the cause: most often the store cannot be reached. It is asked again every limits.duty_look_ms.',
      cause,
    }),
}
