import type { ErrorSample } from '../errors/error-samples.ts'
import { consoleBlock } from './console-blocks.ts'

/** The parts of markdown-it that this needs. */
interface Token {
  readonly type: string
  readonly tag: string
  readonly content: string
}
interface MutableToken extends Token {
  content: string
}
interface State {
  tokens: Token[]
  readonly Token: new (type: string, tag: string, nesting: number) => MutableToken
}
interface Markdown {
  readonly core: { readonly ruler: { push(name: string, rule: (state: State) => void): void } }
}

/** Shows below the heading of each code what is seen of it in a terminal. */
export function showErrors(
  markdown: Markdown,
  samples: Readonly<Record<string, ErrorSample | undefined>>,
): void {
  markdown.core.ruler.push('show-errors', (state) => {
    state.tokens = state.tokens.flatMap((token, index, all): Token[] => {
      const code = all[index - 1]?.content ?? ''
      const sample = token.type === 'heading_close' && token.tag === 'h2' && samples[code]
      if (!sample) return [token]
      const shown = new state.Token('html_block', '', 0)
      shown.content = consoleBlock(errorText(code, sample))
      return [token, shown]
    })
  })
}

/** As `fcc` prints it. */
function errorText(code: string, { why, fix }: ErrorSample): string {
  return [code, ...why.split('\n').map((line) => `  ${line}`), `  Fix  ${fix}`, ''].join('\n')
}
