export {
  D as DimensionProfile,
  R as RATERS,
  a as Rater,
  b as Rating,
  c as RatingProfile,
  m as meanRating,
} from '../persona-profile-CbaFqLHD.js';
import {
  Steps,
} from '@fcc/plugin-api';
import {
  T as Term,
  V as Vocabulary,
} from '../vocabularies-BeNr1rIs.js';
export {
  a as VOCABULARY_USES,
  b as VocabularyShape,
  c as VocabularyUse,
  d as comparedName,
  n as namesOf,
  v as vocabularies,
} from '../vocabularies-BeNr1rIs.js';
import {
  z,
} from 'zod';

/** A term that a text names, and whose it is. */
interface FoundTerm {
    readonly vocabulary: Vocabulary;
    readonly term: Term;
}
/**
 * The terms that a text names, in the order in which they come, each once; in steps. A name counts as whole
 * words, whatever is between them, and the longest at a place counts alone: in `attorney-client privilege` no `privilege`
 * is found. A name in capitals alone counts as it is written, any other in any case.
 *
 * @example
 * atOnce(findTermsSteps('The client waives privilege.', [privileges])).map(({ term }) => term.term)
 */
declare function findTermsSteps(text: string, vocabularies: readonly Vocabulary[]): Steps<readonly FoundTerm[]>;

/** One name by which two vocabularies of one use mean different things. */
interface TermConflict {
    readonly name: string;
    /** The vocabularies, in the order in which they were given. */
    readonly vocabularies: readonly string[];
}
/**
 * The names that vocabularies of one use understand differently. Where two say the same of a name, word for
 * word, there is none; where they do not, none of them wins: both hold, and whoever reads is told both. Pure.
 *
 * @example
 * termConflicts([privileges, kitchenWords]) // [{ name: 'hold', vocabularies: ['fcc-legal/…', 'acme/…'] }]
 */
declare function termConflicts(vocabularies: readonly Vocabulary[]): readonly TermConflict[];

/** A vocabulary as YAML or JSON spells it. */
declare const vocabularySchema: z.ZodPipe<z.ZodObject<{
    vocabulary: z.ZodString;
    title: z.ZodString;
    of: z.ZodDefault<z.ZodEnum<{
        "design-target": "design-target";
        archetypes: "archetypes";
        dimensions: "dimensions";
        discernment: "discernment";
        language: "language";
        tags: "tags";
    }>>;
    terms: z.ZodArray<z.ZodPipe<z.ZodObject<{
        term: z.ZodString;
        code: z.ZodOptional<z.ZodString>;
        synonyms: z.ZodDefault<z.ZodArray<z.ZodString>>;
        definition: z.ZodOptional<z.ZodString>;
        broader: z.ZodDefault<z.ZodArray<z.ZodString>>;
    }, z.core.$strict>, z.ZodTransform<Term, {
        term: string;
        synonyms: string[];
        broader: string[];
        code?: string | undefined;
        definition?: string | undefined;
    }>>>;
}, z.core.$strict>, z.ZodTransform<Vocabulary, {
    vocabulary: string;
    title: string;
    of: "archetypes" | "design-target" | "dimensions" | "discernment" | "language" | "tags";
    terms: Term[];
}>>;

export {
  Term,
  Vocabulary,
  findTermsSteps,
  termConflicts,
  vocabularySchema,
};
export type {
  FoundTerm,
  TermConflict,
};
