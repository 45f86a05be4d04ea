import { z } from 'zod'

const reported = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      message: z.string().optional(),
      assertionResults: z.array(
        z.object({
          fullName: z.string(),
          status: z.string(),
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
  ),
})

/** One test that did not pass, or a file that could not be loaded. */
export interface FailedTest {
  readonly file: string
  /** The whole name; empty where the file itself failed. */
  readonly name: string
  /** The beginning of what it said. */
  readonly said: string
}

/** What one run of tests came to. A test that did not run is among the failed ones. */
export interface TestReport {
  readonly passed: number
  readonly failed: readonly FailedTest[]
}

/** Reads the JSON that vitest writes about a run. */
export function readTestReport(json: string): TestReport {
  const { testResults } = reported.parse(JSON.parse(json))
  let passed = 0
  const failed: FailedTest[] = []
  for (const file of testResults) {
    for (const test of file.assertionResults) {
      if (test.status === 'passed') passed += 1
      else {
        const said = test.failureMessages?.join('\n').slice(0, 2000) ?? ''
        failed.push({ file: file.name, name: test.fullName, said: said || test.status })
      }
    }
    if (file.message && file.assertionResults.every(({ status }) => status === 'passed')) {
      failed.push({ file: file.name, name: '', said: file.message.slice(0, 2000) })
    }
  }
  return { passed, failed }
}

/** The files to run once more, alone; none where more than `most` failed, which no busy machine explains. */
export function filesToRepeat(report: TestReport, most: number): readonly string[] {
  const files = [...new Set(report.failed.map(({ file }) => file))]
  return files.length > most ? [] : files
}

/** What is left of the failed tests of `first` once their files were run `again`, and what passed only there. */
export function settle(
  first: TestReport,
  again: TestReport,
): { readonly report: TestReport; readonly onlyAlone: readonly FailedTest[] } {
  const key = ({ file, name }: FailedTest): string => `${file}\n${name}`
  const still = new Set(again.failed.map(key))
  // A file of which nothing ran has failed again, whatever was not said of its tests.
  const isStill = (test: FailedTest): boolean => still.has(key(test)) || again.passed === 0
  const failed = first.failed.filter(isStill)
  const onlyAlone = first.failed.filter((test) => !isStill(test))
  const newly = again.failed.filter((test) => !first.failed.some((old) => key(old) === key(test)))
  return {
    report: { passed: first.passed + onlyAlone.length, failed: [...failed, ...newly] },
    onlyAlone,
  }
}
