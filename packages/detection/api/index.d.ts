import {
  Steps,
} from '@fcc/plugin-api';
export {
  DEFAULT_SLICE,
  LONG_TEXT,
  Steps,
  TurnOptions,
  atOnce,
  atOnceOrInTurns,
  inTurns,
} from '@fcc/plugin-api';

/**
 * Whether a string is a well-formed ABA routing number: nine digits, the first two 00–12, 21–32,
 * 61–72 or 80, weights 3 7 1, the sum a multiple of ten. Source: American Bankers Association,
 * Routing Number Policy (ANSI X9.100).
 *
 * @example
 * isAbaRoutingNumber('021000021')   // true
 */
declare function isAbaRoutingNumber(value: string): boolean;

/**
 * Whether a string has the form of a Business Identifier Code: four letters, two country letters, two
 * letters or digits, and optionally three more. There is no check digit. Source: ISO 9362.
 *
 * @example
 * isBic('DEUTDEFF')   // true
 */
declare function isBic(value: string): boolean;

/**
 * Whether a string is a well-formed CUSIP: nine characters, values 0 to 38, every second doubled, the
 * digits of each added; the check digit completes the sum to a multiple of ten.
 * Source: ANSI X9.6, CUSIP Global Services.
 *
 * @example
 * isCusip('037833100')   // true
 */
declare function isCusip(value: string): boolean;

/**
 * Whether a string is a well-formed DEA registration number: a registrant letter, a letter or 9, and
 * seven digits of which the last is (d1 + d3 + d5 + 2·(d2 + d4 + d6)) mod 10.
 * Source: Drug Enforcement Administration, registration number format (21 CFR 1301).
 *
 * @example
 * isDea('AP5836727')   // true: 15 + 32 = 47
 */
declare function isDea(value: string): boolean;

/**
 * Whether a string is a well-formed GTIN of 8, 12, 13 or 14 digits, such as a UDI device identifier:
 * weights 3 and 1 in turn from the digit before the check digit, the sum a multiple of ten.
 * Source: GS1 General Specifications, section 7.9.
 *
 * @example
 * isGtin('09506000134352')   // true
 */
declare function isGtin(value: string): boolean;

/**
 * Whether a string is a well-formed IBAN, spaces and hyphens aside: the country's own length, and 1 by
 * MOD 97-10 once the first four characters stand last. A country without IBANs is refused.
 * Source: ISO 13616-1.
 *
 * @example
 * isIban('GB82 WEST 1234 5698 7654 32')   // true
 */
declare function isIban(value: string): boolean;

/**
 * Whether a string is a well-formed ISIN: two letters, nine letters or digits, a check digit; Luhn
 * over all of it with each letter written as two digits. Source: ISO 6166.
 *
 * @example
 * isIsin('US0378331005')   // true
 */
declare function isIsin(value: string): boolean;

/**
 * Whether a string is a well-formed Legal Entity Identifier: 18 digits or capitals, two check digits,
 * the whole leaving 1 by MOD 97-10. Source: ISO 17442-1. Check digits are 98 less a remainder of 97
 * (ISO/IEC 7064), so they run from 02 to 98: 00, 01 and 99 leave 1 for some numbers and are never issued.
 *
 * @example
 * isLei('5493001KJTIIGC8Y1R12')   // true
 */
declare function isLei(value: string): boolean;

/**
 * Whether a string is a well-formed LOINC code: up to seven digits, a hyphen, a mod-10 check digit
 * (the same as Luhn), with fourteen published exceptions. Part and answer codes (LP, LA) use another
 * scheme and are refused. Source: LOINC Users' Guide, check digit.
 *
 * @example
 * isLoinc('2160-0')   // true
 */
declare function isLoinc(value: string): boolean;

/**
 * Whether a string of digits has a right check digit by the Luhn algorithm (ISO/IEC 7812-1, annex B):
 * from the right, every second digit doubled and its digits added; the sum is a multiple of ten.
 * Finds every single wrong digit and every swap of neighbours but 09 for 90.
 *
 * @example
 * isLuhnValid('79927398713')   // true
 */
declare function isLuhnValid(digits: string): boolean;
/** The Luhn sum of a string of digits, its last digit being the check digit. */
declare function luhnSum(digits: string): number;

/**
 * The remainder by 97 of a string of digits and capital letters, each letter counting as a two-digit
 * number (A = 10 … Z = 35). Undefined for any other character. Source: ISO 7064, MOD 97-10.
 *
 * @example
 * mod97('5493001KJTIIGC8Y1R12')   // 1
 */
declare function mod97(value: string): number | undefined;

