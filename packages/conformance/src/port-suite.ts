import { type TestRunner, VITEST } from './register-checks.ts'

/** One promise of a port, as a test of any implementation: a sentence, and what must hold. */
export interface ConformanceCase<Subject> {
  readonly name: string
  run(subject: Subject): Promise<void>
}

/** What a port promises: tables of cases, by what they are about. */
export interface PortSuite<Subject> {
  /** What an implementation is: `a store`. */
  readonly title: string
  readonly groups: Readonly<Record<string, readonly ConformanceCase<Subject>[]>>
}

/** Every case of a suite, whatever it is about. */
export function casesOf<Subject>({
  groups,
}: PortSuite<Subject>): readonly ConformanceCase<Subject>[] {
  return Object.values(groups).flat()
}

/** The longest that one case may take, in milliseconds: what never happens is waited for 30 seconds. */
const CASE_TIMEOUT_MS = 60_000

/**
 * Registers the contract tests of an implementation of a port with a test runner.
 *
 * @param open gives what the suite is about, for each test anew
 * @example
 * portConformance('memory', storeSuite, async () => {
 *   const backend = await memoryStore.open({ directory: '' })
 *   return { backend, cleanup: () => backend.close() }
 * })
 */
export function portConformance<Subject extends object>(
  name: string,
  { title, groups }: PortSuite<Subject>,
  open: () => Subject | Promise<Subject>,
  { describe, it }: TestRunner = VITEST,
): void {
  describe(`${name} is ${title}`, () => {
    for (const [about, cases] of Object.entries(groups)) {
      describe(about, () => {
        for (const { name: sentence, run } of cases) {
          it(sentence, { timeout: CASE_TIMEOUT_MS }, () => runCase(run, open))
        }
      })
    }
  })
}

async function runCase<Subject extends { cleanup?(): void | Promise<void> }>(
  run: ConformanceCase<Subject>['run'],
  open: () => Subject | Promise<Subject>,
): Promise<void> {
  const subject = await open()
  try {
    await run(subject)
  } finally {
    await subject.cleanup?.()
  }
}
