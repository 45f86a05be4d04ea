import { definePattern } from '../define-pattern.ts'

/**
 * E-mail addresses in the forms people use (RFC 5321 length limits, letters of any script). Sample
 * domains such as example.com count like any other.
 */
export const email = definePattern({
  id: 'email',
  category: 'pii/email',
  expression:
    /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}_](?:[\p{L}\p{N}._%+'-]{0,63})@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,62})\.){1,8}\p{L}{2,24}(?![\p{L}\p{N}])/u,
  base: 0.9,
  requires: ['@', '.'],
})

/** E-mail addresses spelled to avoid machines: `jane (at) example (dot) org`. */
export const spelledEmail = definePattern({
  id: 'email-spelled',
  category: 'pii/email',
  expression:
    /(?<![\w.-])[\w][\w.+-]{0,63}\s{0,2}(?:[([{]\s?at\s?[)\]}]|\sat\s)\s{0,2}[a-z0-9-]{1,63}\s{0,2}(?:[([{]\s?dot\s?[)\]}]|\sdot\s|\.)\s{0,2}(?:com|org|net|edu|gov|info|io|health|co)(?!\w)/i,
  base: 0.6,
})
