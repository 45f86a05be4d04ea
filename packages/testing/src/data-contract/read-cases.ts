import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parseAllDocuments } from 'yaml'
import { testingError } from '../diagnostics.ts'
import { DATA_POINTS, type DataPoint } from './data-points.ts'

/** What one document of cases says. */
export interface WrittenCases {
  readonly point: DataPoint
  /** The name without the plugin's id. */
  readonly name: string
  readonly cases: readonly object[]
  /** Of a constitution: rules that no case has to notice, with the reason. */
  readonly accepts?: unknown
}

/**
 * Reads every document of cases in a folder, in the order of file names. What the cases themselves say is
 * looked at by the suite of their point, as in code.
 *
 * @throws FccError FCC_TESTING_CASES_INVALID with the file and what is wrong there
 */
export function readCases(folder: string): readonly WrittenCases[] {
  if (!(statSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false)) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.ya?ml$/.test(path))
    .sort()
    .flatMap((path) => readFile(join(folder, path)))
}

function readFile(file: string): readonly WrittenCases[] {
  const refuse = (message: string): never => {
    throw testingError('FCC_TESTING_CASES_INVALID', { file, message })
  }
  const documents = parseAllDocuments(readFileSync(file, 'utf8'), { uniqueKeys: true })
  if ('empty' in documents) return []
  return documents.map((document): WrittenCases => {
    const [error] = document.errors
    if (error !== undefined) return refuse(error.message.split('\n')[0] ?? error.message)
    const value: unknown = document.toJS()
    if (!isFields(value)) return refuse('it is not a list of keys.')
    const { cases_of: subject, cases, accepts, ...others } = value
    const [other] = Object.keys(others)
    if (other !== undefined) return refuse(`there is no key ${other}.`)
    const [point = '', ...names] = typeof subject === 'string' ? subject.split('/') : []
    if (!isDataPoint(point)) {
      return refuse(`cases_of has to name one of ${DATA_POINTS.join(', ')}.`)
    }
    if (names.length !== 1 || names[0] === '') {
      return refuse(`cases_of has to name one contribution, as in ${point}/name.`)
    }
    if (!Array.isArray(cases) || cases.length === 0) return refuse('it has no cases.')
    return {
      point,
      name: names[0] ?? '',
      cases: cases as readonly object[],
      ...(accepts === undefined ? {} : { accepts }),
    }
  })
}

const isDataPoint = (point: string): point is DataPoint =>
  (DATA_POINTS as readonly string[]).includes(point)

function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