/**
 * Whether a string is a well-formed National Provider Identifier: ten digits, the first 1 or 2, Luhn
 * over `80840` and the number. A tenth of all such numbers pass by chance.
 * Source: CMS, NPI check digit calculation (45 CFR 162.406).
 *
 * @example
 * isNpi('1234567893')   // true
 */
declare function isNpi(value: string): boolean;

/**
 * Whether a string is a well-formed payment card number, spaces and hyphens aside: a known issuer
 * range, a length of that range, and a right Luhn digit.
 *
 * @example
 * isPaymentCard('4111 1111 1111 1111')   // true
 */
declare function isPaymentCard(value: string): boolean;

/** What the syntax of a SNOMED CT identifier tells; syntax is not existence. */
interface SctidParts {
    readonly component: 'concept' | 'description' | 'relationship';
    /** Seven digits, where the identifier is of the long format. */
    readonly namespace?: string;
}
/**
 * Reads a SNOMED CT identifier: 6 to 18 digits without a leading zero, a Verhoeff check digit last,
 * two partition digits before it (00–02 short, 10–12 long with a namespace of seven digits).
 * Undefined where the syntax is wrong. Source: SNOMED International, SCTID specification.
 *
 * @example
 * parseSctid('22298006')   // { component: 'concept' }
 */
declare function parseSctid(value: string): SctidParts | undefined;

/**
 * Whether a string is a well-formed SEDOL: six digits or consonants and a check digit, weights
 * 1 3 1 7 3 9 1, the sum a multiple of ten. Source: London Stock Exchange, SEDOL Masterfile.
 *
 * @example
 * isSedol('0263494')   // true
 */
declare function isSedol(value: string): boolean;

/**
 * Whether nine digits could be an Individual Taxpayer Identification Number: 9xx, group 50–65,
 * 70–88, 90–92 or 94–99, one delimiter used twice or none. Source: Internal Revenue Service, Pub. 1915.
 *
 * @example
 * isUsItin('912-70-1234')   // true
 */
declare function isUsItin(value: string): boolean;

/**
 * Whether a string has the structure of a Medicare Beneficiary Identifier, dashes aside: eleven
 * characters, kinds fixed by position, letters without S L O I B Z. There is no check digit.
 * Source: CMS, Understanding the MBI format.
 *
 * @example
 * isUsMbi('1EG4-TE5-MK73')   // true
 */
declare function isUsMbi(value: string): boolean;

/**
 * Whether nine digits could be a Social Security Number: area not 000, 666 or 900–999, group not 00,
 * serial not 0000, and none of the numbers made public (078-05-1120, 219-09-9999, 987-65-4320 to
 * 4329, matched exactly). There is no check digit. `123-45-6789` passes: a sample to people, and still
 * to be redacted. Source: Social Security Administration, RM 10201.035 (invalid SSNs).
 *
 * @example
 * isUsSsn('536-90-4399')   // true
 * isUsSsn('666-12-3456')   // false
 */
declare function isUsSsn(value: string): boolean;

/**
 * Whether a string of digits has a right check digit by Verhoeff's algorithm, which works in the
 * dihedral group D5 and finds every single wrong digit and every swap of neighbours.
 * Source: J. Verhoeff, Error Detecting Decimal Codes, 1969.
 *
 * @example
 * isVerhoeffValid('2363')   // true
 */
declare function isVerhoeffValid(digits: string): boolean;

/**
 * Whether a string is a well-formed North American vehicle identification number: 17 characters
 * without I, O, Q, the ninth the weighted sum mod 11, ten written X. Source: 49 CFR 565.15, ISO 3779.
 *
 * @example
 * isVin('1M8GDM9AXKP042788')   // true
 */
declare function isVin(value: string): boolean;

/** What stands around a value and makes it more or less likely to be what it seems. */
interface ContextDefinition {
    /** Phrases that raise the score, whole words, any case; a space also matches `_` and `-`. */
    readonly words: readonly string[];
    /** How much a phrase nearby adds. Default 0.35. */
    readonly boost?: number;
    /** How many words before the value are looked at. Default 6. */
    readonly before?: number;
    /** How many words after it. Default 3. */
    readonly after?: number;
    /** `phrase`: without one of the words nearby it is no finding. Default `none`. */
    readonly required?: 'none' | 'phrase';
    /** Phrases that lower the score by 0.35, unless the value is labelled. */
    readonly negative?: readonly string[];
}
/** What was seen around one value. */
interface ContextReading {
    readonly phrase?: string;
    readonly labelled: boolean;
    readonly negative?: string;
}
/** A context definition, compiled once. */
interface ContextMatcher {
    readonly boost: number;
    readonly isRequired: boolean;
    /** @param lowered the text in lower case, where that is as long; then it need not be made for each value */
    read(text: string, start: number, end: number, lowered?: string): ContextReading;
}

