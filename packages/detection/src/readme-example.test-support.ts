import { definePattern, email, mergeFindings, redact, scan } from '@fcc/detection'

const badge = definePattern({
  id: 'acme/badge',
  category: 'staff/badge',
  expression: /\bBG-(?<value>\d{4})\b/,
  base: 0.6,
})

export const text = 'Badge BG-1\u03302\u033034, mail a@example.org.'
export const findings = mergeFindings(scan(text, [badge, email]))
export const redacted = redact(text, findings)
