import type { RunHandle } from '@fcc/runtime'
import type { Terminal } from '../io/terminal.ts'
import { visible } from '../io/visible.ts'

const INDENT = '    '

/**
 * Writes what is shown of a run's outcomes while a model writes them, piece by piece; for people only. Where
 * an outcome is shown once it is whole, it says why.
 */
export async function tellShown(
  handle: Pick<RunHandle, 'shown'>,
  { json, paint, raw, say }: Pick<Terminal, 'json' | 'paint' | 'raw' | 'say'>,
): Promise<void> {
  if (json) return
  let isOpen = false
  const endLine = (): void => {
    if (isOpen) raw('\n')
    isOpen = false
  }
  for await (const shown of handle.shown()) {
    if (shown.kind === 'text') {
      if (!isOpen) raw(INDENT)
      isOpen = true
      // Control characters of a text are shown, and never carried out by the terminal.
      raw(shown.text.split('\n').map(visible).join(`\n${INDENT}`))
      continue
    }
    endLine()
    if (shown.kind === 'streaming') say(`  ${visible(shown.name)}, as it is written:`)
    else if (shown.kind === 'buffered') {
      say(`  ${visible(shown.name)} is shown once it is whole: ${visible(shown.why.join('; '))}.`)
    } else {
      say(`  ${paint.yellow('Nothing more is shown')}: ${visible(shown.rules.join(', '))}`)
    }
  }
  endLine()
}
