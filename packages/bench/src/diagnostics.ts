import { FccError } from '@fcc/plugin-api'

/** Everything that can go wrong while measuring. */
export const benchError = {
  /** The command line cannot be understood. */
  usage: (why: string): FccError =>
    new FccError({
      code: 'FCC_BENCH_USAGE',
      why,
      fix: 'Run `pnpm bench --help` and use an id and options that it lists.',
    }),

  /** The peers could not be installed. */
  rivalsMissing: (why: string): FccError =>
    new FccError({
      code: 'FCC_BENCH_RIVALS_MISSING',
      why: `The peers to measure against could not be installed: ${why}`,
      fix: 'Run `npm ci` in packages/bench/rivals and fix what it complains about.',
    }),

  /** A side broke down, or did not do the work it was given. */
  sideFailed: (side: string, why: string): FccError =>
    new FccError({
      code: 'FCC_BENCH_SIDE_FAILED',
      why: `${side} could not be measured: ${why}`,
      fix: 'Fix that side under packages/bench; a figure without the work behind it is not written.',
    }),

  /** A figure that cannot be: memory that shrank, a clock that stood still. */
  notMeasured: (side: string, value: number): FccError =>
    new FccError({
      code: 'FCC_BENCH_NOT_MEASURED',
      why: `${side} came out as ${value}, which cannot be: there was too little to measure.`,
      fix: 'Give the sides more to do: a greater count in packages/bench/src/catalogue.ts, or no --quick.',
    }),

  /** A percentile of work whose single times were not all noted. */
  piecesMissing: (side: string, noted: number, count: number): FccError =>
    new FccError({
      code: 'FCC_BENCH_PIECES_MISSING',
      why: `${side} noted the times of ${noted} of ${count} pieces of work: there is no percentile of the rest.`,
      fix: 'Let that side under packages/bench note each under the stopwatch, by openLoop or took.',
    }),

  /** What must be equal on both sides is not. */
  unequal: (fact: string, ours: string, rival: string): FccError =>
    new FccError({
      code: 'FCC_BENCH_UNEQUAL',
      why: `The sides do not do the same: ${fact} is ${ours} on ours and ${rival} on the rival's.`,
      fix: "Set ours to the rival's value in packages/bench/src/catalogue.ts.",
    }),

  /** A kept file cannot be read. */
  badFile: (file: string, why: string): FccError =>
    new FccError({
      code: 'FCC_BENCH_BAD_FILE',
      why: `${file} cannot be used: ${why}.`,
      fix: 'Restore the file from version control, or remove the results file and measure again.',
    }),
} as const
