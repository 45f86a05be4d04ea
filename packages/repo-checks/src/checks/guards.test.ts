import { describe, expect, it } from 'vitest'
import { fixtureTree } from '../fixtures/fixture-tree.ts'
import { guards } from './guards.ts'

const entry = (fields: Readonly<Record<string, unknown>> = {}) => ({
  guard: 'a lapsed lease is not renewed',
  file: 'packages/x/src/lease.ts',
  from: 'now < until',
  to: 'true',
  tests: ['packages/x/src/lease.test.ts'],
  ...fields,
})

const problems = (...entries: readonly object[]) =>
  guards
    .find(
      fixtureTree({
        'packages/repo-checks/guards/x.yaml': JSON.stringify(entries),
        'packages/x/src/lease.ts': 'return now < until && now !== 0 && until !== 0',
        'packages/x/src/lease.test.ts': '',
      }),
    )
    .map(({ file, message }) => [file, message])

const list = 'packages/repo-checks/guards/x.yaml'

describe('the lists of guards', () => {
  it('pass where each piece is in its file once', () => {
    expect(problems(entry())).toEqual([])
  })

  it.each([
    ['a piece that is gone', { from: 'now > until' }, 'no longer'],
    ['a piece that is there twice', { from: '!== 0' }, 'twice'],
    ['a file that is gone', { file: 'packages/x/src/leases.ts' }, 'not there'],
    [
      'a test file that is gone',
      { tests: [entry().tests[0], 'packages/x/a.test.ts'] },
      'a.test.ts',
    ],
    ['a change that changes nothing', { to: 'now < until' }, 'what it is'],
  ])('name %s, with their guard', (_, fields, said) => {
    const found = problems(entry({ guard: 'another one', file: entry().file }), entry(fields))
    expect(found).toEqual([[list, expect.stringContaining(said)]])
    expect(found[0]?.[1]).toContain('"a lapsed lease is not renewed"')
  })

  it('name a guard that is there twice, and an entry that is none', () => {
    expect(problems(entry(), entry())).toEqual([[list, expect.stringContaining('listed twice')]])
    expect(problems(entry(), { guard: 'x' })).toEqual([[list, expect.stringContaining(list)]])
  })
})
