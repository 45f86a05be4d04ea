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
  dutyFault: (cause: unknown) =>
    new FccError({
      code: 'FCC_DUTIES_FAULT',
      why: 'One of the duties of the host did not begin or end as it should, for a reason that has no code of its own. The others are done.',
      fix: 'See the cause: a fault of FCC itself, or of the plugin that contributes what the duty works with. Report it with the cause; it is begun again with the next holder.',
      cause,
    }),
}
