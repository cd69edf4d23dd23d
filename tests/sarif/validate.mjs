// Validates a SARIF log as code scanning services do:
//
//   node validate.mjs LOG [--results N]
//   node validate.mjs LOG --merge OTHER
//
// against the JSON schema, with Microsoft's multitool and its rules for GitHub,
// for agreement with itself and with the sources that it speaks of, and for the
// fingerprints that the multitool computes. With --merge, only against the schema, and that the multitool can
// merge it with another log. Exit code 0 if all is well. Node's
// modules are looked for beside the working directory's package.json.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(resolve('package.json'));
const Ajv2020 = require('ajv/dist/2020.js').default;
const addFormats = require('ajv-formats').default;
const multitoolDirectory = resolve('node_modules/@microsoft/sarif-multitool-linux');
const multitool = join(multitoolDirectory, 'Sarif.Multitool');

const faults = [];
function fault(text) {
  faults.push(text);
}

function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}

// The schema comes first: the multitool is silent about whole classes of faults
// that it finds, such as values that are not in an enumeration.
function checkSchema(log) {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats(ajv);
  const validate = ajv.compile(readJson(join(multitoolDirectory, 'sarif-2.1.0.json')));
  if (validate(log)) return;
  for (const error of validate.errors) {
    fault(`schema: ${error.instancePath} ${error.message}`);
  }
}

