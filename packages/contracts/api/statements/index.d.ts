import {
  Steps,
} from '@fcc/plugin-api';

/** A place of an artifact that a text names: `[brief:12]`, or `[brief:12-14]`. */
interface Citation {
    readonly artifact: string;
    readonly line: number;
    readonly endLine: number;
}
/** The citations of a text, in order. */
declare function citationsOf(text: string): readonly Citation[];
/** A text without its citations. */
declare function withoutCitations(text: string): string;
/**
 * How a place is cited.
 *
 * @example
 * citationOf('brief', { line: 12, endLine: 13 }) // '[brief:12-13]'
 */
declare function citationOf(artifact: string, { line, endLine }: {
    readonly line: number;
    readonly endLine: number;
}): string;

/**
 * The clause before the first comma that says when a sentence holds; empty where none does.
 *
 * @example
 * conditionOf('If frost is forecast, the keeper covers the beds.') // 'If frost is forecast'
 */
declare function conditionOf(sentence: string): string;

/** Every word of a text in lower case, in one form (NFKC), in order. */
declare function wordsOf(text: string): readonly string[];
/** The words of a text that mean something by themselves; see {@link FUNCTION_WORDS}. */
declare function contentWords(text: string): readonly string[];

/**
 * A piece of a text that says something by itself: a paragraph, a list item or a row of a table.
 * Headings, the head of a table, code and comments are none.
 */
interface TextBlock {
    readonly kind: 'paragraph' | 'item' | 'row';
    /** Without its marks; a row as `first cell: head second cell, head third cell`. */
    readonly text: string;
    /** The title of the nearest heading above, empty before the first. */
    readonly section: string;
    /** Where each line of the text begins in it, and which line of the whole that is, from 1. */
    readonly lines: readonly LineStart[];
}
/** Where a line of a block begins. */
interface LineStart {
    readonly at: number;
    readonly line: number;
}

/**
 * Reads a text into the blocks that say something. Markdown is understood as far as a line tells it
 * (CommonMark 0.31 headings, lists, quotes and fences, GFM tables); plain text is paragraphs. Never
 * fails, and takes linear time.
 *
 * @example
 * readBlocks('# Goal\n\n- Lend tools\n') // [{ kind: 'item', text: 'Lend tools', section: 'Goal', … }]
 */
declare function readBlocks(text: string): readonly TextBlock[];
/** The same in steps, one line each but for the first. */
declare function readBlocksSteps(text: string): Steps<readonly TextBlock[]>;

/** Words that deny what a modal verb would ask for, and whether they do so beyond doubt. */
interface Denial {
    readonly at: number;
    readonly length: number;
    /** Not where half is denied (`not all`), or where the words may belong to another clause. */
    readonly isCertain: boolean;
}

/**
 * How strictly a statement binds, in the order of RFC 2119; `unclear` where it binds and its words do
 * not say which way, as in `nobody must not sign`.
 */
type RequirementLevel = 'must' | 'must not' | 'should' | 'should not' | 'may' | 'unclear';
/** The words that make a sentence bind, and where they are, with a `never` behind them. */
interface FoundRequirement {
    readonly level: RequirementLevel;
    readonly at: number;
    readonly length: number;
    /** Words before them that deny: `nobody`, `no`, `under no circumstances`. */
    readonly denial?: Pick<Denial, 'at' | 'length'>;
}
/**
 * The first word of a sentence that binds, outside a clause that says when, if another is there: a modal
 * verb or one of its like (RFC 2119 section 1 to 5 for English; its nearest words elsewhere), and whether
 * its subject or what follows denies it. A form of words, not an understanding: `can` of tin is a can.
 *
 * @example
 * findRequirement('A member must not hold more than 3 tools.') // { level: 'must not', at: 9, length: 8 }
 * findRequirement('Nobody may enter.') // { level: 'must not', at: 7, length: 3, denial: { at: 0, length: 6 } }
 */
declare function findRequirement(sentence: string): FoundRequirement | undefined;

/** A sentence, list item or row of a table that states or asks something, with the lines it stands on. */
interface Statement {
    readonly text: string;
    /** The first and the last line, from 1. */
    readonly line: number;
    readonly endLine: number;
    /** The title of the nearest heading above, empty before the first. */
    readonly section: string;
    readonly isQuestion: boolean;
    /** How strictly it binds; nothing where no word says so. */
    readonly level: RequirementLevel | undefined;
}
/**
 * The statements of a text, in order. A greeting, a single letter, headings and code state nothing.
 * Takes linear time, and gives the same for line ends of any kind.
 *
 * @example
 * readStatements('Hello!\nA member must return a tool within 14 days.')
 * // [{ text: 'A member must return a tool within 14 days.', line: 2, level: 'must', … }]
 */
declare function readStatements(text: string): readonly Statement[];
/**
 * The same in steps, a sentence each at most, for `inTurns`: a long text does not hold up whatever else
 * the process does.
 *
 * @example
 * const statements = await inTurns(readStatementsSteps(text), { signal })
 */
declare function readStatementsSteps(text: string): Steps<readonly Statement[]>;
/**
 * What work on a text has to answer: its statements that bind; where none does, those that are no
 * questions; where there are only questions, those.
 */
declare function demandsOf<Each extends Statement>(statements: readonly Each[]): readonly Each[];

export {
  citationOf,
  citationsOf,
  conditionOf,
  contentWords,
  demandsOf,
  findRequirement,
  readBlocks,
  readBlocksSteps,
  readStatements,
  readStatementsSteps,
  withoutCitations,
  wordsOf,
};
export type {
  Citation,
  FoundRequirement,
  LineStart,
  RequirementLevel,
  Statement,
  TextBlock,
};
