import {
  AccessAction,
  AccessActionName,
  ArtifactField,
  Call,
  Constitution,
  Decision,
  DecisionError,
  DecisionInput,
  DecisionReason,
  Detector,
  FactNamespace,
  FactType,
  FactValue,
  Finding,
  InterventionPoint,
  LabelScheme,
  LabelSet,
  Layer,
  Principal,
  RoleRules,
  Separation,
  Tier,
} from '@fcc/contracts';
export {
  DecisionInput,
  DecisionPersona,
} from '@fcc/contracts';
import {
  Diagnostic,
  Origin,
  Place,
} from '@fcc/plugin-api';
import {
  QuestionTerms,
} from '@fcc/contracts/questions';
import {
  Limits,
} from '@marcbachmann/cel-js';

/** Who may, layer by layer: the host's rules, then the tenant's. Each must allow; a layer without rules says nothing. */
type AccessLayers = readonly {
    readonly layer: 'host' | 'tenant';
    readonly rules: RoleRules;
}[];
/** Whether somebody may do something, and why not. */
type AccessDecision = {
    readonly allowed: true;
} | {
    readonly allowed: false;
    /** Their kind may never; no role of theirs allows it, in that layer; or each layer allows it for other objects. */
    readonly because: 'kind' | 'roles' | 'patterns';
    readonly layer?: 'host' | 'tenant' | undefined;
    /** The roles that they have there. */
    readonly roles: readonly string[];
};
/** What is to be done, and to what. */
interface WantedAccess {
    readonly action: AccessActionName;
    /** What a pattern is held against. `any` asks whether it is allowed for one object at least. */
    readonly object?: string | {
        readonly any: true;
    } | undefined;
    /** What stands behind the object, where the action is given by another one too: the workflow of a scenario. */
    readonly behind?: string | undefined;
}
/**
 * Decides whether a principal may do something. Denied is what their kind may not do; then, where a layer
 * has rules, what none of the roles allows that they have in it. No layer gives what another denies, so a
 * tenant's rules only tighten the host's. Pure.
 *
 * @example
 * decideAccess([{ layer: 'host', rules }], principal, { action: 'runs:start', object: 'healthcare/note' })
 */
declare function decideAccess(layers: AccessLayers, principal: Principal, wanted: WantedAccess): AccessDecision;
/** One permission of one role, as a layer has it. */
interface PermissionLine {
    readonly layer: 'host' | 'tenant';
    readonly role: string;
    readonly permission: string;
}
/** The roles of a principal under a layer's rules: those the host says they have, and those assigned here. */
declare function rolesIn({ assignments }: RoleRules, principal: Principal): readonly string[];

/** What somebody may do with one action, and which lines say so. */
interface AccessRow {
    readonly action: AccessActionName;
    /** What a pattern names, where the action has an object. */
    readonly object: AccessAction['object'];
    readonly kinds: AccessAction['kinds'];
    /** Whether it is allowed, for one object at least. */
    readonly decision: AccessDecision;
    /** The permissions that give it, in each layer that is asked; none where no layer has rules. */
    readonly lines: readonly PermissionLine[];
}
/**
 * Every action of the one table, with what a principal may do: the same decision that is made when they
 * do it. Where a line has a pattern, it is for the objects that the pattern names. Actions of the host
 * (tenants, safeguards, stores, reference data) are decided by the host's layer alone. Pure.
 *
 * @example
 * accessTable(layers, principal).filter(({ decision }) => decision.allowed).map(({ action }) => action)
 */
declare function accessTable(layers: AccessLayers, principal: Principal): readonly AccessRow[];

/** The longest permission, in UTF-16 units: what it costs to hold one against an action is bounded by it. */
declare const MAX_PERMISSION_LENGTH = 200;
/**
 * Whether a permission covers what is to be done. A permission is `resource:action[:pattern]`: without a
 * pattern it covers every object. A `*` matches any characters of its segment (segments end at `:` and
 * `/`), and a `*` at the very end all that follows.
 *
 * The form is that of the second seed's `config/rbac.yaml`.
 *
 * @param wanted `resource:action`
 * @param object what it is done to; absent where the action has no object
 * @example
 * permissionCovers('runs:start:analysis/*', 'runs:start', 'analysis/deep/one')  // true
 * permissionCovers('runs:start:extract_*', 'runs:start', 'summarise')           // false
 */
