import { FccError } from '@fcc/plugin-api'
import colors from 'picocolors'
import { describe, expect, it } from 'vitest'
import { errorLines, placeText } from './error-message.ts'
import { errorOf } from './error-of.ts'

const paint = colors.createColors(false)
const burnt = { code: 'FCC_TOAST_BURNT', why: 'It burnt.\nTwice.', fix: 'Lower the heat.' }

describe('an error message', () => {
  it('says what, where, why and how to fix it', () => {
    const error = new FccError({
      ...burnt,
      place: { file: '/kitchen/toast.yaml', line: 3, column: 7 },
    })
    expect(errorLines(error, paint, '/kitchen')).toEqual([
      'FCC_TOAST_BURNT  toast.yaml:3:7',
      '  It burnt.',
      '  Twice.',
      '  Fix  Lower the heat.',
    ])
  })

  it('is followed by one for each problem that it sums up', () => {
    const cause = [
      { severity: 'error', ...burnt, why: 'First.' },
      { severity: 'error', ...burnt, why: 'Second.', place: { file: 'b.yaml' } },
    ]
    const error = new FccError({ ...burnt, code: 'FCC_KITCHEN_CLOSED', cause })
    const lines = errorLines(error, paint, '/')
    expect(lines.filter((line) => line.startsWith('FCC_'))).toEqual([
      'FCC_KITCHEN_CLOSED',
      'FCC_TOAST_BURNT',
      'FCC_TOAST_BURNT  b.yaml',
    ])
    expect(lines.filter((line) => line.includes('Twice.'))).toEqual([])
  })

  it('writes no control characters of its text to the terminal', () => {
    const error = new FccError({ ...burnt, why: 'a\u001b[2Jb' })
    expect(errorLines(error, paint, '/').join('\n')).not.toContain('\u001b')
  })

  it('is written for errors that are none of ours, too', () => {
    const error = errorOf(new TypeError('no such thing'))
    expect([error.code, error.why]).toEqual(['FCC_CLI_UNEXPECTED', 'TypeError: no such thing'])
  })

  it('leaves a place outside the caller’s folder as it is', () => {
    expect(placeText({ file: '/etc/fcc.yaml', line: 2 }, '/home/ada')).toBe('/etc/fcc.yaml:2')
  })
})
