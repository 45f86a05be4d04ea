import type { Call } from '@fcc/contracts'
import type { AnyPoint, StandardSchemaV1 } from '@fcc/plugin-api'
import { documentProblems } from '../checks/document-problems.ts'
import { outlineProblems } from '../checks/outline.ts'
import { findOtherAnswers } from '../checks/same-answers.ts'
import type { WholeCheck } from './point-suite.ts'
import type { SuiteOptions } from './suite-options.ts'

/** The row that any suite of code begins with; `what` is what it should be: `a scorer`. */
export function outlineCheck<Value, Options extends SuiteOptions>(
  what: string,
  point: unknown,
  more: (subject: Value) => readonly string[] = () => [],
): WholeCheck<Value, Options> {
  return {
    name: `its outline is that of ${what}`,
    run: ({ subject }) => [...outlineProblems(point as AnyPoint, subject), ...more(subject)],
  }
}

/** The row that any suite of data begins with: the outline, and the whole schema of its documents. */
export function documentCheck<Value, Options extends SuiteOptions>(
  what: string,
  point: unknown,
  {
    schema,
    write,
    more = () => [],
  }: {
    readonly schema: StandardSchemaV1
    readonly write: (subject: Value) => unknown
    readonly more?: (subject: Value) => readonly string[]
  },
): WholeCheck<Value, Options> {
  return {
    name: `all that makes ${what} is there and valid`,
    run: ({ subject }) => [
      ...documentProblems(point as AnyPoint, subject, { schema, write: () => write(subject) }),
      ...more(subject),
    ],
  }
}

/** The row that asks every case again: forwards, backwards, for others, at other moments, at once. */
export function sameAnswersCheck<Value, Options extends SuiteOptions>(
  name: string,
  ask: (
    trial: Parameters<WholeCheck<Value, Options>['run']>[0],
    each: Options['cases'][number],
    tenant: Call['tenant'],
  ) => unknown,
  of: (each: Options['cases'][number]) => boolean = () => true,
): WholeCheck<Value, Options> {
  return {
    name,
    run: (trial) =>
      findOtherAnswers(
        trial.cases
          .filter(of)
          .map((each) => ({ name: each.name, ask: (tenant) => ask(trial, each, tenant) })),
      ),
  }
}
