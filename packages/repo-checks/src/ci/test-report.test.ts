import { describe, expect, it } from 'vitest'
import { filesToRepeat, readTestReport, settle } from './test-report.ts'

function reportOf(files: Record<string, Record<string, string>>, message = '') {
  return readTestReport(
    JSON.stringify({
      testResults: Object.entries(files).map(([name, tests]) => ({
        name,
        message,
        assertionResults: Object.entries(tests).map(([fullName, status]) => ({
          fullName,
          status,
          failureMessages: status === 'failed' ? [`${fullName} is broken`] : [],
        })),
      })),
    }),
  )
}

describe('a report of tests', () => {
  it('counts what passed, and names what did not with what it said', () => {
    const report = reportOf({ 'a.test.ts': { one: 'passed', two: 'failed' } })
    expect(report.passed).toBe(1)
    expect(report.failed).toEqual([{ file: 'a.test.ts', name: 'two', said: 'two is broken' }])
  })

  it('takes a test that did not run for one that failed', () => {
    const report = reportOf({ 'a.test.ts': { one: 'skipped', two: 'todo', three: 'pending' } })
    expect(report.failed.map(({ name }) => name)).toEqual(['one', 'two', 'three'])
  })

  it('takes a file that could not be loaded for a failure', () => {
    const report = reportOf({ 'a.test.ts': {} }, 'cannot find module')
    expect(report.failed).toEqual([{ file: 'a.test.ts', name: '', said: 'cannot find module' }])
  })
})

describe('what failed, run once more', () => {
  it('is each file once, and none where too many failed', () => {
    const report = reportOf({
      'a.test.ts': { one: 'failed', two: 'failed' },
      'b.test.ts': { three: 'failed' },
    })
    expect(filesToRepeat(report, 2)).toEqual(['a.test.ts', 'b.test.ts'])
    expect(filesToRepeat(report, 1)).toEqual([])
  })

  it('counts as passed what passes alone, and says which', () => {
    const first = reportOf({ 'a.test.ts': { one: 'passed', two: 'failed' } })
    const again = reportOf({ 'a.test.ts': { one: 'passed', two: 'passed' } })
    const { report, onlyAlone } = settle(first, again)
    expect(report).toEqual({ passed: 2, failed: [] })
    expect(onlyAlone.map(({ name }) => name)).toEqual(['two'])
  })

  it('stays failed where it fails again, or where nothing of it ran', () => {
    const first = reportOf({ 'a.test.ts': { one: 'passed', two: 'failed' } })
    for (const again of [first, reportOf({ 'a.test.ts': {} }), reportOf({})]) {
      expect(settle(first, again).report).toEqual({ passed: 1, failed: first.failed })
    }
  })

  it('does not forget what fails only the second time', () => {
    const first = reportOf({ 'a.test.ts': { one: 'passed', two: 'failed' } })
    const again = reportOf({ 'a.test.ts': { one: 'failed', two: 'passed' } })
    expect(settle(first, again).report.failed.map(({ name }) => name)).toEqual(['one'])
  })
})