declare function permissionCovers(permission: string, wanted: string, object?: string | undefined): boolean;
/** What is wrong with a permission of `fcc.yaml`: one that covers nothing is a mistake. `undefined` where it covers something. */
declare function permissionProblem(permission: string): string | undefined;

/** Every code that this package can report. */
declare const GOVERNANCE_CODES: readonly string[];
/** Whom and what a problem concerns. */
interface Concern {
    readonly place?: Place | undefined;
    readonly pluginId?: string | undefined;
    readonly pointId?: string | undefined;
}

/** The fields of JSON artifacts that conditions of a workflow may read, by artifact. */
type Artifacts = Readonly<Record<string, Readonly<Record<string, ArtifactField>>>>;
/** The condition of an edge, as a person wrote it. */
interface ConditionSource {
    /** For messages: `edge triage→review`. */
    readonly id: string;
    readonly when: string;
    /** The plugin whose bare names go before all others. */
    readonly pluginId: string;
    readonly concern: Concern;
    /** What the workflow says of its artifacts. */
    readonly artifacts: Artifacts | undefined;
}
/** What a condition is asked about: the content is what has been handed on so far. */
type ConditionInput = Omit<DecisionInput, 'at' | 'findings' | 'couldNotCheck' | 'waivers'>;
/** A condition that was checked and compiled. */
interface Condition {
    /** The artifacts whose fields it reads. */
    readonly artifacts: readonly string[];
    /** Whether the edge is taken; where that cannot be told, why, without content. */
    test(input: ConditionInput): boolean | DecisionError;
}
/** A condition, or everything that is wrong with it. */
interface ConditionResult {
    readonly condition: Condition | undefined;
    readonly problems: readonly Diagnostic[];
}
/**
 * The name of an artifact's field among the facts of a condition. CEL names have no hyphens or dots:
 * they are written as underscores.
 *
 * @example
 * conditionFact('code-rows', 'count') // 'artifacts.code_rows.count'
 */
declare function conditionFact(artifact: string, field: string): string;

/** The reason where no permit names an act that is denied by default. */
declare const NOT_PERMITTED = "not_permitted";

/** What one rule or permit made of the input of a decision, whether it came to say anything or not. */
interface RuleLook {
    readonly rule: string;
    readonly tier: Tier | 'permit';
    /**
     * - `fired`: its predicate held; of a permit, that it permits
     * - `silent`: it did not hold
     * - `not_applicable`: it is about a fact that is not there, or a permit about another act
     * - `not_decided`: it could not be told; a rule then denies
     */
    readonly outcome: 'fired' | 'silent' | 'not_applicable' | 'not_decided';
    readonly error?: DecisionError | undefined;
    /** Its predicate, bare names resolved. */
    readonly when: string;
    /** The facts that it reads, as it saw them; one that is not there is `undefined`. */
    readonly saw: Readonly<Record<string, FactValue | readonly string[] | undefined>>;
    /**
     * The findings that it is about, in their order: by their categories, or by the labels that they give.
     * None where it reads neither.
     */
    readonly findings: readonly Finding[];
}

/** A rule in prose, carried as it is. */
interface ProseRule {
    readonly rule: string;
    readonly text: string;
    readonly cites: readonly string[];
}
/** How far something looks that judges a text, in UTF-16 units. */
interface LookingWindow {
    /** Of those that look so far and no farther. */
    readonly width: number;
    /** Ids of those that decide on the whole. */
    readonly whole: readonly string[];
}
/** What a tenant is governed by: every constitution over it, compiled. Frozen and without state. */
interface Governance {
    /** Of everything that was compiled, in one order: the same whatever order it came in. */
    readonly digest: string;
    /** Rules with a predicate. */
    readonly ruleCount: number;
    readonly notMachineCheckable: readonly ProseRule[];
    readonly schemes: readonly LabelScheme[];
    readonly separations: readonly Separation[];
    /** How many rules look at a point. */
    rulesAt(point: InterventionPoint): number;
    /**
     * How far the rules of a point look, in UTF-16 units, and which of them decide on the whole text: a rule
     * that reads nothing of what is found in it looks no distance.
     */
    windowAt(point: InterventionPoint): LookingWindow;
    /** The roles that may waive a rule, as its layers settled it; none where it is no rule here. */
    waivableBy(rule: string): readonly string[];
    /** How long what a rule asks of people may be answered, by how many, and what becomes of it otherwise. */
    termsOf(rule: string): QuestionTerms;
    /** Checks and compiles the condition of an edge over the same facts; problems are values. */
    condition(source: ConditionSource): ConditionResult;
    /** Decides by predicates over given facts; runs no detector and changes nothing. */
    decide(input: DecisionInput): Decision;
    /**
     * What every rule and permit of the input's point made of it, those that did not fire too, with the facts
     * that each saw. For explaining a decision, not for deciding.
     */
    looks(input: DecisionInput): readonly RuleLook[];
    /**
     * The findings to redact before deciding once more; empty where no remedy would help: a rule that
     * forbids has none, one would not be fixed by it, one could not be decided, or no permit holds.
     */
    resolveRedaction(decision: Decision, input: DecisionInput): readonly Finding[];
}

