import {
  Decision,
  EdgeKind,
  RelationType,
  RunRecord,
  VisitRecord,
  WorkflowNode,
} from '@fcc/contracts';

/** Entries of an audit log with the checkpoint that they are proven under. Ids, kinds and times only. */
interface AuditChain {
    readonly id: string;
    readonly title: string;
    readonly verdict: 'verified' | 'partial' | 'signer-not-established' | 'failed';
    /** In the order of the log. */
    readonly entries: readonly ChainEntry[];
    readonly checkpoint: {
        /** Entries under it, from the log's beginning; unknown where it cannot be read. */
        readonly size: number | undefined;
        /** The root of the tree, or its beginning. */
        readonly root: string;
        readonly signer: string;
    };
}
interface ChainEntry {
    /** Its place in the log, from 0. */
    readonly index: number;
    readonly type: string;
    /** RFC 3339, UTC. */
    readonly time: string;
    /** Whether anything is wrong with it. */
    readonly isWrong: boolean;
}

/**
 * A proof of an audit log as a chain: its entries by their place in the log, what lies between them, and the signed
 * checkpoint that the proof of each leads to. It stands alone, for light, dark and paper.
 *
 * @example
 * auditChainSvg({ id: '01JD', title: 'Riverside', verdict: 'verified', entries, checkpoint }) // '<svg xmlns=…'
 */
declare function auditChainSvg(chain: AuditChain): string;

/** What a gate asks, and what came of it where it judged something. Texts only, never content. */
interface GateCard {
    readonly id: string;
    readonly title: string;
    /** The artifact it judges, where one is known. */
    readonly on?: string | undefined;
    /** 0..1, the least score that passes. */
    readonly threshold: number;
    readonly checks: readonly GateCardCheck[];
    /** What it said of an artifact; absent where it is shown by itself. */
    readonly judged?: {
        readonly passed: boolean;
        readonly score?: number | undefined;
    } | undefined;
}
interface GateCardCheck {
    readonly id: string;
    /** What it looks at, in words. */
    readonly asks: string;
    /** Whether the gate cannot pass without it. */
    readonly required: boolean;
    readonly outcome?: 'passed' | 'failed' | 'not_measured' | undefined;
}

/**
 * A gate as a card: its threshold on a scale, and each check with what it asks; where it judged something, its
 * score beside the threshold and a sign at each check. It stands alone, for light, dark and paper.
 *
 * @example
 * gateCardSvg({ id: 'acme/garden', title: 'The plan is whole', threshold: 0.8, checks: [] }) // '<svg xmlns=…'
 */
declare function gateCardSvg(card: GateCard): string;

/** How far something is met: `none` is asked for and missing, `other` is said not to apply. */
type GridState = 'whole' | 'part' | 'none' | 'other';
/** Cells in rows, such as the controls of each family of a baseline. */
interface Grid {
    readonly id: string;
    readonly title: string;
    /** One sentence on what it comes to. */
    readonly summary: string;
    readonly rows: readonly GridRow[];
    /** What each state means here, in words: `{ whole: 'covered', part: 'covered in part', … }`. */
    readonly meanings: Readonly<Record<GridState, string>>;
}
interface GridRow {
    /** What the row is called in short: `AC`. */
    readonly name: string;
    readonly about?: string | undefined;
    readonly cells: readonly {
        readonly id: string;
        readonly state: GridState;
    }[];
}

/**
 * A grid of cells by row, each with a form for its state and its id as its title. It stands alone, for light, dark
 * and paper.
 *
 * @example
 * gridSvg({ id: 'coverage', title: 'Coverage', summary: '1 of 2', rows, meanings }) // '<svg xmlns=…'
 */
declare function gridSvg(grid: Grid): string;

/**
 * A workflow as something that can be drawn: texts only, nothing that could move a cursor. Whoever makes
 * one has escaped the control and format characters of its texts; characters that are syntax of SVG or
 * Mermaid are escaped by the drawing itself.
 */