/** The ASCII characters that occur in a text, as four words of 32 bits. */
type CharacterSet = readonly [number, number, number, number];
/** The ten digits, for patterns that cannot match without one. */
declare const DIGITS = "0123456789";

/**
 * A stretch of text: UTF-16 offsets, half open. `text.slice(span.start, span.end)` is what it covers.
 */
interface TextSpan {
    readonly start: number;
    readonly end: number;
}

/** The named groups of a match; `value`, where there is one, is what the finding spans. */
type MatchGroups = Readonly<Record<string, string | undefined>>;
/** What an author states about one kind of value. */
interface PatternDefinition {
    /** Unique among the patterns of a scan, such as `us-ssn`. */
    readonly id: string;
    /** A path from the general to the special, such as `pii/us-ssn`. */
    readonly category: string;
    /** Every quantifier bounded, no back-references. A group named `value` narrows the finding's span. */
    readonly expression: RegExp;
    /** The score of a bare match, 0 to 1. */
    readonly base: number;
    /**
     * Characters without which the expression cannot match: of each entry, the text must contain at
     * least one character. Rules the pattern out before the expression runs.
     */
    readonly requires?: readonly string[];
    /**
     * What the expression may still become at the end of a text that is being written, up to that end; or more than that.
     * Made from the expression where it is absent. Needed where a repetition within a repetition has no sign that parts
     * two rounds of it: an expression that has to reach the end tries them in all ways.
     */
    readonly open?: RegExp;
    /** Cuts a matched value to what belongs to it, as offsets into the value; undefined drops the match. */
    readonly narrow?: (value: string) => TextSpan | undefined;
    /** A checksum or structure: true raises to `validated`, false drops, undefined abstains. */
    readonly validate?: (value: string, groups: MatchGroups) => boolean | undefined;
    /** The score of a validated match. Default 1; lower where a check passes often by chance. */
    readonly validated?: number;
    /** True drops the match: known specimens, degenerate values. */
    readonly invalidate?: (value: string, groups: MatchGroups) => boolean;
    readonly context?: ContextDefinition;
}
/** A pattern, checked and compiled once. */
interface Pattern extends PatternDefinition {
    /** The expression as it is run: global, with indices where it has a `value` group. */
    readonly compiled: RegExp;
    readonly hasValueGroup: boolean;
    readonly matcher: ContextMatcher | undefined;
    readonly required: readonly CharacterSet[];
}
/**
 * Checks and compiles a pattern. Throws `FCC_DETECTION_UNBOUNDED_EXPRESSION` where the expression
 * could take more than linear time, and `FCC_DETECTION_INVALID_PATTERN` for scores outside 0 to 1 or
 * an empty id or category. An expression is first run when a text is scanned: to run it here took a
 * quarter of the start of a runtime. One that matches nothing at a place is refused then.
 *
 * @example
 * definePattern({
 *   id: 'badge', category: 'pii/badge', expression: /\bB-\d{6}\b/, base: 0.3, requires: [DIGITS],
 *   context: { words: ['badge', 'employee badge'], negative: ['batch'] },
 * })
 */
declare function definePattern(definition: PatternDefinition): Pattern;
/**
 * The same patterns under another category: how one catalogue serves several vocabularies.
 *
 * @example
 * withCategory('phi/licence', [usNpi, usDea])   // their findings have category 'phi/licence'
 */
declare function withCategory(category: string, patterns: readonly Pattern[]): readonly Pattern[];

/**
 * Hands over every match of a global expression, as `matchAll` finds them, in steps that end behind one
 * match each. The expression may serve other texts between two steps: where it continues is kept here.
 *
 * @example
 * yield* eachMatch(text, /\d+/g, (match) => numbers.push(match[0]))
 */
declare function eachMatch(text: string, expression: RegExp, take: (match: RegExpExecArray) => void): Steps<void>;

