/** What the words around an issuer say. */
export interface TextSignals {
  /** Words of something that moves a price. */
  readonly isMaterial: boolean
  /**
   * `strong`: it says that something is not out yet; `weak`: it says that something is kept close,
   * which also holds of what has come out since.
   */
  readonly nonPublic: 'strong' | 'weak' | 'none'
  /** It says where it was made public. */
  readonly isPublic: boolean
}

const MATERIAL = words([
  'mergers?',
  'acquir(?:e|es|ed|ing)',
  'acquisitions?',
  'takeovers?',
  'tender offers?',
  'buy-?outs?',
  'earnings',
  'eps',
  'profit warnings?',
  'guidance',
  'revenue (?:forecast|outlook)s?',
  'restate(?:s|d|ments?)?',
  'fda (?:decision|approval)s?',
  'regulatory approval',
  '(?<!by )defaults?',
  'covenant breach(?:es)?',
  '(?:down|up)grades?d?',
  'offerings?',
  'rights issues?',
  'placements?',
  'lay-?offs?',
  'redundanc(?:y|ies)',
  'cyber[\\s-]?(?:incident|attack)s?',
  'data breach(?:es)?',
  'dividend cuts?',
  'bankruptc(?:y|ies)',
  'insolvenc(?:y|ies)',
  'divest(?:s|ed|itures?)?',
  'spin-?offs?',
])
const STRONG = words([
  '(?<!had )not (?:yet )?(?:been )?(?:made )?(?:announced|public|disclosed|published|released)',
  "(?:isn't|hasn't been|wasn't) (?:announced|public|disclosed|published|released)",
  'yet to be (?:announced|disclosed|published|released|made public)',
  'to be announced',
  'unannounced',
  'undisclosed',
  'unpublished',
  'non-?public',
  'mnpi',
  'inside information',
  '(?:before|ahead of|prior to) (?:the |its |their |any |an? )?(?:press |public )?(?:release|announcement|filing|publication|disclosure)',
  'under (?:an? )?(?:nda|non-disclosure agreement)',
  'draft (?:10-[qk]|8-k|press release|announcement|prospectus|results)',
  'will (?:be )?(?:announced?|disclosed?)',
  'wall-?cross(?:ed|ing)',
  'insider list',
  'do not (?:share|forward|circulate|distribute)',
  'strictly confidential',
  'keep this (?:quiet|between us)',
])
const WEAK = words([
  'confidential(?:ly|ity)?',
  'embargo(?:ed)?',
  'board (?:deck|pack|paper|presentation)s?',
  'internal(?:ly)? only',
  'leaked',
  'had not (?:yet )?been (?:announced|made public|disclosed)',
])
const PUBLIC = words([
  '(?:in|by|with|from) (?:an?|its|the|their) (?:press release|regulatory (?:filing|announcement|news)|8-k|10-[qk]|annual report|prospectus|public filing)',
  'press release (?:of|dated|on|published|issued)',
  'according to (?:an?|its|the|their) (?:press release|filing|8-k|10-[qk]|annual report)',
  '(?:filed|furnished|published|issued) (?:an?|its|the|their) (?:8-k|10-[qk]|press release|results|prospectus)',
  '(?:8-k|10-[qk]) (?:was |has been )?(?:filed|furnished|published)',
  'publicly (?:announced|disclosed|available|known|reported)',
  '(?:was|were|has been|have been|had been) (?:announced|made public|published|disclosed)',
  'announced (?:on|in|last|publicly|yesterday)',
  'as reported (?:by|in)',
  'public (?:since|record|knowledge)',
])
const DATE = /\b\d{4}-\d{2}-\d{2}\b/g

/**
 * Reads the words around an issuer's name. With `asOf`, a source whose dates all lie after it is
 * none: tomorrow's press release has made nothing public.
 *
 * @example
 * readSignals('The merger is not yet announced.') // { isMaterial: true, nonPublic: 'strong', isPublic: false }
 */
export function readSignals(window: string, asOf?: string): TextSignals {
  const dates = [...window.matchAll(DATE)].map((match) => match[0])
  const isAhead = asOf !== undefined && dates.length > 0 && dates.every((date) => date > asOf)
  const hidden = window.search(WEAK) >= 0 ? 'weak' : 'none'
  return {
    isMaterial: window.search(MATERIAL) >= 0,
    nonPublic: window.search(STRONG) >= 0 ? 'strong' : hidden,
    isPublic: window.search(PUBLIC) >= 0 && !isAhead,
  }
}

/** Whole words in any case; a space stands for a stretch of white space. */
function words(alternatives: readonly string[]): RegExp {
  const source = alternatives.join('|').replaceAll(' ', '\\s{1,4}')
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`, 'giu')
}
