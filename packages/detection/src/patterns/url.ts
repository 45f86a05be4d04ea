import { definePattern } from '../define-pattern.ts'

/** Addresses with a scheme or a leading `www.` (RFC 3986); closing punctuation is not part of them. */
export const url = definePattern({
  id: 'url',
  category: 'pii/url',
  expression:
    /(?<![\p{L}\p{N}])(?:(?:https?|ftps?|sftp|wss?):\/\/|www\d?\.)[^\s<>"'`{}|\\^[\]()]{2,2000}(?<![.,;:!?])/iu,
  base: 0.9,
  requires: [':.'],
})

/** Bare host names under well-known top-level domains, with a path if there is one. */
export const bareDomain = definePattern({
  id: 'url-bare-domain',
  category: 'pii/url',
  expression:
    /(?<![\p{L}\p{N}@._/-])(?:[a-z0-9](?:[a-z0-9-]{0,62})\.){1,4}(?:com|org|net|edu|gov|mil|info|io|health|app|dev|co\.uk|co|us|eu|de|ca)(?![\p{L}\p{N}@-]|\.[a-z0-9])(?:[/?#][^\s<>"'()]{0,500})?(?<![.,;:!?])/iu,
  base: 0.5,
  requires: ['.'],
})
