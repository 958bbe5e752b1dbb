// Lints the description of the API and prints it with every reference resolved: node openapi.mjs <openapi.yaml>
import { bundle, createConfig, lint } from '@redocly/openapi-core';

const ref = process.argv[2];
const config = await createConfig({
  extends: ['recommended-strict'],
  rules: {
    'operation-4xx-response': 'off', // What is on sale and whether all is well can be asked by anyone, in any way.
    'no-server-example.com': 'off', // LocalHost is the one server that every reader has.
    'no-invalid-media-type-examples': 'error',
  },
});
const problems = (await lint({ ref, config })).map((problem) => `${problem.ruleId}: ${problem.message} (${problem.location[0]?.pointer})`);
const { bundle: { parsed: document } } = await bundle({ ref, config, dereference: true });
process.stdout.write(JSON.stringify({ problems, document }));
