import type { Reason } from '@fcc/contracts'
import { FccError } from '@fcc/plugin-api'

/** Errors of recordings. The texts carry names, places and counts, never content. */
export const recordingErrors = {
  runOpen: (run: string, state: string) =>
    new FccError({
      code: 'FCC_RECORDING_RUN_OPEN',
      why: `Run ${run} is ${state}, and a recording is made of a run that is over.`,
      fix: `See what it waits for: fcc explain ${run}. Once it is over, fcc record ${run} FILE records it.`,
    }),
  empty: (run: string) =>
    new FccError({
      code: 'FCC_RECORDING_EMPTY',
      why: `No model answered in run ${run}: there is nothing to record.`,
      fix: 'Record a run that a model plays; what is made without one is made again without a recording.',
    }),
  withheld: (run: string, reader: string, purpose: string, reasons: readonly Reason[]) =>
    new FccError({
      code: 'FCC_RECORDING_WITHHELD',
      why: `What models answered in run ${run} is not given to ${reader} for ${purpose}: ${reasons.map(({ id, say }) => `${id}: ${say}`).join(' ')}`,
      fix: 'Let somebody record it who may under these rules, or record a run on input that they do not keep.',
    }),
  missing: (file: string, why: string) =>
    new FccError({
      code: 'FCC_RECORDING_MISSING',
      why: `The recording ${file} cannot be read: ${why}.`,
      fix: 'Name a recording that is there, or make one: fcc run SCENARIO --record FILE.',
    }),
  tooLarge: (file: string, bytes: number, most: number) =>
    new FccError({
      code: 'FCC_RECORDING_TOO_LARGE',
      why: `The recording ${file} has ${bytes} bytes, and ${most} are read at most.`,
      fix: 'Set limits.answer_bytes of the provider that answers from it as high as the file is long.',
    }),
  invalid: (file: string, why: string, cause?: unknown) =>
    new FccError({
      code: 'FCC_RECORDING_INVALID',
      why: `${file} is no recording that can be read: ${why}.`,
      fix: 'Copy it anew from where it was made, as binary, or make it again: fcc run SCENARIO --record FILE.',
      cause,
    }),
  key: (file: string, why: string) =>
    new FccError({
      code: 'FCC_RECORDING_KEY',
      why: `The recording ${file} does not open: ${why}.`,
      fix: `Bring the key that was written with it, ${file}.key, to where it is looked for.`,
    }),
}
