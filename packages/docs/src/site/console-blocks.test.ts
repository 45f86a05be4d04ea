import { describe, expect, it } from 'vitest'
import { consoleBlock } from './console-blocks.ts'

/** What VitePress copies: the text of the block without what is marked. */
const copied = (html: string): string =>
  (/<code>([\s\S]*)<\/code>/.exec(html)?.[1] ?? '')
    .replace(/<span class="[^"]*vp-copy-ignore">[\s\S]*?<\/span>/g, '')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
const shown = (html: string): string => html.replace(/<[^>]+>/g, '')

describe('the copy button of a terminal', () => {
  it('copies each command on a line, and neither prompt nor output', () => {
    const html = consoleBlock('$ mkdir x && cd x\n$ fcc run <file>\n  done $ 5\n$ cat a > b\n')
    expect(copied(html)).toBe('mkdir x && cd x\nfcc run <file>\ncat a > b')
  })

  it('leaves everything to be seen', () => {
    expect(shown(consoleBlock('$ fcc doctor\n  well\n'))).toContain('$ fcc doctor\n  well\n')
  })

  it('is not there where nothing was typed', () => {
    expect(consoleBlock('only what came back\n')).not.toContain('<button')
  })
})