/** What the literals of built-in facts are checked against. */
interface BuiltInVocabularies {
    readonly purposes: readonly string[];
    readonly gates: readonly string[];
    /** Persona codes; left out, they are not checked. */
    readonly personas?: readonly string[] | undefined;
}

/** A fact namespace with where it comes from. */
interface OriginatedNamespace {
    readonly namespace: FactNamespace;
    readonly origin: Origin;
}

/** A constitution with the layer it writes and where it comes from. */
interface LayeredConstitution {
    readonly layer: Layer;
    readonly constitution: Constitution;
    readonly origin: Origin;
}

/** What a tenant's governance is compiled from. */
interface GovernanceSources {
    readonly constitutions: readonly LayeredConstitution[];
    readonly schemes: readonly LabelScheme[];
    readonly factNamespaces: readonly OriginatedNamespace[];
    /** The linked catalogue, which literals in predicates are checked against. */
    readonly catalogue: {
        /** What installed detectors can find: categories, or prefixes ending in `/`. */
        readonly findingCategories: readonly string[];
        /** Ids of gates. */
        readonly gates: readonly string[];
        /** The purposes of all scenarios. */
        readonly purposes: readonly string[];
        /** Persona codes; left out, they are not checked. */
        readonly personas?: readonly string[] | undefined;
    };
}
/** The governance, or everything that is wrong with it. Warnings do not withhold it. */
interface GovernanceResult {
    readonly governance: Governance | undefined;
    readonly diagnostics: readonly Diagnostic[];
}
/**
 * Compiles every constitution over a tenant: layers them, checks and compiles each predicate,
 * permit and sentence. Pure; problems are values, all of them at once, each with its place.
 *
 * @example
 * const { governance, diagnostics } = compileGovernance({ constitutions, schemes, factNamespaces, catalogue })
 */
declare function compileGovernance(sources: GovernanceSources): GovernanceResult;

/**
 * The layer a constitution may write, from where it comes and never from the file alone: a
 * tenant's file is tenant whatever lists it; what the operator lists by name, and the host's own
 * files, are platform; verticals write vertical. A plugin's rules stand beside those of verticals,
 * and its permits are refused.
 *
 * @example
 * layerOf(contribution.origin, config.governance.constitutions.includes(contribution.id))
 */
declare function layerOf(origin: Origin, isListedByPlatform: boolean): Layer;

/** A detector with the tenant's settings for its plugin. */
interface ConfiguredDetector {
    readonly detector: Detector<unknown>;
    readonly settings: unknown;
}
/** What detectors say of a text, and which of them failed. */
interface Detection {
    /** Merged within each category, by place; spans into the text as it was given. */
    readonly findings: readonly Finding[];
    /** Ids of detectors that threw, or whose findings make no sense. */
    readonly couldNotCheck: readonly string[];
}