/** How a finding came by its confidence. Holds words of the pattern's own lists, never of the text. */
interface FindingExplanation {
    /** The id of the pattern that matched. */
    readonly pattern: string;
    /** The pattern's score before anything was weighed, 0 to 1. */
    readonly base: number;
    /** What the checksum or structure check said; `absent` where the pattern has none or it abstained. */
    readonly validation: 'passed' | 'absent';
    /** The phrase nearby that raised the score. */
    readonly context?: string;
    /** True where that phrase stands directly before the value as its label: `MRN: …`. */
    readonly labelled?: boolean;
    /** The phrase nearby that lowered the score. */
    readonly negative?: string;
    /** The confidence reported, 0 to 1. */
    readonly final: number;
}
/** Something found in a text: what kind, where, how sure, and by which detector. */
interface Finding {
    /** A path from the general to the special, such as `pii/email`. */
    readonly category: string;
    /** Offsets into the original text, whatever normalisation did to it. */
    readonly span: TextSpan;
    /** 0 to 1. */
    readonly confidence: number;
    readonly detector: string;
    readonly explanation?: FindingExplanation;
}
/** A fixed total order over findings: by place, then by every other field. */
declare function compareFindings(left: Finding, right: Finding): number;

/** A rewritten text that knows, for each of its code units, where it came from. */
interface MappedText {
    readonly text: string;
    /** The length of the original text. */
    readonly originalLength: number;
    /**
     * The original offset of the code unit at `offset`; the original length at the very end.
     * Never decreases as `offset` grows.
     */
    toOriginal(offset: number): number;
    /** The smallest original span that everything in `span` came from. */
    originalSpan(span: TextSpan): TextSpan;
}
/** A text as it is, mapped onto itself. */
declare function identityText(text: string): MappedText;
/**
 * Replaces each match of `expression` (global) and keeps the map to the original. All code units
 * of a replacement stand for the whole match; what lies between matches stands for itself.
 * Returns `source` itself when nothing matches.
 *
 * @param near finds, cheaply, what every match has in it or one ASCII character after its beginning; global.
 *   A long text with little to rewrite is then searched by it alone.
 *
 * @example
 * rewriteText(identityText('a&amp;b'), /&amp;/g, () => '&').originalSpan({ start: 1, end: 2 })   // 1–6
 */
declare function rewriteText(source: MappedText, expression: RegExp, replace: (match: string) => string, near?: RegExp): MappedText;

/** What happens to the finding that loses an overlap. */
interface MergeRule {
    /**
     * `trim` (default): it keeps what the winner leaves over, so that everything found stays found.
     * `drop`: it goes as a whole; the result may cover less than the findings did.
     */
    readonly loser: 'trim' | 'drop';
}
/**
 * Makes findings disjoint and sorted by place. Of two that overlap the winner has the higher
 * confidence, then the longer span, then the more specific category (more path segments), then the
 * earlier place; what is left ties is decided by category, detector and pattern, so that the order
 * of the input never matters. Touching findings of one category become one, with the better's fields.
 * Laws: order-independent, idempotent, disjoint; covers a subset of the input, and under `trim` all of it.
 *
 * @example
 * mergeFindings([card, phoneInsideTheCard])   // [card]
 */
declare function mergeFindings(findings: readonly Finding[], rule?: MergeRule): Finding[];

/**
 * Makes a text comparable without losing where anything was: NFKC, invisible characters and marks that
 * compose with no letter removed,
 * decimal digits of every script as ASCII digits, dashes, spaces and quotes folded, look-alike
 * letters folded where they can only be a disguise. Lines are not joined. Plain ASCII is returned as it is.
 *
 * Source: Unicode UAX 15 (NFKC), TR39 (confusables).
 *
 * @example
 * const { text, originalSpan } = normalise('MRN\u200b: １２３')
 * text                                    // 'MRN: 123'
 * originalSpan({ start: 5, end: 8 })      // { start: 6, end: 9 }
 */
declare function normalise(input: string | MappedText): MappedText;
/** The same in steps, for `inTurns`. */
declare function normaliseSteps(input: string | MappedText): Steps<MappedText>;

/** Account numbers behind their label: patient, billing, guarantor, claim and invoice accounts. */
declare const accountNumber: Pattern;

/** Ages above 89 and words that tell one. */
declare const ageOver89: readonly Pattern[];
/**
 * Years of birth that tell an age above 89 in a reference year; other years may stay.
 *
 * @example
 * birthYearOver89(2026)   // finds 'born in 1936', leaves 'born in 1937'
 */
declare function birthYearOver89(referenceYear: number): Pattern;

/** US bank routing numbers; a tenth of all nine-digit numbers in range pass, so context decides. */
declare const abaRoutingNumber: Pattern;
/** US bank account numbers: 8 to 17 digits, only beside a word that says so. */
declare const bankAccountNumber: Pattern;
/** Business identifier codes of banks, beside a word that says so (ISO 9362). */
declare const bic: Pattern;

/** Words for biometric identifiers and for pictures of a face: text can only point to them, a person must look. */
declare const biometric: Pattern;
/** A picture carried in the text itself. */
declare const embeddedImage: Pattern;

