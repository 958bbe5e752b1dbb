// Generates a client from the OpenAPI document, type-checks it together with a program that uses it, and runs the program:
// node generated-client.mjs <openapi.yaml> <empty directory> <arguments of the program...>
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createClient } from '@hey-api/openapi-ts';
import ts from 'typescript';

const [input, directory, ...rest] = process.argv.slice(2);
const program = join(directory, 'shopping.ts');
mkdirSync(directory, { recursive: true });
await createClient({ input, output: join(directory, 'client'), plugins: ['@hey-api/client-fetch'], logs: { level: 'silent' } });
copyFileSync(join(dirname(fileURLToPath(import.meta.url)), 'shopping.ts'), program);
writeFileSync(join(directory, 'package.json'), '{"type":"commonjs"}');

const compiled = ts.createProgram([program], {
  strict: true,
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  module: ts.ModuleKind.CommonJS,
  types: [],
  outDir: join(directory, 'out'),
});
const problems = [...ts.getPreEmitDiagnostics(compiled), ...compiled.emit().diagnostics];
for (const problem of problems) {
  console.error(`${problem.file?.fileName}: ${ts.flattenDiagnosticMessageText(problem.messageText, '\n')}`);
}

writeFileSync(join(directory, 'out', 'package.json'), '{"type":"commonjs"}');
process.exitCode = problems.length > 0 ? 1 : spawnSync(process.execPath, [join(directory, 'out', 'shopping.js'), ...rest], { stdio: 'inherit' }).status;
