import { expect, it } from 'vitest'
import { breakIds } from './break-ids.ts'

function rendered(text: string): string {
  const rules = { code_inline: (given: string) => `<code v-pre>${given}</code>` }
  breakIds({ renderer: { rules: rules as never } })
  return rules.code_inline(text)
}

it.each([
  ['executor.pools.PROD.weight', '<code v-pre>executor.<wbr>pools.<wbr>PROD.<wbr>weight</code>'],
  ['FCC_ACT_REFUSED', '<code v-pre>FCC_<wbr>ACT_<wbr>REFUSED</code>'],
  ['../fcc-packed', '<code v-pre>../fcc-packed</code>'],
  ['fcc.yaml', '<code v-pre>fcc.<wbr>yaml</code>'],
])('%s breaks between its parts and nowhere else', (text, html) => {
  expect(rendered(text)).toBe(html)
})
