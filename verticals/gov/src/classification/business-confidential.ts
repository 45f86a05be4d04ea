/** CONFIDENTIAL alone on its line, or as the whole of a JSON string. */
const ALONE =
  /^[ \t>*_#|=~<([/.-]{0,120}CONFIDENTIAL[ \t*_#|=~>)\]/.-]{0,120}\r?$|"CONFIDENTIAL(?:"|\r?\n)/gm
/** What only classified documents hold. */
const CLASSIFIED =
  /\((?:TS|S|C|U|CUI)(?:\/\/?[^)]{1,60})?\)|\/\/|SECRET|NOFORN|ORCON|\bclassifi(?:ed|cation)\b|\b(?:Derived From|Declassify On)\b|\bE\.?O\.? ?1(?:2958|3526)\b/i
/** What letters and papers of companies hold. */
const BUSINESS =
  /\bDear\b|\bSincerely\b|\bregards\b|\b(?:Ltd|Inc|LLC|GmbH|plc|Corp)\b|\b(?:invoice|customers?|clients?|supplier|contract|quotation|proprietary|company|shareholders?|employment|salary|non-disclosure)\b|all rights reserved/i

/**
 * Whether CONFIDENTIAL in a text is the word of a company and no classification: it stands alone on its
 * line, nothing that only classified documents hold is there, and the text is a company's, or the word
 * stands once, where a banner stands at the top and the bottom.
 *
 * @example
 * isBusinessConfidential('CONFIDENTIAL\n\nDear Ms Ruiz,') // true
 */
export function isBusinessConfidential(text: string): boolean {
  const times = text.match(ALONE)?.length ?? 0
  if (times === 0 || CLASSIFIED.test(text)) return false
  return times === 1 || BUSINESS.test(text)
}
