/** A half-open range of UTF-16 offsets into the original text. */
export interface TextSpan {
  readonly start: number
  readonly end: number
}

/** What a detector found, and where; never the text itself. */
export interface Finding {
  /** `phi/mrn`, `mnpi/<issuer>`: label schemes turn it into labels. */
  readonly category: string
  readonly span: TextSpan
  /** 0..1. */
  readonly confidence: number
  /** The detector's id. */
  readonly detector: string
}