/** How many texts a governor remembers the findings of, where nothing else is said. */
declare const DEFAULT_CACHE_SIZE = 10000;
/** How much one detector may find in one text, where nothing else is said: more would take minutes to judge. */
declare const DEFAULT_MAX_FINDINGS = 200000;
/** What a content governor is made from; one per tenant, and never shared between tenants. */
interface ContentGovernorOptions {
    readonly governance: Governance;
    readonly detectors: readonly ConfiguredDetector[];
    readonly tenant: Call['tenant'];
    /**
     * What the cache knows a text by: an HMAC under a key of the tenant's, so that it holds no text and
     * tells none; over a store in memory, which holds the text anyway, a short text may stand for itself.
     */
    keyedDigest(text: string): string;
    /**
     * What a decision's input names a text by, in records: an HMAC under a key of the tenant's. Default
     * `keyedDigest`, where that is one.
     */
    contentDigest?(text: string): string;
    /** How many texts to remember the findings of. Default `DEFAULT_CACHE_SIZE`. */
    readonly cacheSize?: number | undefined;
    /**
     * The most findings of one detector in one text; one with more could not check it. Default
     * `DEFAULT_MAX_FINDINGS`.
     */
    readonly maxFindings?: number | undefined;
}
/** What detection says of a text. */
interface Inspection extends Detection {
    /** The labels that the findings give. */
    readonly labels: LabelSet;
    /** The media type of an attachment that the text is, which no detector reads; absent where it is none. */
    readonly unread?: readonly string[] | undefined;
}
/** Whatever of a text nobody could look into: detectors that failed, and what none of them reads. */
declare function uncheckedOf({ couldNotCheck, unread, }: Pick<Inspection, 'couldNotCheck' | 'unread'>): readonly string[];
/** Content after governance looked at it. */
interface GovernedContent {
    readonly decision: Decision;
    /** The text after a remedy; without one, the text as it was. */
    readonly text: string;
    /** The labels the content came with, joined with those that were found. */
    readonly labels: LabelSet;
    /** What is still found in `text`. */
    readonly findings: readonly Finding[];
    /** The detectors that could not look into `text`: of what they would find nothing is known. */
    readonly couldNotCheck: readonly string[];
    /** The media types of attachments that it is, or that go with it; absent where there are none. */
    readonly unread?: readonly string[] | undefined;
}
/** A decision's input without what the governor finds out itself. */
type GovernedInput = Omit<DecisionInput, 'content' | 'labels' | 'findings' | 'couldNotCheck' | 'unread'>;
/** Content as it is given to be looked at. */
interface ContentToGovern {
    readonly text: string;
    readonly labels: LabelSet;
    /** The media types of attachments that go with the text, which no detector reads. */
    readonly unread?: readonly string[] | undefined;
}
/** A part of a text, with the labels that it comes with. */
interface TextPartToGovern extends ContentToGovern {
    readonly from: number;
    readonly to: number;
}
/** Applies the stated order to one piece of content after another. */
interface ContentGovernor {
    /**
     * Normalise, detect, classify, join labels, decide by predicates, redact where that fixes, detect
     * and decide once more; what is left of approvals is an obligation of the decision. Answers at
     * once where every detector does. Never lowers a label.
     */
    govern(content: ContentToGovern, input: GovernedInput, signal: AbortSignal): GovernedContent | Promise<GovernedContent>;
    /**
     * The same of a part of a text, by what is found in it where it stands: the text around is looked into with
     * it, and what is found there counts for nothing. What is given back is the part.
     *
     * @param part.from where it begins in the text
     * @param part.to where it ends; no finding may reach over either
     */
    governPart(part: TextPartToGovern, input: GovernedInput, signal: AbortSignal): GovernedContent | Promise<GovernedContent>;
    /** How far the detectors look, and which of them decide on the whole text. */
    readonly window: LookingWindow;
    /**
     * Whether some detector says by itself how much of a text is settled: it may read anything of what stands before, so
     * all of that is to be there.
     */
    readonly readsAllBefore: boolean;
    /**
     * The last place of a text before which nothing changes, whatever is written from another place on. Between the two
     * stands at least so much of it, in every form that detectors look at it in: their windows are counted there, where
     * characters that nobody sees are none. Detectors without a window say it by themselves.
     */
    placeBefore(counted: {
        readonly text: string;
        readonly place: number;
        readonly width: number;
    }, signal: AbortSignal): number | Promise<number>;
    /** Detects and classifies only. */
    inspect(text: string, signal: AbortSignal): Inspection | Promise<Inspection>;
}
/**
 * Makes the governor of one tenant.
 *
 * @example
 * const governor = createContentGovernor({ governance, detectors, tenant, keyedDigest })
 * const { decision, text } = await governor.govern(prompt, { at: 'egress', … }, signal)
 */
