import { definePattern, type Pattern } from '@fcc/detection'

const category = 'injection/exfiltration'

/** Names of parameters that carry what was read, and values that stand for it. */
const CARRIES =
  /[?&;](?:d|data|q|query|p|payload|leak|exfil|secret|secrets|token|key|c|content|text|msg|message|prompt|history|body|s|x)=[^&\s)"'>]|[{<[]{1,2}[a-z_ ]{3,40}[}>\]]{1,2}|%7b|canary|secret|password|[A-Za-z0-9+_-]{40}/i

/** Whether the query of an address carries data: `w=300` does not. */
const carries = (address: string): boolean => CARRIES.test(address.slice(address.indexOf('?')))

/** An image is fetched by whoever shows it, so that its address tells somebody whatever stands in it. */
export const exfiltration: readonly Pattern[] = [
  definePattern({
    id: 'image-with-data',
    category,
    expression:
      /!\[[^\]\n]{0,200}\]\(\s{0,4}(?<value>(?:https?:)?\/\/[^\s)?]{1,300}\?[^\s)]{1,2000})/i,
    base: 0.3,
    validate: (address) => carries(address) || undefined,
    validated: 0.8,
    requires: ['!', '?'],
  }),
  definePattern({
    id: 'html-image-with-data',
    category,
    expression:
      /<(?:img|iframe|object|embed|script|link)\b[^<>]{0,300}?(?:src|href|data)\s{0,2}=\s{0,2}["']?(?<value>(?:https?:)?\/\/[^\s"'<>?]{1,300}\?[^\s"'<>]{1,2000})/i,
    base: 0.3,
    validate: (address) => carries(address) || undefined,
    validated: 0.75,
    requires: ['<', '?'],
  }),
  definePattern({
    id: 'link-with-data',
    category,
    expression:
      /\]\(\s{0,4}(?<value>(?:https?:)?\/\/[^\s)?]{1,300}\?[^\s)]{0,200}?(?:\{\{?|%7b|<|\$\{|\[)[A-Za-z_ -]{3,60}(?:\}|%7d|>|\])[^\s)]{0,200})/i,
    base: 0.75,
    requires: ['?'],
  }),
]
