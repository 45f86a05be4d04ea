import { FccError } from '@fcc/plugin-api'

/** What every transport reports. */
export const transportErrors = {
  notKept: (): FccError =>
    new FccError({
      code: 'FCC_EVENT_NOT_KEPT',
      why: 'A subscription is to begin at a place or a time, and this transport keeps no messages to begin from.',
      fix: 'Subscribe without `from`, or choose a transport that keeps messages under events.use in fcc.yaml.',
    }),
} as const
