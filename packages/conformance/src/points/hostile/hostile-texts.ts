import type { HostileLimits } from './hostile-limits.ts'

/** A text that somebody might send to break what reads it. */
export interface HostileText {
  /** For people: `lone surrogates`. */
  readonly name: string
  readonly text: string
}

/** A fixed sequence of characters over all of Latin-1, as binary data read wrongly looks. */
function binaryText(length: number): string {
  let state = 7
  let text = ''
  for (let index = 0; index < length; index += 1) {
    // A linear congruential generator (Park and Miller 1988): the same bytes on every machine.
    state = (state * 16_807) % 2_147_483_647
    text += String.fromCharCode(state % 256)
  }
  return text
}

const PROSE = 'The quick brown fox, aged 12, met Dr. Hare on 3 May 2024 at 10:15 for $1,200.50. '

/**
 * Texts that every contribution must get through: empty, blank, huge, binary, broken and deceptive
 * Unicode, and words that other languages and formats take for commands.
 */
export function hostileTexts({
  hugeLength,
}: Pick<HostileLimits, 'hugeLength'>): readonly HostileText[] {
  return [
    { name: 'nothing', text: '' },
    { name: 'white space only', text: ' \t\r\n\u00a0\u2028\u3000 ' },
    { name: 'one character', text: 'x' },
    { name: 'a huge text', text: PROSE.repeat(Math.ceil(hugeLength / PROSE.length)) },
    { name: 'one huge word', text: 'x'.repeat(hugeLength) },
    { name: 'binary data', text: binaryText(4096) },
    { name: 'control characters and NUL', text: 'a\u0000b\u0001c\u0007d\u001be\u007ff' },
    { name: 'lone surrogates', text: 'a\ud800b\udc00c\udfffd\ud83d' },
    { name: 'a byte order mark', text: '\ufeffTitle\n\nBody' },
    { name: 'text turned round', text: 'safe \u202etxt.exe\u202c \u2066hidden\u2069 end' },
    { name: 'invisible characters', text: 'S\u200bS\u200cN\u200d 1\u20602\u00ad3-45-6789' },
    { name: 'look-alike letters', text: 'Ｐａｙ Рaypal ℙ𝔸𝕐 ｊａｎｅ＠ｅｘａｍｐｌｅ．ｏｒｇ' },
    { name: 'digits of other scripts', text: '١٢٣-٤٥-٦٧٨٩ １２３４５６ ⑫⑬ ²³' },
    { name: 'a pile of combining marks', text: `Z${'\u0351\u0323\u0489'.repeat(200)}algo` },
    { name: 'emoji in sequence', text: '👩🏽‍⚕️👨‍👩‍👧‍👦🇺🇸'.repeat(20) },
    { name: 'letters that change length with case', text: 'ŉ ǰ ß ﬁ İıſK ΐ'.repeat(10) },
    { name: 'names of built-in members', text: '__proto__ constructor toString hasOwnProperty' },
    { name: 'markup and scripts', text: '<script>alert(1)</script>]]><!--&#x0;&lt;%2e%2e%2f' },
    {
      name: 'slots and formats',
      text: '{{note}} {{{x}}} $\u007b7*7} %s %n #{x} <%= x %> $& $1 $`',
    },
    { name: 'structures cut short', text: '{"a":[{"b":"\\u00' },
    { name: 'deep nesting', text: `${'['.repeat(5000)}${']'.repeat(5000)}` },
    { name: 'a table with quotes left open', text: 'a,b\n"1,2\n=cmd|" /C calc"!A1,\n,,,\r' },
    { name: 'numbers out of range', text: 'NaN -0 1e999 -1e999 9007199254740993 0x1p-1074 ١e٣' },
  ]
}
