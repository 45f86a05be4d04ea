/** The parts of markdown-it that this needs. */
interface Markdown {
  readonly renderer: { readonly rules: { fence?: FenceRule | undefined } }
}
type FenceRule = (
  tokens: { readonly info: string; readonly content: string }[],
  index: number,
  ...rest: never[]
) => string

/**
 * Renders `console` blocks so that the copy button copies their commands alone: prompts and what was answered are
 * shown, and marked as what VitePress leaves out of a copy.
 */
export function renderConsoles(markdown: Markdown): void {
  const { rules } = markdown.renderer
  const fence = rules.fence
  if (fence === undefined) return
  rules.fence = (tokens, index, ...rest) => {
    const token = tokens[index]
    return token !== undefined && token.info.trim() === 'console'
      ? consoleBlock(token.content)
      : fence(tokens, index, ...rest)
  }
}

/** A session in a terminal as HTML. One without a command is output, and has no button. */
export function consoleBlock(content: string): string {
  const lines = content.replace(/\n$/, '').split('\n')
  const commands = lines.filter(isCommand).length
  const button = '<button title="Copy the commands" class="copy"></button>'
  let copied = 0
  const shown = lines.map((line) => {
    if (!isCommand(line)) return `<span class="output vp-copy-ignore">${escaped(line)}\n</span>`
    copied += 1
    // The end of the last command is shown and not copied: pasted, it waits for whoever reads it once more.
    const end = copied < commands ? '\n' : '<span class="vp-copy-ignore">\n</span>'
    return `<span class="prompt vp-copy-ignore">$ </span><span class="command">${escaped(line.slice(2))}</span>${end}`
  })
  return `<div class="language-console vp-adaptive-theme">${commands > 0 ? button : ''}<span class="lang">console</span><pre class="shiki" tabindex="0" v-pre><code>${shown.join('')}</code></pre></div>\n`
}

const isCommand = (line: string): boolean => line.startsWith('$ ')

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