/** All elements of dates but the bare year. Relative dates (`last week`) are none. */
declare const date: readonly Pattern[];

/** Device identifiers and serial numbers. */
declare const deviceIdentifier: readonly Pattern[];

/**
 * E-mail addresses in the forms people use (RFC 5321 length limits, letters of any script). Sample
 * domains such as example.com count like any other.
 */
declare const email: Pattern;
/** E-mail addresses spelled to avoid machines: `jane (at) example (dot) org`. */
declare const spelledEmail: Pattern;

/** Names of hospitals, clinics, schools and other institutions that tell where a person was. */
declare const facility: readonly Pattern[];

/** Health plan beneficiary numbers: member, policy, group and subscriber numbers behind their label. */
declare const healthPlanNumber: readonly Pattern[];

/** International bank account numbers, compact or grouped, checked by MOD 97-10 (ISO 13616-1). */
declare const iban: Pattern;

/** IPv4 addresses in dotted decimal (RFC 791); version and section numbers lower the score. */
declare const ipv4Address: Pattern;
/** IPv6 addresses in every form of RFC 4291, section 2.2. */
declare const ipv6Address: Pattern;

/** An identifier that only its label gives away: record, account and policy numbers have no form of their own. */
interface LabelledIdentifierDefinition {
    readonly id: string;
    readonly category: string;
    /** Alternatives of a regular expression, any case, bounded: `MRN|med(?:ical)? rec(?:ord)?`. A space also matches `_`, `-`, `.` or nothing. */
    readonly labels: string;
    readonly base: number;
    /** How many digits the value needs. Default 3. */
    readonly digits?: number;
    /** The form of the value where it has one; default any run of letters and digits with single separators. */
    readonly value?: string;
}
/**
 * Builds a pattern for a value behind its label, with what people put between them: `MRN: #…`,
 * `record number is …`, `"mrn": "…"`. The finding spans the value and its number sign, not the label.
 *
 * @example
 * labelledIdentifier({ id: 'badge', category: 'pii/badge', labels: 'badge', base: 0.85 })
 */
declare function labelledIdentifier(definition: LabelledIdentifierDefinition): Pattern;

/** Certificate and licence numbers behind their label: professional, driver's, passport, NPI and DEA. */
declare const licenceNumber: Pattern;

/** Hardware addresses (IEEE 802 EUI-48); broadcast and null are nobody's. */
declare const macAddress: Pattern;

/** Medical record numbers. */
declare const medicalRecordNumber: readonly Pattern[];

/** Any other unique identifying number or code. */
declare const otherIdentifier: readonly Pattern[];

/** Payment cards, by their issuers' ranges and by what they are called. */
declare const paymentCard: readonly Pattern[];

/** Names of people, by title, role, field, given name, form and degree. */
declare const personName: readonly Pattern[];

/** Telephone numbers. */
declare const phoneNumber: readonly Pattern[];
/** Telefax numbers: like telephone numbers, behind a label that says fax. */
declare const faxNumber: Pattern;

/** Places smaller than a state. */
declare const place: readonly Pattern[];

/**
 * Secrets: keys of the usual vendors, private keys, tokens, passwords in connection strings, and whatever a
 * name says is one. References to secrets (`${NAME}`, `env:NAME`, `file:…`, `<your key>`, `****`) are none.
 */
declare const secret: readonly Pattern[];

/** Legal entity identifiers (ISO 17442). */
declare const lei: Pattern;
/** International securities identification numbers (ISO 6166). */
declare const isin: Pattern;
/** CUSIP numbers; one in ten codes of that length passes, so context decides. */
declare const cusip: Pattern;
/** SEDOL codes; one in ten codes of that length passes, so context decides. */
declare const sedol: Pattern;
/** Identifiers of issuers and their securities. */
declare const securityIdentifier: readonly Pattern[];

/** Street addresses, post office boxes and coordinates. */
declare const streetAddress: readonly Pattern[];

/** Addresses with a scheme or a leading `www.` (RFC 3986); closing punctuation is not part of them. */
declare const url: Pattern;
/** Bare host names under well-known top-level domains, with a path if there is one. */
declare const bareDomain: Pattern;

/** DEA registration numbers of prescribers, with word boundaries and check digit. */
declare const usDea: Pattern;

/** US Individual Taxpayer Identification Numbers. */
declare const usItin: Pattern;

/** Medicare Beneficiary Identifiers, plain or with dashes 4-3-4. */
declare const usMbi: Pattern;

