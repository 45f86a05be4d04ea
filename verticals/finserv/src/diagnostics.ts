import { FccError, type Place } from '@fcc/plugin-api'

const pluginId = 'fcc-finserv'
/** More than this many problems are counted and not told one by one. */
const MOST_TOLD = 5

/** A problem at a place in the table of returns. */
export interface ReturnsProblem {
  readonly line: number
  readonly column: number
  /** A sentence that names the column, what stands there and what was expected. */
  readonly what: string
}

/** The table of returns has a header, rows or values that cannot be used. Needs at least one problem. */
export function returnsInvalid(file: string, problems: readonly ReturnsProblem[]): FccError {
  const [first] = problems
  const told = problems
    .slice(0, MOST_TOLD)
    .map((problem) => `line ${problem.line}, column ${problem.column}: ${problem.what}`)
  const more = problems.length - told.length
  const rest = more > 0 ? ` And ${more} more.` : ''
  const place: Place = { file, line: first?.line, column: first?.column }
  return new FccError({
    code: 'FCC_FINSERV_RETURNS_INVALID',
    why: `The table of returns cannot be used. ${told.join(' ')}${rest}`,
    fix: 'Give a CSV with the header date,return,var, one row a trading day, returns as fractions and forecasts as positive fractions of loss.',
    pluginId,
    place,
  })
}

/** The table has fewer days than a backtest needs, or more than the setting allows. */
export function returnsLength(
  file: string,
  days: number,
  limits: { readonly minimumDays: number; readonly maximumDays: number },
): FccError {
  const found = days > limits.maximumDays ? `more than ${limits.maximumDays}` : days
  return new FccError({
    code: 'FCC_FINSERV_RETURNS_LENGTH',
    why: `The table of returns has ${found} days; between ${limits.minimumDays} and ${limits.maximumDays} are accepted.`,
    fix: 'Give a longer or shorter window, or change the settings minimumDays and maximumDays.',
    pluginId,
    place: { file },
  })
}

/** Return and forecast are in different units, or one of the columns is not what its name says. */
export function unitsDiffer(
  file: string,
  found: {
    /** The median forecast over the median move. */
    readonly ratio: number
    readonly lines: { readonly from: number; readonly to: number }
    readonly likely: string
    readonly bounds: { readonly least: number; readonly most: number }
  },
): FccError {
  const { ratio, lines, likely, bounds } = found
  return new FccError({
    code: 'FCC_FINSERV_RETURNS_UNITS',
    why: `The columns return and var do not seem to be in the same unit: in lines ${lines.from} to ${lines.to} a typical forecast is ${Number(ratio.toPrecision(3))} times a typical move, and between ${bounds.least} and ${bounds.most} is expected; ${likely}.`,
    fix: 'Give both columns in the same unit, fractions best; where the table is right, widen the setting unitsRatio.',
    pluginId,
    place: { file, line: lines.from },
  })
}

/** The package's own data file is missing or damaged. */
export function dataUnreadable(file: string, cause: unknown): FccError {
  return new FccError({
    code: 'FCC_FINSERV_DATA_UNREADABLE',
    why: `The package's data file ${file} cannot be read or is damaged.`,
    fix: 'Install fcc-finserv again.',
    pluginId,
    cause,
  })
}

/** An artifact that a step hands on is not what its name promises. */
export function artifactUnreadable(name: string, why: string, cause?: unknown): FccError {
  return new FccError({
    code: 'FCC_FINSERV_ARTIFACT_UNREADABLE',
    why: `The artifact ${name} cannot be read: ${why}.`,
    fix: 'Run the step that makes it again and hand its artifact on unchanged.',
    pluginId,
    cause,
  })
}
