/** Words of what moves a price; a space stands for any white space. */
export const MATERIAL = [
  'mergers?',
  'merg(?:es?|ed|ing)',
  'acquir(?:e|es|ed|ing)',
  'acquisitions?',
  'takeovers?',
  'take-private',
  'tender offers?',
  'buy-?outs?',
  'earnings',
  'eps',
  'profit (?:warnings?|alerts?)',
  'trading (?:update|statement)s?',
  'guidance',
  'revenue (?:forecast|outlook)s?',
  '(?:q[1-4]|h[12]|fy ?\\d{2,4}|(?:first|second|third|fourth|full|half)[\\s-](?:quarter|half|year)|quarterly|interim|annual|preliminary|year-end) (?:numbers|results|figures|sales|revenues?|profits?|print|loss(?:es)?|accounts)',
  'restate(?:s|d|ments?)?',
  '(?:fda|ema) (?:decision|approval|rejection)s?',
  'regulatory approval',
  '(?:clinical )?trial (?:results|data|readout)',
  '(?<!by )defaults?',
  'covenant breach(?:es)?',
  '(?:down|up)grades?d?',
  'offerings?',
  'rights issues?',
  'capital (?:increase|raise|raising)',
  'placements?',
  'ipo',
  'lay-?offs?',
  'redundanc(?:y|ies)',
  'cyber[\\s-]?(?:incident|attack)s?',
  'data breach(?:es)?',
  'dividend cuts?',
  'bankruptc(?:y|ies)',
  'insolvenc(?:y|ies)',
  'chapter 11',
  'divest(?:s|ed|itures?)?',
  'spin-?offs?',
  'write-?(?:down|off)s?',
  'impairments?',
  '(?:ceo|cfo|chief executive|chair(?:man|woman)?) (?:is |will be )?(?:leav(?:es|ing)|resign(?:s|ing)?|step(?:s|ping) down|depart(?:s|ing|ure)|exit)',
]
/** What moves a price where it is said that it is not out yet, and is everyday talk elsewhere. */
export const MATERIAL_IF_HIDDEN = [
  'deals?',
  'bids?',
  'stakes?',
  'dividends?',
  'results',
  'numbers',
  'figures',
  'outlook',
  'forecasts?',
  'recalls?',
  'settlements?',
  'investigations?',
  'strategic review',
  'contracts?',
  'sale of',
  'joint venture',
  'buy-?backs?',
  'print',
  'announcements?',
  'loss(?:es)?',
  'profits?',
]
const OUT =
  '(?:announced|public|disclosed|published|released|reported|out|known|revealed|confirmed|communicated|in the (?:market|press|public domain)|on the (?:wire|tape)|hit the (?:wires?|tapes?|market)|priced in by anyone)'
const ADVERBS =
  '(?:yet |currently |officially |formally |publicly |widely |generally |going to be |been |be |being |made |to the (?:market|street) ){0,4}'
const NEWS =
  '(?:announcements?|releases?|prints?|publication|disclosure|filing|news|results|earnings|numbers|figures|statement|call|launch|signing|press conference|unveiling)'
/** The days and quarters that news is named by. */
const WHICH =
  "(?:the |its |their |his |her |our |this |any |an? |that )?(?:(?:press|public|official|formal|earnings|results|deal|market|news|q[1-4]|first-quarter|second-quarter|third-quarter|fourth-quarter|quarterly|interim|annual|merger|monday|tuesday|wednesday|thursday|friday)(?:[’']s)? ){0,2}"
/** It says that something is not out yet. */
export const NOT_OUT = [
  `(?<!had )not ${ADVERBS}${OUT}`,
  `(?:is|are|has|have|was|were|do|does|did|will|wo|ca)n[’']t ${ADVERBS}${OUT}`,
  `(?:has|have|is|are) yet to (?:be |become )?(?:${OUT}|announce|disclose|publish|release|report|confirm|say|tell)`,
  `yet to (?:be |become )${ADVERBS}${OUT}`,
  `(?:will|shall|to|due to|set to|about to|going to|expected to|scheduled to) be ${ADVERBS}(?:announced|disclosed|published|released|unveiled|made public)`,
  '(?:will|about to|going to|plans to|set to) (?:announce|disclose|unveil|go public with)',
  `(?:before|ahead of|prior to|until|pending|awaiting|in advance of) ${WHICH}${NEWS}`,
  '(?:before|until|till) (?:it|this|that|they|we|the (?:news|deal|story|market|street|company|board)) (?:is|are|goes|go|becomes?|breaks?|gets? out|knows?|announces?|tells?|hits?|comes? out|lands?|drops?|opens up)',
  'unannounced',
  'undisclosed',
  'unpublished',
  'unreleased',
  'unreported',
  'pre-?(?:announcement|release)',
  'non-?public',
  'mnpi',
  'inside (?:information|info|knowledge)',
  'price-sensitive',
  'under (?:an? )?(?:nda|non-disclosure agreement|embargo|wraps)',
  'embargo(?:ed)? (?:is )?(?:until|till|to|through|lifts)',
  'draft (?:10-[qk]|8-k|press release|announcement|prospectus|results)',
  'wall-?cross(?:ed|ing)',
  '(?:behind|over|inside) the (?:chinese |information )?wall',
  'insider list',
  "(?:do not|don[’']t|must not|may not|never) (?:share|forward|circulate|distribute|repeat|mention|tell|discuss|pass (?:this|it) on)",
  'not (?:for|to be) (?:distribution|distributed|release|released|circulation|circulated|shared|forwarded|repeated)',
  'strictly (?:confidential|private)',
  'keep (?:this|it) (?:quiet|between us|to yourself|to yourselves|under your hat|off email|secret|close)',
  '(?:nobody|no one|no-one|hardly anyone|few people|only (?:a few|the board|the deal team|insiders)) (?:outside (?:the )?[\\w\\s]{1,30})?(?:else )?(?:knows?|has been told|has heard|is aware)',
  "(?:the )?(?:market|street|public|investors|analysts) (?:do|does|have|has|is|are)(?:n[’']t| not) (?:yet )?(?:know|heard|aware|expect|been told|seen)[\\w\\s]{0,20}",
  '(?:still|remains?|kept) (?:a )?secret',
  'hush-hush',
  'for your (?:eyes|ears) only',
  "you did(?:n[’']t| not) hear (?:this|it) from me",
  'heads[\\s-]up before',
]
/** It says that something is kept close, which also holds of what has come out since. */
export const KEPT_CLOSE = [
  'confidential(?:ly|ity)?',
  'in confidence',
  'embargo(?:ed)?',
  'board (?:deck|pack|paper|presentation)s?',
  'internal(?:ly)? only',
  'off the record',
  'leaked',
  'had not (?:yet )?been (?:announced|made public|disclosed)',
]
/** It says where something was made public. */
export const MADE_PUBLIC = [
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
]
/** News that is itself what moves the price: to trade before it is to trade on it. */
export const BEFORE_NEWS = [
  `(?:before|ahead of|prior to|in advance of) ${WHICH}(?:announcements?|prints?|release|publication|disclosure|results|earnings|numbers|news)`,
  'under embargo',
]
/** What turns a sign into its opposite when it stands before it in the same clause. */
export const NEGATIONS = [
  'nothing',
  'none of (?:this|it|that|them|these)',
  'no longer',
  'neither',
  'no (?:part|word|item|detail)s? (?:of|in|here)',
]