declare function createContentGovernor(options: ContentGovernorOptions): ContentGovernor;

/**
 * Decides once more what was decided before, on the inputs that were kept with the decision: by the same
 * governance with the same result, by another one with what its rules would have said. Where other
 * rules would redact and those of then did not, the content as their remedy would have left it is not
 * known: the decision is then that on the content as it came.
 *
 * @param inputs one, or two where a remedy changed the content in between
 * @example
 * for (const { inputs } of visit.decisions) decideAgain(proposed, inputs)
 */
declare function decideAgain(governance: Governance, inputs: readonly DecisionInput[]): Decision | undefined;

/** A fact that is there without any plugin's doing, or by a label scheme. */
interface DescribedFact {
    /** As predicates write it: `run.purpose`, `labels`. */
    readonly name: string;
    readonly type: FactType | 'list<finding>';
    /** What it says. */
    readonly description: string;
    /** What its text is drawn from, where that is known: `purpose`. */
    readonly drawnFrom: string | undefined;
    /** What that is here. */
    readonly values: readonly string[];
    /** The label scheme that contributes it; this package where absent. */
    readonly scheme: string | undefined;
    /** Where it is a list of findings: what a predicate can read of each. */
    readonly fields?: readonly DescribedField[];
}
/** What a predicate can read of one finding: `f.category` in `findings.exists(f, …)`. */
interface DescribedField {
    readonly name: string;
    readonly type: string;
    readonly description: string;
}
/**
 * The facts that governance itself provides: what every decision brings along, labels and findings,
 * and those of label schemes. For people who write predicates.
 *
 * @example
 * describeFacts({ schemes, catalogue }).map(({ name }) => name) // ['run.id', 'run.scenario', …]
 */
declare function describeFacts(sources: {
    readonly schemes: readonly LabelScheme[];
    readonly catalogue: BuiltInVocabularies & {
        readonly findingCategories: readonly string[];
    };
}): readonly DescribedFact[];

/**
 * A level's name as predicates write it: what is no letter, digit or underscore becomes `_`.
 *
 * @example
 * levelWord('TOP SECRET')   // 'TOP_SECRET'
 */
declare function levelWord(level: string): string;

/**
 * The labels that findings give: every classification whose finding is there with enough
 * confidence. More findings never give lower labels.
 *
 * @example
 * classifyFindings([phiScheme], [{ category: 'phi/mrn', confidence: 0.9, … }]).categories   // ['phi']
 */
declare function classifyFindings(schemes: readonly LabelScheme[], findings: readonly Finding[]): LabelSet;

/** What written labels mean. */
interface DeclaredLabels {
    readonly labels: LabelSet;
    /** Those that no scheme has: a typo would be a rule that silently does not fire. */
    readonly unknown: readonly string[];
}
/**
 * The labels that an input or a scheme declares: each a category, or a level as `<scheme>:<LEVEL>`.
 * Several levels of one scheme give the highest.
 *
 * @example
 * declaredLabels(schemes, ['phi', 'classification:CUI']).labels
 */
declare function declaredLabels(schemes: readonly LabelScheme[], written: readonly string[]): DeclaredLabels;

/**
 * The least label set that is at least as high as each of those given: the union of categories,
 * the highest level of each scheme, the intersection of each audience. Associative, commutative,
 * idempotent and monotone, with `NO_LABELS` as its identity (a lattice's least upper bound,
 * Denning 1976).
 *
 * @throws FccError `FCC_LABELS_UNKNOWN_LEVEL` for a level that its scheme does not have, and
 * `FCC_LABELS_UNKNOWN_SCHEME` where two levels of a scheme that is not installed would have to be compared.
 * @example
 * joinLabels(schemes, note, attachment)
 */
declare function joinLabels(schemes: readonly LabelScheme[], ...sets: readonly LabelSet[]): LabelSet;
/**
 * Whether one label set is at least as high as another: everything that may be done with content
 * under `upper` may be done with content under `lower`. (Bell and LaPadula 1973: `dominates`.)
 *
 * @example
 * dominatesLabels(schemes, clearance, document.labels)   // may be read
 */
declare function dominatesLabels(schemes: readonly LabelScheme[], upper: LabelSet, lower: LabelSet): boolean;

