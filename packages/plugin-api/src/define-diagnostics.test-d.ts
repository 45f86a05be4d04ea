import { test } from 'vitest'
import { defineDiagnostics } from './define-diagnostics.ts'

test('facts, codes and texts are checked by the compiler', () => {
  const { report } = defineDiagnostics({ FCC_TOAST_BURNT: 'The toast of {guest} burnt. → Wait.' })
  report('FCC_TOAST_BURNT', { guest: 'Ann', pluginId: 'acme' })
  // @ts-expect-error the guest is missing
  report('FCC_TOAST_BURNT', {})
  // @ts-expect-error a guest is written as text
  report('FCC_TOAST_BURNT', { guest: { name: 'Ann' } })
  // @ts-expect-error there is no such code
  report('FCC_TOAST_BRUNT', { guest: 'Ann' })
  // @ts-expect-error a text says how to fix it
  defineDiagnostics({ FCC_TOAST_GONE: 'The toast is gone.' })
})
