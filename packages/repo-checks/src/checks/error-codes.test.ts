import { describe, expect, it } from 'vitest'
import { type FixtureFiles, fixtureTree } from '../fixtures/fixture-tree.ts'
import { errorCodes } from './error-codes.ts'

const code = 'FCC_TOAST_BURNT'
const source = `export const e = { code: '${code}', fix: 'Lower the heat.' }\n`
const page = `# ${code}\n\n## What happened\n\nIt burnt.\n\n## How to mend it\n\nLower the heat.\n`
const house = {
  'packages/x/src/diagnostics.ts': source,
  [`packages/docs/errors/${code}.md`]: page,
}
const messages = (files: FixtureFiles) =>
  errorCodes.find(fixtureTree(files)).map(({ message }) => message)

describe('error codes', () => {
  it('are tied to their pages both ways', () => {
    expect(messages(house)).toEqual([])
  })

  it.each(['packages/x', 'plugins/x', 'verticals/x'])(
    'without a page are named in %s',
    (folder) => {
      expect(messages({ [`${folder}/src/diagnostics.ts`]: source })).toEqual([
        `${code} has no page; write packages/docs/errors/${code}.md.`,
      ])
    },
  )

  it('that nothing uses any more leave a page to remove', () => {
    expect(messages({ [`packages/docs/errors/${code}.md`]: page })).toEqual([
      `No source uses ${code}; remove its page.`,
    ])
  })

  it('need a page with a title and both sections', () => {
    const files = { ...house, [`packages/docs/errors/${code}.md`]: '# Burnt\n\n## What happened\n' }
    expect(messages(files)).toEqual([
      `The page has no line "# ${code}".`,
      'The page has no line "## How to mend it".',
    ])
  })

  it('are no names of the environment, no names in tests and no parts of a text', () => {
    expect(
      messages({
        'packages/x/src/a.ts': `env['FCC_DATA_DIR']; process.env.FCC_LOG_LEVEL; 'see FCC_A_B there'\n`,
        'packages/x/src/a.test.ts': `expect(code).toBe('FCC_OTHER_CODE')\n`,
      }),
    ).toEqual([])
  })

  it.each(['lower the heat.', 'Lower the heat', ''])('refuse the fix %j', (fix) => {
    const files = {
      ...house,
      'packages/x/src/diagnostics.ts': source.replace('Lower the heat.', fix),
    }
    expect(messages(files)).toEqual([expect.stringContaining('must be an imperative sentence')])
  })
})
