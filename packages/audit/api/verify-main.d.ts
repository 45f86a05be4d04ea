/** Where the verifier writes. */
interface VerifyOutput {
    write(text: string): void;
    writeError(text: string): void;
}
/**
 * The verifier as a program: reads an export, prints a report, needs nothing but this package.
 *
 * @param argv The words after the program's name: FILE --key FILE|STRING [--since FILE] [--partial] [--json] [--help]
 * @returns The exit code: 0 verified (with `--partial` a part as well), 1 failed, 2 usage (also a file that
 * cannot be read), 3 signer not established, 6 a part of a log only.
 * @example
 * process.exitCode = main(['audit.jsonl', '--key', 'riverside.pub'])
 */
declare function main(argv: readonly string[], output?: VerifyOutput): number;

export {
  main,
};
export type {
  VerifyOutput,
};