/** National Provider Identifiers; a tenth of all bare numbers pass the check, so these need context. */
declare const usNpi: readonly Pattern[];

/** US Social Security Numbers. */
declare const usSsn: readonly Pattern[];

/** Vehicle identification numbers with a right check character (49 CFR 565). */
declare const vin: Pattern;
/** Vehicle identification numbers and licence plates. */
declare const vehicleIdentifier: readonly Pattern[];

/** US ZIP codes. */
declare const zipCode: readonly Pattern[];
/** A capitalised place name of up to four words, then a state: `Springfield, IL`, `St. Paul, Minnesota 55101`. */
declare const cityAndState: Pattern;

/**
 * The last place of a text, in UTF-16 units, between which and another at least so much of it stands, in
 * whatever form a detector looks at it: characters that nobody sees, marks and escapes count for what they
 * are in that form. No form has something there that reaches over, so that what is kept of a text from such a
 * place on reads as it does in the whole. Where the other place is the end, what may still become something
 * else by what is written next counts for nothing. 0 where there is less.
 *
 * @param place where it is counted from, backwards
 * @param width how much, in UTF-16 units of each form; at least so many of the text itself
 * @example
 * atOnce(placeBeforeSteps('a b 1\u200b2\u200b3 ', 8, 2))   // 4: before `1`
 */
declare function placeBeforeSteps(text: string, place: number, width: number): Steps<number>;

/**
 * What is known of words. Without it a detector judges by capitals alone; with it, texts in which capitals
 * say nothing can be read too, and a word that nobody knows counts for a name where one can stand.
 */
interface WordKnowledge {
    /** Whether a word in lower case is an ordinary or a technical one, and so no name by itself. */
    isOrdinary(word: string): boolean;
    /** Whether an ordinary word in lower case is a name of people too: rice, rose, young. */
    isAlsoName(word: string): boolean;
}

/** One way to read a text, with the map back to the text as it was given. */
interface Reading {
    readonly kind: 'plain' | 'unescaped' | 'unmarked' | 'recased' | 'rejoined';
    readonly text: MappedText;
}
/**
 * The ways in which a text should be read: as it is; with escape sequences of HTML, JSON and
 * URLs and short base64 decoded once; where words are known, in the letters of prose; with letters bared of their marks; with numbers rejoined that a line wrap, emphasis or spacing took apart. A
 * reading that would differ in nothing is left out, so most texts have one.
 *
 * @example
 * readings('SSN 123-\n45-6789').map((reading) => reading.kind)   // ['plain', 'rejoined']
 */
declare function readings(text: string, words?: WordKnowledge): readonly Reading[];
/** The same in steps, for `inTurns`. */
declare function readingsSteps(text: string, words?: WordKnowledge): Steps<readonly Reading[]>;

/** How found text is replaced. */
interface RedactOptions {
    /**
     * The text put in place of a finding; `index` counts the merged findings from 0, in reading order.
     * Default: the category's last segment in brackets, `[EMAIL]`.
     */
    readonly replacement?: (finding: Finding, index: number) => string;
}
/**
 * The text with every finding replaced. Findings are merged first (losers trimmed), so nothing found
 * stays. Throws `FCC_DETECTION_SPAN_OUT_OF_RANGE` for findings of another text, and
 * `FCC_DETECTION_REPLACEMENT_UNCHANGED` where a given `replacement` hands back the found text itself.
 *
 * @example
 * redact('Write to a@b.example', findings)   // 'Write to [EMAIL]'
 */
declare function redact(text: string, findings: readonly Finding[], options?: RedactOptions): string;
/** The mark that stands for a category: `pii/us-ssn` gives `[US-SSN]`. */
declare function categoryMark(category: string): string;

/**
 * Finds again the parts of names that were found elsewhere in the text: once `Mary Johnson` is known,
 * a later `Johnson` or `MARY` alone is hers. Words that are ordinary or clinical are not looked for.
 */
declare function findRepeatedNames(text: string, findings: readonly Finding[], options: {
    readonly category: string;
    readonly detector: string;
}): Finding[];

/** One of the eighteen kinds of identifier of 45 CFR 164.514(b)(2)(i). */
interface SafeHarborIdentifier {
    /** The paragraph's letter, A to R. */
    readonly letter: string;
    readonly title: string;
    /** The categories under which findings of this kind are reported. */
    readonly categories: readonly string[];
}
/**
 * What Safe Harbor removes, of the individual and of relatives, employers and household members.
 * Source: 45 CFR 164.514(b)(2)(i)(A)–(R).
 */
declare const SAFE_HARBOR_IDENTIFIERS: readonly SafeHarborIdentifier[];