interface WorkflowGraph {
    readonly id: string;
    readonly title: string;
    /** The whole graph in words, for whoever cannot see it. */
    readonly description: string;
    readonly nodes: readonly GraphNode[];
    readonly edges: readonly GraphEdge[];
}
interface GraphNode {
    readonly id: string;
    readonly actor: WorkflowNode['actor']['kind'];
    readonly isStart: boolean;
    /** Its lines, the first one its heading. */
    readonly lines: readonly string[];
    /** The lines of the gate that its work has to pass: a diamond below it, from which its work continues. */
    readonly gate?: readonly string[] | undefined;
    /** The workflow that it does, drawn inside it. */
    readonly inner?: WorkflowGraph | undefined;
}
interface GraphEdge {
    readonly from: string;
    readonly to: string;
    readonly kind: EdgeKind;
    /** Its lines: when it is taken, what it carries, and how often where that is bounded. */
    readonly lines: readonly string[];
}

/**
 * A workflow as a Mermaid flowchart (https://mermaid.js.org/syntax/flowchart.html), with its title
 * and description for screen readers. Node names are numbers, so that no id can be a word of the
 * language; text is written in entities wherever it could mean something.
 */
declare function mermaidText(graph: WorkflowGraph): string;

/** A page that stands alone: a picture, and below it what it says in words. It needs no script and fetches nothing. */
declare function pageHtml({ title, summary, picture, below, }: {
    readonly title: string;
    readonly summary: string;
    /** The picture, and what it is for whoever cannot see it. */
    readonly picture: {
        readonly svg: string;
        readonly label: string;
    };
    /** Elements, escaped already. */
    readonly below: readonly string[];
}): string;

/** One persona's relations as something that can be drawn: texts only, control characters escaped. */
interface RelationPicture {
    readonly id: string;
    /** `Research Crafter (RC)`. */
    readonly title: string;
    /** Who works towards it, in the order in which they are drawn. */
    readonly upstream: readonly DrawnRelation[];
    /** Whom it works towards. */
    readonly downstream: readonly DrawnRelation[];
}
/** A relation with the persona at its other end. */
interface DrawnRelation {
    /** `Blueprint Crafter (BC)`. */
    readonly persona: string;
    readonly type: RelationType;
    readonly strength: 'primary' | 'secondary';
}

/** A persona's relations as a page that stands alone: the picture, and below it each relation in words. */
declare function relationsHtml(picture: RelationPicture): string;

/**
 * A persona's relations as an SVG document that stands alone: who works towards it at the left, whom it
 * works towards at the right, titled and described for screen readers, for light and dark, the types told
 * apart by line and word and not by colour alone.
 */
declare function relationsSvg(picture: RelationPicture): string;

/**
 * A persona's relations drawn with characters, for a terminal: who works towards it above, whom it works
 * towards below, each type with a line of its own.
 *
 * @example
 * relationsText(picture) // ['Blueprint Crafter (BC) ┄feedback┄▶ ┐', 'Research Crafter (RC)', '└ ─handoff─▶ Blueprint Crafter (BC)']
 */
declare function relationsText({ title, upstream, downstream }: RelationPicture): readonly string[];

/** What a run is drawn from, as `session.explain` gives it. Never content. */
interface ExplainedRun {
    readonly run: RunRecord;
    /** What was decided of its input, before its first visit. */
    readonly intake: readonly Decision[];
    readonly visits: readonly VisitRecord[];
}
/** How a step went: told by sign, form and line, and not by colour alone. */
type StepOutcome = 'well' | 'badly' | 'waiting' | 'back';
/** One thing that happened in a run, in a row of its own. */
interface RunStep {
    readonly kind: 'start' | 'visit' | 'gate' | 'question' | 'end';
    /** The node, the gate or the state, for whoever looks for it in the file. */
    readonly id: string;
    /** Which lane it is in, from 0. */
    readonly lane: number;
    readonly outcome: StepOutcome;
    /** What is seen of it, the first text its heading; none of them is shortened yet. */
    readonly texts: readonly string[];
    /** Why it went so: rules, checks, ways that were not taken. */
    readonly reasons: readonly string[];
}
/** A way from one step to a later one, by their places in the list. */
interface RunEdge {
    readonly from: number;
    readonly to: number;
    readonly kind: EdgeKind;
}
/** A run as something that can be drawn: a lane for the run itself and one for each persona, and steps in order. */
interface RunPicture {
    readonly id: string;
    readonly title: string;
    /** The run in one sentence. */
    readonly summary: string;
    /** The whole run in words, for whoever cannot see it. */
    readonly description: string;
    readonly lanes: readonly string[];
    readonly steps: readonly RunStep[];
    readonly edges: readonly RunEdge[];
}