/** What a label set is made from; whatever is left out is empty. */
interface LabelParts {
    readonly categories?: Iterable<string> | undefined;
    readonly levels?: Readonly<Record<string, string>> | undefined;
    readonly audiences?: Readonly<Record<string, Iterable<string>>> | undefined;
}
/**
 * Makes a label set in its one form: categories and audiences sorted and without duplicates, keys
 * sorted, everything frozen. Two sets that say the same are then deeply equal.
 *
 * @example
 * labelSet({ categories: ['phi', 'mnpi/acme', 'phi'] }).categories   // ['mnpi/acme', 'phi']
 */
declare function labelSet(parts: LabelParts): LabelSet;
/**
 * Removes one category, or with a name ending in `/` every category below it. For use after a
 * permitted `declassify` and nowhere else; levels and audiences stay as they are.
 *
 * @example
 * lowerLabels(labels, 'phi')      // without 'phi'
 * lowerLabels(labels, 'mnpi/')    // without 'mnpi/acme' and every other issuer
 */
declare function lowerLabels(labels: LabelSet, category: string): LabelSet;

/** What a predicate may call, and what it may not with why. */
interface PredicateWords {
    readonly functions: readonly string[];
    readonly methods: readonly string[];
    readonly refused: Readonly<Record<string, string>>;
}
/** The words of the language, for people who write predicates. */
declare const PREDICATE_WORDS: PredicateWords;

/** How large one predicate may be; a larger one is refused when it is loaded. */
declare const PREDICATE_LIMITS: Limits;
/** How deep `exists`, `all` and their kin may stand in one another: each level multiplies the cost. */
declare const MAX_COMPREHENSION_DEPTH = 2;

/** Who has done, or is about to do, what a duty names. */
interface DutyAssignment {
    readonly duty: string;
    /** The person or model behind the persona: two personas of one person are one principal. */
    readonly principal: string;
}
/**
 * The separations that a run would break: a principal who holds two duties that one separation
 * keeps apart (dynamic separation of duty with n = 2, ANSI INCITS 359). One reason per separation and
 * principal, by separation and then by principal.
 *
 * @example
 * separationProblems(governance.separations, [
 *   { duty: 'model', principal: 'ana' },
 *   { duty: 'validate', principal: 'ana' },
 * ])
 */
declare function separationProblems(separations: readonly Separation[], assignments: readonly DutyAssignment[]): readonly DecisionReason[];
/**
 * The separations that a workflow breaks before it ever runs: a persona bound in it that carries two
 * duties which one separation keeps apart (static separation of duty with n = 2, ANSI INCITS 359). A
 * workflow with such a persona does not load.
 */
declare function staticSeparationProblems(separations: readonly Separation[], personas: readonly {
    readonly id: string;
    readonly duties: readonly string[];
}[]): readonly DecisionReason[];

export {
  DEFAULT_CACHE_SIZE,
  DEFAULT_MAX_FINDINGS,
  GOVERNANCE_CODES,
  MAX_COMPREHENSION_DEPTH,
  MAX_PERMISSION_LENGTH,
  NOT_PERMITTED,
  PREDICATE_LIMITS,
  PREDICATE_WORDS,
  accessTable,
  classifyFindings,
  compileGovernance,
  conditionFact,
  createContentGovernor,
  decideAccess,
  decideAgain,
  declaredLabels,
  describeFacts,
  dominatesLabels,
  joinLabels,
  labelSet,
  layerOf,
  levelWord,
  lowerLabels,
  permissionCovers,
  permissionProblem,
  rolesIn,
  separationProblems,
  staticSeparationProblems,
  uncheckedOf,
};
export type {
  AccessDecision,
  AccessLayers,
  AccessRow,
  Condition,
  ConditionInput,
  ConditionResult,
  ConditionSource,
  ConfiguredDetector,
  ContentGovernor,
  ContentGovernorOptions,
  ContentToGovern,
  DeclaredLabels,
  DescribedFact,
  DescribedField,
  DutyAssignment,
  Governance,
  GovernanceResult,
  GovernanceSources,
  GovernedContent,
  GovernedInput,
  Inspection,
  LabelParts,
  LayeredConstitution,
  LookingWindow,
  OriginatedNamespace,
  PermissionLine,
  PredicateWords,
  ProseRule,
  RuleLook,
  TextPartToGovern,
  WantedAccess,
};