function runMultitool(...args) {
  const run = spawnSync(multitool, args, {
    encoding: 'utf8',
    // There are no locales in a small container.
    env: { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' },
  });
  if (run.error) throw run.error;
  return run.stdout + run.stderr;
}

// Its exit code is 0 whatever it finds, so its own log decides.
function checkWithMultitool(path, directory) {
  const reportPath = join(directory, 'validation.sarif');
  const output = runMultitool('validate', path, '--rule-kind', 'Sarif;Ghas',
    '--level', 'Error;Warning', '-o', reportPath, '--log', 'ForceOverwrite');
  let report;
  try {
    report = readJson(reportPath);
  } catch {
    fault(`multitool: ${output.trim()}`);
    return;
  }
  for (const run of report.runs) {
    for (const result of run.results ?? []) {
      if (result.level !== 'error') continue;
      const place = result.locations?.[0]?.physicalLocation?.region?.startLine;
      fault(`multitool: ${result.ruleId} at line ${place}: ` +
            `${JSON.stringify(result.message.arguments ?? result.message)}`);
    }
    for (const invocation of run.invocations ?? []) {
      for (const notification of [
        ...(invocation.toolExecutionNotifications ?? []),
        ...(invocation.toolConfigurationNotifications ?? []),
      ]) {
        if (notification.level === 'error') {
          fault(`multitool: ${notification.message.text}`);
        }
      }
    }
  }
}

// The path of an artifact location.
function pathOf(run, location) {
  const base = location.uriBaseId
    ? run.originalUriBaseIds[location.uriBaseId].uri
    : undefined;
  return fileURLToPath(new URL(location.uri, base));
}

// A region's part of a text, and whether it lies within it. Columns count
// UTF-16 code units, as JavaScript's strings do.
function textOf(text, region) {
  const lines = text.split(/(?<=\r\n|\n|\r(?!\n))/);
  const at = (line, column) => {
    const length = lines[line - 1]?.replace(/[\r\n]+$/, '').length ?? 0;
    if (line > lines.length + 1 || column > length + 1) return NaN;
    return lines.slice(0, line - 1).join('').length + column - 1;
  };
  const begin = at(region.startLine, region.startColumn ?? 1);
  const endLine = region.endLine ?? region.startLine;
  const endOfLine = (lines[endLine - 1] ?? '').replace(/[\r\n]+$/, '').length + 1;
  const end = at(endLine, region.endColumn ?? endOfLine);
  return begin <= end ? text.slice(begin, end) : undefined;
}

function checkRegion(text, region, where) {
  const found = textOf(text, region);
  if (found === undefined) {
    fault(`${where}: region ${JSON.stringify(region)} is not in the file`);
  } else if (region.snippet && region.snippet.text !== found) {
    fault(`${where}: snippet ${JSON.stringify(region.snippet.text)}, ` +
          `but the file has ${JSON.stringify(found)}`);
  }
}

function checkLocation(run, location, where) {
  const { artifactLocation, region, contextRegion } = location.physicalLocation;
  const artifact = run.artifacts[artifactLocation.index];
  if (artifact?.location.uri !== artifactLocation.uri) {
    fault(`${where}: artifact ${artifactLocation.index} is another file`);
  }
  const text = readFileSync(pathOf(run, artifactLocation), 'utf8');
  for (const key of ['startLine', 'startColumn', 'endLine', 'endColumn']) {
    if (!(region[key] >= 1)) fault(`${where}: region has no ${key}`);
  }
  checkRegion(text, region, where);
  if (contextRegion) checkRegion(text, contextRegion, where);
}

function checkFix(run, fix, where) {
  for (const change of fix.artifactChanges) {
    const text = readFileSync(pathOf(run, change.artifactLocation), 'utf8');
    for (const { deletedRegion } of change.replacements) {
      checkRegion(text, deletedRegion, `${where}, fix`);
    }
  }
}

function checkResult(run, result, where) {
  const rules = run.tool.driver.rules;
  if (rules[result.ruleIndex]?.id !== result.ruleId) {
    fault(`${where}: rule ${result.ruleIndex} is not ${result.ruleId}`);
  }
  for (const location of [...result.locations, ...(result.relatedLocations ?? [])]) {
    checkLocation(run, location, where);
  }
  for (const fix of result.fixes ?? []) checkFix(run, fix, where);
}

function checkAgreement(log) {
  for (const run of log.runs) {
    for (const artifact of run.artifacts) {
      if (!artifact.hashes) continue;
      const text = readFileSync(pathOf(run, artifact.location));
      const hash = createHash('sha256').update(text).digest('hex');
      if (hash !== artifact.hashes['sha-256'] || text.length !== artifact.length) {
        fault(`${artifact.location.uri}: wrong hash or length`);
      }
    }
    run.results.forEach((result, i) => checkResult(run, result, `result ${i}`));
  }
}

function fingerprints(log) {
  return log.runs.flatMap((run) => run.results.map(
    (result) => result.partialFingerprints?.primaryLocationLineHash));
}

function checkFingerprints(log, directory) {
  const bare = join(directory, 'bare.sarif');
  const rewritten = join(directory, 'rewritten.sarif');
  // What is there already would be left as it is.
  writeFileSync(bare, JSON.stringify(log, (key, value) =>
    key === 'partialFingerprints' ? undefined : value));
  const output = runMultitool('rewrite', bare, '--insert',
    'RollingHashPartialFingerprints', '-o', rewritten, '--log', 'ForceOverwrite');
  let expected;
  try {
    expected = fingerprints(readJson(rewritten));
  } catch {
    fault(`multitool: ${output.trim()}`);
    return;
  }
  fingerprints(log).forEach((own, i) => {
    if (own === undefined || own !== expected[i]) {
      fault(`result ${i}: fingerprint ${own}, but the multitool has ${expected[i]}`);
    }
  });
}

function checkMerge(log, path, other, directory) {
  const output = runMultitool('merge', path, other, '--output-directory',
    directory, '--output-file', 'merged.sarif', '--log', 'ForceOverwrite');
  const countOf = ({ runs }) => runs.reduce((n, run) => n + run.results.length, 0);
  try {
    const merged = countOf(readJson(join(directory, 'merged.sarif')));
    const expected = countOf(log) + countOf(readJson(other));
    if (merged !== expected) fault(`merged: ${merged} results, not ${expected}`);
  } catch {
    fault(`multitool: ${output.trim()}`);
  }
}

function main([path, option, value]) {
  const log = readJson(path);
  checkSchema(log);
  if (option === '--merge') {
    const directory = mkdtempSync(join(tmpdir(), 'ctxtidy-sarif-'));
    checkMerge(log, path, value, directory);
    rmSync(directory, { recursive: true });
    return finish(path, log);
  }
  // What follows takes the schema for granted.
  if (faults.length === 0) {
    const directory = mkdtempSync(join(tmpdir(), 'ctxtidy-sarif-'));
    checkAgreement(log);
    checkWithMultitool(path, directory);
    checkFingerprints(log, directory);
    rmSync(directory, { recursive: true });
  }
  const results = log.runs?.[0]?.results?.length;
  if (option === '--results' && results !== Number(value)) {
    fault(`${results} results, but ${value} were expected`);
  }
  finish(path, log);
}

function finish(path, log) {
  const results = log.runs?.[0]?.results?.length;
  for (const text of faults) console.error(`${path}: ${text}`);
  if (faults.length === 0) console.log(`${path}: ${results} results, valid`);
  process.exit(faults.length === 0 ? 0 : 1);
}

main(process.argv.slice(2));