/**
 * What there is to draw of a run: its start, its visits in the order in which they were committed with their gates
 * below them, what it waits for, and its end. Ways are those that the records name; the last visit leads to the
 * end of a run that ended. Pure.
 *
 * @example
 * runSvg(resolveRunPicture(await session.explain(run.id)))
 */
declare function resolveRunPicture({ run, intake, visits }: ExplainedRun): RunPicture;

/**
 * A run as a page that stands alone: its picture, whose steps lead to their reasons, and below it each step with its
 * reasons to unfold, those that went badly or wait unfolded. It needs no script, fetches nothing, and has no content of inputs or artifacts.
 *
 * @example
 * runHtml(resolveRunPicture(await session.explain(run.id))) // '<!doctype html>…'
 */
declare function runHtml(picture: RunPicture): string;

/**
 * A run as an SVG document that stands alone: a lane for each persona, its visits from top to bottom, gates as
 * diamonds, and the reasons of each step as its title. Titled and described for screen readers, for light and dark;
 * no script, no font, nothing fetched, and no content of inputs or artifacts.
 *
 * @example
 * runSvg(resolveRunPicture(await session.explain(run.id))) // '<svg xmlns=…'
 *
 * @param picture what is drawn
 * @param hasReasonsBelow whether each step leads to its reasons, which stand below it on the same page
 */
declare function runSvg(picture: RunPicture, { hasReasonsBelow }?: {
    hasReasonsBelow?: boolean | undefined;
}): string;

/** Values over days with a limit below which each counts as an exception, such as a backtest. */
interface Series {
    readonly id: string;
    readonly title: string;
    /** One sentence on what it comes to. */
    readonly summary: string;
    readonly points: readonly SeriesPoint[];
    /** What the values, the limit and what lies beyond it are called. */
    readonly names: {
        readonly value: string;
        readonly limit: string;
        readonly exception: string;
    };
}
interface SeriesPoint {
    /** An ISO 8601 calendar date. */
    readonly date: string;
    /** A fraction: -0.012 is a loss of 1.2 %. */
    readonly value: number;
    /** The limit of that day, on the same scale. */
    readonly limit: number;
    readonly isException: boolean;
}

/**
 * A line of values with its limit, and every exception marked and dated. It stands alone, for light, dark and paper.
 *
 * @example
 * seriesSvg({ id: 'backtest', title: 'Backtest', summary: '3 exceptions', points, names }) // '<svg xmlns=…'
 */
declare function seriesSvg(series: Series): string;

/**
 * A workflow as an SVG document that stands alone: titled and described for screen readers, for
 * light and dark, its kinds of edges told apart by line, head and sign and not by colour alone.
 */
declare function svgText(graph: WorkflowGraph): string;

export {
  auditChainSvg,
  gateCardSvg,
  gridSvg,
  mermaidText,
  pageHtml,
  relationsHtml,
  relationsSvg,
  relationsText,
  resolveRunPicture,
  runHtml,
  runSvg,
  seriesSvg,
  svgText,
};
export type {
  AuditChain,
  ChainEntry,
  DrawnRelation,
  ExplainedRun,
  GateCard,
  GateCardCheck,
  GraphEdge,
  GraphNode,
  Grid,
  GridRow,
  GridState,
  RelationPicture,
  RunEdge,
  RunPicture,
  RunStep,
  Series,
  SeriesPoint,
  StepOutcome,
  WorkflowGraph,
};
