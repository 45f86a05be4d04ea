import { styleText } from 'node:util'

type Style = 'bold' | 'dim' | 'green' | 'red' | 'yellow' | 'cyan'

/** Colours where somebody looks at a terminal, plain text elsewhere; `NO_COLOR` is honoured. */
export function paint(style: Style, text: string): string {
  return process.stdout.isTTY && !process.env.NO_COLOR ? styleText(style, text) : text
}

/** Lines for people. */
export function say(...lines: readonly string[]): void {
  for (const line of lines) process.stdout.write(`${line}\n`)
}

/** The title of a part of the demo. */
export function heading(title: string, about: string): void {
  say('', paint('bold', title), paint('dim', about), '')
}

/** Each line of a text, indented under whoever says it. */
export function quote(who: string, text: string): void {
  for (const line of text.replace(/\n+$/, '').split('\n')) {
    if (line.trim() !== '') say(`  ${paint('cyan', who)} ${paint('dim', '│')} ${line}`)
  }
}