/**
 * The patterns for the identifiers of HIPAA's Safe Harbor, each under its `phi/…` category. Names of
 * providers and facilities are among them. With a reference year, years of birth that tell an age
 * above 89 are too; without one every bare year stays.
 */
declare function safeHarborPatterns(options?: {
    readonly referenceYear?: number;
}): readonly Pattern[];

/** Settings of a scan; each has a default. */
interface ScanOptions {
    /** Findings below it are not reported. Default 0.4. */
    readonly threshold?: number;
    /** The least confidence of a finding that shows only once numbers are rejoined or letters bared of marks. Default 0.5. */
    readonly rejoinedThreshold?: number;
    /** The least confidence of a finding that shows only in the letters of prose. Default 0.5. */
    readonly recasedThreshold?: number;
    /** What is known of words; with it texts in capitals or lower case alone are read as prose. */
    readonly words?: WordKnowledge;
    /** Named as the detector of every finding. Default: each pattern's own id. */
    readonly detector?: string;
}
/**
 * Finds every match of the patterns in a text, in each of its readings, and scores it. Findings may
 * overlap (see `mergeFindings`), are sorted, and are the same whatever the order of the patterns.
 * Time is linear in the text's length. Throws `FCC_DETECTION_INVALID_THRESHOLD`, and
 * `FCC_DETECTION_INVALID_PATTERN` for a pattern that matches without a character.
 *
 * @example
 * scan('MRN: 00482910', [medicalRecordNumber])
 * // [{ category: 'phi/medical-record-number', span: { start: 5, end: 13 }, confidence: 0.9, … }]
 */
declare function scan(text: string, patterns: readonly Pattern[], options?: ScanOptions): Finding[];
/**
 * The same scan in steps, one pattern over one reading up to its next match each, for `inTurns`: a long
 * text does not hold up whatever else the process does.
 *
 * @example
 * const findings = await inTurns(scanSteps(text, patterns), { signal })
 */
declare function scanSteps(text: string, patterns: readonly Pattern[], options?: ScanOptions): Steps<Finding[]>;

/** Settings of a Safe Harbor scan. */
interface SafeHarborOptions extends ScanOptions {
    /** The year in which ages are counted; with it, years of birth above 89 are found. */
    readonly referenceYear?: number;
}
/**
 * Finds what Safe Harbor removes, merged and sorted, names known from elsewhere in the text included.
 * Pictures, free-text peculiarities ("the town's only Nobel laureate") and attachments are beyond a
 * text scan: they need a person. Source: 45 CFR 164.514(b)(2).
 *
 * @example
 * redact(note, scanSafeHarbor(note, { referenceYear: 2026 }))
 */
declare function scanSafeHarbor(text: string, options?: SafeHarborOptions): Finding[];
/** The same scan in steps, for `inTurns`. */
declare function scanSafeHarborSteps(text: string, options?: SafeHarborOptions): Steps<Finding[]>;

/** Which census the list of sparsely populated three-digit ZIP areas comes from. */
type Zip3Vintage = '2000' | '2010' | 'union';
/** The three-digit areas that must become `000` under a vintage; `union` is the safest. */
declare function restrictedZip3(vintage: Zip3Vintage): ReadonlySet<string>;
/**
 * What may stay of a ZIP code: its first three digits, or `000` where few people share them.
 * Source: 45 CFR 164.514(b)(2)(i)(B). Undefined for what is no ZIP code.
 *
 * @example
 * resolveZip3('02139')   // '021'
 * resolveZip3('03601')   // '000'
 */
declare function resolveZip3(zipCode: string, few?: ReadonlySet<string>): string | undefined;

/**
 * How often escapes are undone, one in another: JSON in a string of JSON in a string of JSON. Each costs
 * another look, and is taken only where there is something to undo.
 */
declare const MAX_UNDONE = 3;
/** All forms of a text that detectors look at, each with the map back to the text as it was given. */
interface TextForms {
    /** As it was given, and with its JSON escapes undone as often as there are any, up to `MAX_UNDONE`. */
    readonly as_given: readonly MappedText[];
    /** The normal form of each of those. */
    readonly normal_form: readonly MappedText[];
}
/**
 * Reads a text in every form that detectors look at: most have one. Linear in its length.
 *
 * @example
 * atOnce(textFormsSteps('{"note":"n\\n123-45-6789"}')).normal_form.map(({ text }) => text)
 * // ['{"note":"n\\n123-45-6789"}', '{"note":"n\n123-45-6789"}']
 */
declare function textFormsSteps(text: string): Steps<TextForms>;

