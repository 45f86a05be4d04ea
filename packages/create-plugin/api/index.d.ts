/** What the program is given of its process. */
interface Streams {
    readonly stdin: NodeJS.ReadableStream;
    readonly stdout: NodeJS.WritableStream;
    readonly stderr: NodeJS.WritableStream;
    readonly cwd: string;
    /** Whether a person sits there who can be asked. */
    readonly isInteractive: boolean;
}
/**
 * The program. Reads the words after its name, makes the package or says why not, and gives back
 * the exit code: 0 made, 1 could not be made, 2 asked for wrongly. It never throws and never ends
 * the process.
 *
 * @example
 * process.exitCode = await main(['acme-tone', '--yes'], { stdin, stdout, stderr, cwd: process.cwd(), isInteractive: false })
 */
declare function main(argv: readonly string[], streams: Streams): Promise<0 | 1 | 2>;

export {
  main,
};
export type {
  Streams,
};
