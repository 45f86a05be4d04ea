import colors from 'picocolors'
import { expect, it } from 'vitest'
import { paintState } from './paint-state.ts'

const paint = colors.createColors(true)

it.each([
  ['completed', paint.green],
  ['ready', paint.green],
  ['ready, locked since 2026-12-01', paint.red],
  ['waiting: human', paint.yellow],
  ['ready, suspended since 2026-12-01', paint.yellow],
  ['denied', paint.red],
  ['queued', (text: string) => text],
])('the state %s has the colour of what it means', (state, painted) => {
  expect(paintState(state, state, paint)).toBe(painted(state))
})

it('colours a line of a state by the whole of it', () => {
  expect(paintState('since 2026-12-01', 'locked since 2026-12-01', paint)).toBe(
    paint.red('since 2026-12-01'),
  )
})
