import { definePattern } from '../define-pattern.ts'

/** Words for biometric identifiers and for pictures of a face: text can only point to them, a person must look. */
export const biometric = definePattern({
  id: 'biometric',
  category: 'pii/biometric',
  expression:
    /(?<!\p{L})(?:finger ?prints?|voice ?prints?|iris (?:scans?|templates?)|retina(?:l)? (?:templates?|identification)|face ?prints?|facial recognition|full[- ]face (?:photo(?:graph)?s?|images?)|(?:photo(?:graph)?s?|pictures?) of (?:the |his |her |their )?(?:patient(?:'s)?|face)(?: face)?)(?!\p{L})/iu,
  base: 0.5,
})

/** A picture carried in the text itself. */
export const embeddedImage = definePattern({
  id: 'embedded-image',
  category: 'pii/photograph',
  expression: /data:image\/[a-z0-9.+-]{2,40};base64,[A-Za-z0-9+/=]{1,4000}/i,
  base: 0.9,
  requires: [',', ';'],
})
