import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { repository } from '../source/repository.ts'

const template = join(repository, 'packages/create-fcc-plugin/template/node_modules')

/**
 * Compiles every TypeScript file that guides left in their projects, in one program, as a strict
 * reader's compiler would; the packages are read from their sources.
 *
 * @returns what the compiler complains of; nothing where all is well
 */
export function compileGuides(projects: readonly string[], folder: string): Promise<string> {
  const settings = {
    compilerOptions: {
      target: 'es2023',
      lib: ['es2024', 'dom'],
      module: 'nodenext',
      customConditions: ['source'],
      strict: true,
      noUncheckedIndexedAccess: true,
      verbatimModuleSyntax: true,
      erasableSyntaxOnly: true,
      allowImportingTsExtensions: true,
      skipLibCheck: true,
      noEmit: true,
      types: ['node'],
      typeRoots: [join(template, '@types')],
    },
    include: projects.map((project) => join(project, '*/**/*.ts')),
    exclude: projects.flatMap((project) =>
      ['node_modules', 'dist'].map((made) => join(project, `**/${made}`)),
    ),
  }
  const file = join(folder, 'tsconfig.guides.json')
  writeFileSync(file, JSON.stringify(settings))
  const parameters = [join(template, 'typescript/bin/tsc'), '-p', file]
  return new Promise((resolve) => {
    execFile(process.execPath, parameters, (error, out) => {
      resolve(error === null ? out : `${out}\n${error.message}`)
    })
  })
}
