// node .ci/what-failed.mjs REPORT.json...: what did not pass in these reports of vitest, by name, with the first lines of why.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

const why = (text) => text.split('\n').slice(0, 4).join('\n    ').slice(0, 800);

for (const file of process.argv.slice(2)) {
  const suite = basename(file, '.json');
  const { testResults } = JSON.parse(readFileSync(file, 'utf8'));
  for (const { name, message, assertionResults } of testResults) {
    if (message) process.stdout.write(`${suite}: ${basename(name)}\n    ${why(message)}\n`);
    for (const { status, fullName, failureMessages } of assertionResults) {
      if (status !== 'passed')
        process.stdout.write(`${suite}: ${status}: ${fullName}\n    ${why(failureMessages.join('\n'))}\n`);
    }
  }
}