/** What stays of each form of a text that is still being written, whatever is written next. */
interface SettledForm {
    readonly text: string;
    /** The place in the text as it was given that an offset of the form stands for. */
    placeOf(offset: number): number;
}
/** All forms that detectors look at, as far as they are settled: each is the beginning of that form of the whole. */
interface SettledForms extends Record<keyof TextForms, readonly SettledForm[]> {
}
/**
 * Reads a text that is still being written in every form that detectors look at, without what may still become
 * something else.
 *
 * @example
 * atOnce(settledFormsOfSteps('It is \\u004')).as_given.map(({ text }) => text)   // ['It is \\u004', 'It is ']
 */
declare function settledFormsOfSteps(written: string): Steps<SettledForms>;

/**
 * The last place of a text that is still being written before which nothing that patterns find can change: whatever
 * is written next, `scan` of all of it finds the same of what ends before that place. It is found from what each
 * pattern may still become at the end, and not from how long its longest match is: prose is settled up to its last
 * words, and a key up to where it begins.
 *
 * The last word is left out, for escapes and short base64 in it may become something else; and where numbers are
 * rejoined, what may come to stand inside one.
 *
 * @example
 * atOnce(settledPlaceSteps('Of the shed. Her number is 536-9', usSsn))   // 26: before the number
 */
declare function settledPlaceSteps(text: string, patterns: readonly Pattern[]): Steps<number>;

/**
 * Work that several wait for and that is done once: whoever takes the next step takes it for all of them, and each gets
 * the result, or the error. One that stops taking steps holds up no other.
 *
 * @example
 * const take = sharedSteps(readSteps(text))
 * const [one, other] = await Promise.all([inTurns(take()), inTurns(take())])   // read once
 */
declare function sharedSteps<Result>(steps: Steps<Result>): () => Steps<Result>;

/**
 * A text without its HTML tags: those that divide lines become line ends, the others nothing. It knows its
 * places in the original; a text without tags is returned as it is.
 *
 * @example
 * withoutTags(identityText('<p>a <b>b</b></p>')).text // '\na b\n'
 */
declare function withoutTags(text: MappedText): MappedText;

export {
  DIGITS,
  MAX_UNDONE,
  SAFE_HARBOR_IDENTIFIERS,
  abaRoutingNumber,
  accountNumber,
  ageOver89,
  bankAccountNumber,
  bareDomain,
  bic,
  biometric,
  birthYearOver89,
  categoryMark,
  cityAndState,
  compareFindings,
  cusip,
  date,
  definePattern,
  deviceIdentifier,
  eachMatch,
  email,
  embeddedImage,
  facility,
  faxNumber,
  findRepeatedNames,
  healthPlanNumber,
  iban,
  identityText,
  ipv4Address,
  ipv6Address,
  isAbaRoutingNumber,
  isBic,
  isCusip,
  isDea,
  isGtin,
  isIban,
  isIsin,
  isLei,
  isLoinc,
  isLuhnValid,
  isNpi,
  isPaymentCard,
  isSedol,
  isUsItin,
  isUsMbi,
  isUsSsn,
  isVerhoeffValid,
  isVin,
  isin,
  labelledIdentifier,
  lei,
  licenceNumber,
  luhnSum,
  macAddress,
  medicalRecordNumber,
  mergeFindings,
  mod97,
  normalise,
  normaliseSteps,
  otherIdentifier,
  parseSctid,
  paymentCard,
  personName,
  phoneNumber,
  place,
  placeBeforeSteps,
  readings,
  readingsSteps,
  redact,
  resolveZip3,
  restrictedZip3,
  rewriteText,
  safeHarborPatterns,
  scan,
  scanSafeHarbor,
  scanSafeHarborSteps,
  scanSteps,
  secret,
  securityIdentifier,
  sedol,
  settledFormsOfSteps,
  settledPlaceSteps,
  sharedSteps,
  spelledEmail,
  streetAddress,
  textFormsSteps,
  url,
  usDea,
  usItin,
  usMbi,
  usNpi,
  usSsn,
  vehicleIdentifier,
  vin,
  withCategory,
  withoutTags,
  zipCode,
};
export type {
  ContextDefinition,
  Finding,
  FindingExplanation,
  LabelledIdentifierDefinition,
  MappedText,
  MatchGroups,
  MergeRule,
  Pattern,
  PatternDefinition,
  Reading,
  RedactOptions,
  SafeHarborIdentifier,
  SafeHarborOptions,
  ScanOptions,
  SctidParts,
  SettledForm,
  SettledForms,
  TextForms,
  TextSpan,
  WordKnowledge,
  Zip3Vintage,
};
